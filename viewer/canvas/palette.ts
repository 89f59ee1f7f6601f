import * as colors from "../../src/model/outputs/themed.ts";

/** The canvas's own colours; the page's are in theme.css. */
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

/** A colour of the data as this theme draws it. `dark`: what the schema says it is on dark ground. */
export function themed(color: string, palette: Palette, dark: string | null = null): string {
  return colors.themed(color, palette.dark, dark);
}

const mixed = new Map<string, string>();

/** Kept, since every frame mixes the same few. @param share of `other`, 0 to 1. */
export function mix(color: string, other: string, share: number): string {
  const key = `${color}${other}${share}`;
  let result = mixed.get(key);
  if (result === undefined) {
    result = colors.mix(color, other, share);
    if (mixed.size > 5000) mixed.clear();
    mixed.set(key, result);
  }
  return result;
}

/** A line's colour for the words beside it: as near to it as reads well, at a contrast of 4.5 to the ground (WCAG 1.4.3). */
export function legible(color: string, palette: Palette): string {
  for (let share = 0.35; share < 1; share += 0.1) {
    const ink = mix(color, palette.text, share);
    if (colors.contrast(ink, palette.background) >= 4.5) return ink;
  }
  return palette.text;
}
