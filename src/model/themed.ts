const HEX = /^#[0-9a-f]{6}$/i;
const GREY = "#6b7280";

/** A colour of the data as a theme draws it: lighter on dark ground; a faulty one is grey. `dark`: what the schema says it is on dark ground. */
export function themed(color: string, isDark: boolean, dark: string | null = null): string {
  if (isDark && dark !== null && HEX.test(dark)) return dark.toLowerCase();
  const sound = HEX.test(color) ? color.toLowerCase() : GREY;
  return isDark ? mix(sound, "#ffffff", 0.38) : sound;
}

/** @param share of `other`, 0 to 1. */
export function mix(color: string, other: string, share: number): string {
  const [a, b] = [channels(color), channels(other)];
  return `#${a.map((value, i) => hex(value + ((b[i] ?? 0) - value) * share)).join("")}`;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}
