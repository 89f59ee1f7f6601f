import type { ReactElement } from "react";
import { CHANGE_LABEL, CHANGE_SIGN, CHANGE_TITLES } from "../../src/wording/changes/change-marks.ts";
import { grouped } from "../../src/wording/counts.ts";
import { themed } from "../canvas/palette.ts";
import { plain } from "../data/plain-text.ts";
import { CHANGE_COLOR } from "../derive/changes.ts";
import { LegendSection } from "../legend/legend-section.tsx";
import { useSession } from "../state/session.ts";

/** All that changed as a list: for the keyboard, for who hears the page, and for facts that draw no edge. */
export function ChangeList(): ReactElement | null {
  const { atlas, state, dispatch, palette } = useSession();
  const { changes } = atlas;
  if (changes === null) return null;
  return (
    <LegendSection title={CHANGE_TITLES.all} note={grouped(changes.items.length)}>
      <p className="legend-key">{plain(changes.summary)}</p>
      {changes.notes.map((note) => (
        <p className="legend-key" key={note}>
          {plain(note)}
        </p>
      ))}
      <ul className="change-list">
        {changes.items.map(({ kind, id, title, change }) => (
          <li key={`${kind} ${id}`}>
            <button
              type="button"
              className={`change-row${state.opened?.kind === kind && state.opened.id === id ? " open" : ""}`}
              onClick={() => dispatch({ type: "open", opened: { kind, id } })}
            >
              <span
                className="change-sign"
                style={{ color: themed(CHANGE_COLOR[change], palette) }}
                role="img"
                aria-label={CHANGE_LABEL[change]}
                title={CHANGE_LABEL[change]}
              >
                {CHANGE_SIGN[change]}
              </span>
              <bdi>{plain(title)}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </LegendSection>
  );
}
