import type { ReactElement } from "react";
import type { Rollup } from "../../src/model/fact.ts";
import { CONTESTED_MEANING, SUPPORT_MEANING, supportLabel } from "../../src/wording/support/support.ts";
import { LineSwatch } from "../legend/swatches.tsx";

/** Line style and words, never colour alone. */
export function SupportBadge({ rollup }: { readonly rollup: Rollup }): ReactElement {
  const { support, contested } = rollup;
  return (
    <span className={`support-badge support-${support}`} title={SUPPORT_MEANING[support]}>
      <LineSwatch support={support} contested={contested} color="currentColor" />
      {supportLabel(rollup)}
      {contested !== "no" && (
        <span className="contested" title={CONTESTED_MEANING[contested]}>
          {" "}
          · contested
        </span>
      )}
    </span>
  );
}
