/** `16,500`: for people only. Scripts get plain numbers. Without a locale, since output is the same on each machine. */
export function grouped(number: number): string {
  const [whole = "", fraction] = String(number).split(".");
  if (!/^-?\d+$/.test(whole)) return String(number);
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** `3 facts`, `1,200 facts` */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** `12 facts, 3 of them only expected`: how many facts a voice has a say in. */
export function heardText(facts: number, expected: number): string {
  return countedAs(facts, expected, "only expected");
}

/** `10 facts, 1 of them denied`: what a band between two entities holds. */
export function bandText(facts: number, denied: number): string {
  return countedAs(facts, denied, "denied");
}

function countedAs(facts: number, some: number, what: string): string {
  const all = count(facts, "fact");
  if (some === 0) return all;
  return some === facts ? `${all}, ${what}` : `${all}, ${grouped(some)} of them ${what}`;
}

/** `5 of 1,200 facts`: a list that was cut. @param isAtLeast there may be more */
export function partOf(shown: number, all: number, many: string, isAtLeast = false): string {
  return `${grouped(shown)} of ${isAtLeast ? "more than " : ""}${grouped(all)} ${many}`;
}
