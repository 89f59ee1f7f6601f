import { type ReactElement, useId } from "react";
import { SUPPORT } from "../../src/model/support.ts";
import { grouped } from "../../src/wording/counts.ts";
import { POSSIBLE_THEN } from "../../src/wording/filters/holds.ts";
import {
  CONTESTED_HINT,
  CONTESTED_MEANING,
  SUPPORT_LABEL,
  SUPPORT_MEANING,
} from "../../src/wording/support/support.ts";
import { faded } from "../derive/scene/build-scene.ts";
import { useSession } from "../state/session.ts";
import { LegendRow } from "./legend-row.tsx";
import { LegendSection } from "./legend-section.tsx";
import { LineSwatch } from "./swatches.tsx";

/** Support is line style; choosing a level leaves out what has less. */
export function SupportScale(): ReactElement {
  const { state, dispatch, seen, shown, palette } = useSession();
  const name = useId();
  const { support, contested, single } = state.filters;
  return (
    <LegendSection title="Support at least" note={support ? SUPPORT_LABEL[support].toLowerCase() : ""}>
      {SUPPORT.toReversed().map((level) => (
        <label
          key={level}
          className={`legend-row${shown.counts.support.get(level) ? "" : " empty"}`}
          title={SUPPORT_MEANING[level]}
        >
          <input
            type="radio"
            name={name}
            checked={(support ?? "denied") === level}
            onChange={() => dispatch({ type: "filter", change: { support: level === "denied" ? null : level } })}
          />
          <LineSwatch support={level} color={palette.text} />
          <span className="legend-label">{level === "denied" ? "Denied, and all above" : SUPPORT_LABEL[level]}</span>
          <span className="count">{grouped(shown.counts.support.get(level) ?? 0)}</span>
        </label>
      ))}
      <LegendRow
        label="Contested only"
        count={shown.counts.contested}
        on={contested}
        onChange={() => dispatch({ type: "filter", change: { contested: !contested } })}
        hint={CONTESTED_HINT}
      />
      <p className="legend-key">
        <LineSwatch contested="by-rival" support="corroborated" color={palette.text} />{" "}
        {CONTESTED_MEANING["by-rival"].toLowerCase()}
      </p>
      <p className="legend-key">
        <LineSwatch contested="by-party" support="corroborated" color={palette.text} />{" "}
        {CONTESTED_MEANING["by-party"].toLowerCase()}
      </p>
      <p className="legend-key">
        <LineSwatch contested="independently" support="corroborated" color={palette.text} />{" "}
        {CONTESTED_MEANING.independently.toLowerCase()}
      </p>
      {seen.possible > 0 && (
        <p className="legend-key">
          <LineSwatch support="corroborated" color={faded(palette.text, palette)} /> {POSSIBLE_THEN.toLowerCase()}
        </p>
      )}
      <LegendRow
        label="Single voice only"
        count={shown.counts.single}
        on={single}
        onChange={() => dispatch({ type: "filter", change: { single: !single } })}
        hint="Facts that rest on exactly one independent voice"
      />
    </LegendSection>
  );
}
