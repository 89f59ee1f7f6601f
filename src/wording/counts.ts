/** `16,500`: for people only. Scripts get plain numbers. Without a locale, since output is the same on each machine. */
export function grouped(number: number): string {
  const [whole = "", fraction] = String(number).split(".");
  if (!/^\d+$/.test(whole)) return String(number);
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** `3 facts`, `1,200 facts` */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}
