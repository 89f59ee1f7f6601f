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

/** How much lighter one colour is than the other, from 1 to 21, as WCAG 2 has it. */
export function contrast(color: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(color), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}
