import type { ReactElement } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { CHANGES, type Change } from "../../src/model/outputs/page.ts";
import { CHANGE_LABEL, CHANGE_SIGN, CHANGE_TITLES, comparedText } from "../../src/wording/changes/change-marks.ts";
import { themed } from "../canvas/palette.ts";
import { plain } from "../data/plain-text.ts";
import { CHANGE_COLOR } from "../derive/changes.ts";
import { LineSwatch } from "../legend/swatches.tsx";
import { useSession } from "../state/session.ts";

/** Which two states are shown as one graph, what its colours mean, and whether the rest is shown too. */
export function ChangesBar(): ReactElement | null {
  const { atlas, state, dispatch, palette } = useSession();
  const { changes } = atlas;
  if (changes === null) return null;
  const counts = new Map<Change, number>();
  for (const { change } of changes.items) counts.set(change, (counts.get(change) ?? 0) + 1);
  return (
    <section className="tool-bar changes-bar" aria-label={CHANGE_TITLES.all}>
      <strong>
        <bdi>{plain(comparedText(changes))}</bdi>
      </strong>
      <ul className="difference-key" aria-label="What the colours mean">
        {CHANGES.filter((change) => counts.has(change)).map((change) => (
          <li key={change}>
            <LineSwatch color={themed(CHANGE_COLOR[change], palette)} />
            <span>
              {CHANGE_SIGN[change]} {CHANGE_LABEL[change]} <span className="count">{counts.get(change)}</span>
            </span>
          </li>
        ))}
      </ul>
      <ToggleButton
        className="tool"
        isSelected={state.filters.changed}
        onChange={(changed) => dispatch({ type: "filter", change: { changed } })}
      >
        Only changes
      </ToggleButton>
    </section>
  );
}
