import { type ReactElement, useCallback, useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { type ClockName, isClockSet } from "../../src/model/clock.ts";
import { saidWithin, trueWithin } from "../../src/query/filter/conditions.ts";
import { count } from "../../src/wording/counts.ts";
import { CERTAIN_ONLY, possibleNote } from "../../src/wording/filters/holds.ts";
import type { RangeClock } from "../../src/wording/filters/ranges.ts";
import type { Atlas } from "../derive/atlas.ts";
import { histogram } from "../derive/histogram.ts";
import { faded } from "../derive/scene/build-scene.ts";
import { LineSwatch } from "../legend/swatches.tsx";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import { NO_CLOCKS } from "../state/view-state.ts";
import { makeAxis } from "./axis.ts";
import { ClockRow } from "./clock-row.tsx";
import { knownStops, trueStops } from "./clock-stops.ts";
import { RangeRow } from "./range-row.tsx";

interface Row {
  readonly title: string;
  /** What its strokes count. */
  readonly what: string;
  readonly stops: (atlas: Atlas) => ReturnType<typeof trueStops>;
}

/** The row of each clock, in their order. */
const ROWS: Readonly<Record<ClockName, Row>> = {
  knownOn: { title: "Known by", what: "claims made", stops: knownStops },
  trueOn: { title: "True on", what: "facts begin or end", stops: trueStops },
};

/** Two clocks: what could be said on a day, and what was true on a day. */
export function Timeline(): ReactElement | null {
  const { atlas, palette, state, seen, dispatch } = useSession();
  const { clocks } = state;
  const { during, said } = state.filters;
  const isClockOn = isClockSet(clocks);
  const running = isClockOn || during !== null || said !== null;
  const [open, setOpen] = useState(running);
  const rows = useMemo(() => {
    const names = Object.keys(ROWS) as ClockName[];
    return names.map((name) => ({ name, ...ROWS[name], axis: makeAxis(ROWS[name].stops(atlas)) }));
  }, [atlas]);
  if (rows.every(({ axis }) => axis === null)) return null;
  const { undated, possible } = seen;
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
            {clocks.trueOn !== null && (possible > 0 || clocks.certain) && (
              <label className="undated">
                <input
                  type="checkbox"
                  checked={clocks.certain}
                  onChange={() => dispatch({ type: "clock", change: { certain: !clocks.certain } })}
                />
                {CERTAIN_ONLY}
              </label>
            )}
            {possible > 0 && (
              <output className="possible-note">
                <LineSwatch support="corroborated" color={faded(palette.text, palette)} /> {possibleNote(possible)}
              </output>
            )}
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
              onPress={() => {
                if (isClockOn) dispatch({ type: "clock", change: NO_CLOCKS });
                if (during !== null || said !== null)
                  dispatch({ type: "filter", change: { during: null, said: null } });
              }}
            >
              All times
            </Button>
          </>
        )}
      </div>
      {(open || running) && (
        <div className="clock-rows">
          {rows.map(
            ({ name, axis, title, what }) =>
              axis && (
                <ClockRow
                  key={name}
                  name={title}
                  what={what}
                  axis={axis}
                  day={clocks[name]}
                  onDay={(day) => dispatch({ type: "clock", change: { [name]: day } })}
                />
              ),
          )}
          <Ranges />
          <p className="muted scale-note">
            The scales of the clocks give busy weeks more room: they are not in proportion to time. Two strokes mark
            years drawn short.
          </p>
        </div>
      )}
    </section>
  );
}

/** What was so, and what was said, between two dates: the facts that the other filters let through, by time. */
function Ranges(): ReactElement {
  const { atlas, state, shown, dispatch } = useSession();
  const { during, said } = state.filters;
  const so = useMemo(() => histogram(atlas, shown.without("during"), "during"), [atlas, shown]);
  const says = useMemo(() => histogram(atlas, shown.without("said"), "said"), [atlas, shown]);
  const countSo = useCallback(
    (dates: string | null) => {
      const all = shown.without("during");
      return dates === null ? all.length : all.filter(trueWithin(dates)).length;
    },
    [shown],
  );
  const countSaid = useCallback(
    (dates: string | null) => {
      const all = shown.without("said");
      if (dates === null) return all.length;
      const isWithin = saidWithin(dates, atlas.kg.voices);
      return all.filter(({ claims }) => claims.some(isWithin)).length;
    },
    [atlas, shown],
  );
  const row = (
    clock: RangeClock,
    name: string,
    bins: ReturnType<typeof histogram>,
    dates: string | null,
    countOf: (dates: string | null) => number,
  ): ReactElement | null =>
    bins.length < 2 ? null : (
      <RangeRow
        name={name}
        clock={clock}
        bins={bins}
        dates={dates}
        countOf={countOf}
        onDates={(to) => {
          if (to !== dates) dispatch({ type: "filter", change: { [clock]: to } });
        }}
      />
    );
  return (
    <>
      {row("said", "Said within", says, said, countSaid)}
      {row("during", "True within", so, during, countSo)}
    </>
  );
}
