import type { ReactElement } from "react";
import type { Rollup } from "../../src/model/fact.ts";
import { LineSwatch } from "../legend/swatches.tsx";
import { SUPPORT_LABEL, SUPPORT_MEANING } from "./words.ts";

/** Line style and words, never colour alone. */
export function SupportBadge({ rollup }: { readonly rollup: Rollup }): ReactElement {
  const { support, contested } = rollup;
  return (
    <span className={`support-badge support-${support}`} title={SUPPORT_MEANING[support]}>
      <LineSwatch support={support} contested={contested} color="currentColor" />
      {SUPPORT_LABEL[support]}
      {contested !== "no" && <span className="contested"> · contested</span>}
    </span>
  );
}
