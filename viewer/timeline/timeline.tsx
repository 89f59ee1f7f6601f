import { type ReactElement, useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { count } from "../../src/wording/counts.ts";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import { makeAxis } from "./axis.ts";
import { ClockRow } from "./clock-row.tsx";
import { knownStops, trueStops } from "./clock-stops.ts";

/** Two clocks: what could be said on a day, and what was true on a day. */
export function Timeline(): ReactElement | null {
  const { atlas, state, seen, dispatch } = useSession();
  const { clocks } = state;
  const running = clocks.trueOn !== null || clocks.knownOn !== null;
  const [open, setOpen] = useState(running);
  const known = useMemo(() => makeAxis(knownStops(atlas)), [atlas]);
  const truth = useMemo(() => makeAxis(trueStops(atlas)), [atlas]);
  if (!known && !truth) return null;
  const { undated } = seen;
  return (
    <section className={`timeline${open || running ? " open" : ""}`} aria-label="Timeline">
      <div className="timeline-head">
        <Button className="quiet" aria-expanded={open || running} onPress={() => setOpen(!open)}>
          <Icon name="clock" /> Two clocks
        </Button>
        <span className="muted timeline-hint">
          {running ? "" : "What was known by a day, and what was true on a day"}
        </span>
        {running && (
          <>
            {undated > 0 && (
              <label className="undated">
                <input
                  type="checkbox"
                  checked={clocks.undated}
                  onChange={() => dispatch({ type: "clock", change: { undated: !clocks.undated } })}
                />
                Keep the {count(undated, "fact")} without a date
              </label>
            )}
            <Button
              className="quiet"
              onPress={() => dispatch({ type: "clock", change: { trueOn: null, knownOn: null, undated: false } })}
            >
              All times
            </Button>
          </>
        )}
      </div>
      {(open || running) && (
        <div className="clock-rows">
          {known && (
            <ClockRow
              name="Known by"
              what="claims made"
              axis={known}
              day={clocks.knownOn}
              onDay={(knownOn) => dispatch({ type: "clock", change: { knownOn } })}
            />
          )}
          {truth && (
            <ClockRow
              name="True on"
              what="facts begin or end"
              axis={truth}
              day={clocks.trueOn}
              onDay={(trueOn) => dispatch({ type: "clock", change: { trueOn } })}
            />
          )}
          <p className="muted scale-note">
            The scales give busy weeks more room: they are not in proportion to time. Two strokes mark years drawn
            short.
          </p>
        </div>
      )}
    </section>
  );
}
