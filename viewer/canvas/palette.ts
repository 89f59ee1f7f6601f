/** The canvas's own colours; the page's stand in theme.css. */
export interface Palette {
  readonly dark: boolean;
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly selection: string;
  /** Who denies. */
  readonly deny: string;
}

export const PALETTES: Readonly<Record<"light" | "dark", Palette>> = {
  light: {
    dark: false,
    background: "#faf9f6",
    text: "#1c1b19",
    muted: "#6a665f",
    selection: "#1c1b19",
    deny: "#a61b3c",
  },
  dark: { dark: true, background: "#131417", text: "#eceae5", muted: "#a09b92", selection: "#f5f3ee", deny: "#f08fa6" },
};

const HEX = /^#[0-9a-f]{6}$/i;
const mixed = new Map<string, string>();

/** A colour of the data as this theme draws it: lighter on dark ground; a faulty one is grey. `dark`: what the schema says it is on dark ground. */
export function themed(color: string, palette: Palette, dark: string | null = null): string {
  if (palette.dark && dark !== null && HEX.test(dark)) return dark.toLowerCase();
  const sound = HEX.test(color) ? color.toLowerCase() : "#6b7280";
  return palette.dark ? mix(sound, "#ffffff", 0.38) : sound;
}

/** @param share of `other`, 0 to 1. */
export function mix(color: string, other: string, share: number): string {
  const key = `${color}${other}${share}`;
  let result = mixed.get(key);
  if (result === undefined) {
    const [a, b] = [channels(color), channels(other)];
    result = `#${a.map((value, i) => hex(value + ((b[i] ?? 0) - value) * share)).join("")}`;
    if (mixed.size > 5000) mixed.clear();
    mixed.set(key, result);
  }
  return result;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}
