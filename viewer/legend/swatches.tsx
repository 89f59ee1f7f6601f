import type { ReactElement } from "react";
import { DASHES, THICKNESS } from "../../src/draw/line-styles.ts";
import type { Variant } from "../../src/draw/mark.ts";
import { outline } from "../../src/draw/shape-outline.ts";
import type { Shape } from "../../src/model/schema.ts";
import type { Contested, Support } from "../../src/model/support.ts";

/** The mark of an entity type, drawn as on the canvas. */
export function ShapeSwatch({
  shape,
  variant,
  color,
}: {
  readonly shape: Shape;
  readonly variant: Variant;
  readonly color: string;
}): ReactElement {
  const d = outline(shape, 6);
  return (
    <svg className="swatch" viewBox="-9 -9 18 18" aria-hidden="true">
      {variant === "filled" ? (
        <path d={d} fill={color} />
      ) : (
        <path d={d} fill="none" stroke={color} strokeWidth={variant === "ringed" ? 1.4 : 2.2} strokeLinejoin="round" />
      )}
      {variant === "ringed" && <path d={outline(shape, 3.4)} fill={color} />}
      {variant === "dotted" && <circle r="1.8" fill={color} />}
    </svg>
  );
}

interface LineProps {
  readonly support?: Support;
  readonly contested?: Contested;
  readonly color: string;
}

/** A stretch of line in the style of a level of support, with its mark. */
export function LineSwatch({ support = "confirmed", contested = "no", color }: LineProps): ReactElement {
  const dashes = DASHES[support];
  return (
    <svg className="line-swatch" viewBox="0 0 34 14" aria-hidden="true">
      <line
        x1="2"
        x2="32"
        y1="7"
        y2="7"
        stroke={color}
        strokeWidth={THICKNESS[support]}
        strokeDasharray={dashes.length > 0 ? dashes.map((n) => n || 0.01).join(" ") : undefined}
        strokeLinecap={dashes[0] === 0 ? "round" : "butt"}
      />
      {support === "denied" && <path d="M13 3l8 8M21 3l-8 8" stroke={color} strokeWidth="2" />}
      {support !== "denied" && contested !== "no" && (
        <path
          className="slash-gap"
          d={contested !== "independently" ? "M14.500 12.500 19.500 1.500" : "M13 12.500 18 1.500M16 12.500 21 1.500"}
          strokeWidth="5"
        />
      )}
      {support !== "denied" && contested !== "no" && contested !== "independently" && (
        <path d="M15 12 19 2" stroke={color} strokeWidth="1.8" />
      )}
      {support !== "denied" && contested === "independently" && (
        <path d="M13 12 17 2M17 12 21 2" stroke={color} strokeWidth="1.8" />
      )}
    </svg>
  );
}
