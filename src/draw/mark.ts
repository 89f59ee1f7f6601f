import { compareText } from "../model/order.ts";
import type { Schema, Shape } from "../model/schema.ts";
import { outline } from "./shape-outline.ts";
import { element } from "./svg-text.ts";

/** Types that share a shape still differ without colour: by filling. */
export const VARIANTS = ["filled", "hollow", "dotted"] as const;
/** Ringed: not of a type, but what is folded into one. */
export type Variant = (typeof VARIANTS)[number] | "ringed";

/** Entity types of one shape differ by filling, in order of name: nothing is told by colour alone. */
export function shapeVariants(schema: Schema): ReadonlyMap<string, Variant> {
  const variants = new Map<string, Variant>();
  const used = new Map<string, number>();
  const types = Object.values(schema.entities).filter((type) => !type.abstract);
  for (const { name, shape } of types.sort((a, b) => compareText(a.name, b.name))) {
    const n = used.get(shape) ?? 0;
    variants.set(name, VARIANTS[Math.min(n, VARIANTS.length - 1)] ?? "filled");
    used.set(shape, n + 1);
  }
  return variants;
}

/** One mark: filled, hollow, hollow with a dot, or filled with a ring around it. */
export function shape(
  { shape, variant }: { readonly shape: Shape; readonly variant: Variant },
  r: number,
  color: string,
  ground: string,
): string {
  if (variant === "filled") return element("path", { d: outline(shape, r), fill: color });
  if (variant === "ringed") {
    const wide = Math.max(1.2, r * 0.14);
    const around = { fill: ground, stroke: color, "stroke-width": wide };
    return (
      element("path", { d: outline(shape, r - wide / 2), ...around }) +
      element("path", { d: outline(shape, r * 0.7), fill: color })
    );
  }
  const width = Math.max(1.6, r * 0.3);
  const ring = element("path", {
    d: outline(shape, r - width / 2),
    fill: ground,
    stroke: color,
    "stroke-width": width,
  });
  return variant === "dotted" ? ring + element("circle", { r: r * 0.28, fill: color }) : ring;
}
