import { type PointerEvent, type ReactElement, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Slider, SliderThumb, SliderTrack } from "react-aria-components/Slider";
import { dateText } from "../../src/wording/dates.ts";
import { type RangeClock, rangeText } from "../../src/wording/filters/ranges.ts";
import { type Bin, barsOf, datesOf } from "../derive/histogram.ts";

interface Props {
  readonly name: string;
  readonly clock: RangeClock;
  readonly bins: readonly Bin[];
  /** EDTF; null: all dates. */
  readonly dates: string | null;
  /** How many facts pass with such dates. */
  readonly countOf: (dates: string | null) => number;
  readonly onDates: (dates: string | null) => void;
}

/** A histogram of facts by time, of which one chooses a range: by drawing over it, or with a slider for each end. */
export function RangeRow({ name, clock, bins, dates: chosen, countOf, onDates }: Props): ReactElement {
  // What is still being drawn is not a view yet: it would fill the browser's history.
  const [draft, setDraft] = useState<{ readonly dates: string | null } | null>(null);
  const { dates } = draft ?? { dates: chosen };
  const facts = useMemo(() => countOf(dates), [countOf, dates]);
  const [from, to] = barsOf(bins, dates);
  const most = Math.max(...bins.map((bin) => bin.facts), 1);
  const began = useRef<number | null>(null);
  const datesFrom = (a: number, b: number): string | null => {
    const isAll = Math.min(a, b) === 0 && Math.max(a, b) === bins.length - 1;
    return isAll ? null : datesOf(bins, a, b);
  };
  const commit = (to: string | null): void => {
    setDraft(null);
    if (to !== chosen) onDates(to);
  };
  const barAt = ({ clientX, currentTarget }: PointerEvent): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(bins.length - 1, Math.max(0, Math.floor(((clientX - left) / width) * bins.length)));
  };
  const brush = (event: PointerEvent): void => {
    if (began.current !== null) setDraft({ dates: datesFrom(began.current, barAt(event)) });
  };
  const end = (event: PointerEvent): void => {
    if (began.current !== null) commit(datesFrom(began.current, barAt(event)));
    began.current = null;
  };
  const sliding = (ends: number | readonly number[]): string | null =>
    typeof ends === "number" ? dates : datesFrom(ends[0] ?? from, ends[1] ?? to);
  return (
    <fieldset className={dates ? "clock range on" : "clock range"} aria-label={name}>
      <span className="clock-name">{name}</span>
      <output className="range-words">{rangeText(clock, dates, facts)}</output>
      <div className="range-scale">
        <div
          className="time-bars"
          aria-hidden="true"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            began.current = barAt(event);
            brush(event);
          }}
          onPointerMove={brush}
          onPointerUp={end}
          onPointerCancel={() => {
            began.current = null;
            setDraft(null);
          }}
        >
          {bins.map((bin, n) => (
            <span
              key={bin.from}
              className={n >= from && n <= to ? "time-bar in" : "time-bar"}
              title={rangeText(clock, datesOf(bins, n, n), bin.facts)}
            >
              <i style={{ height: bin.facts === 0 ? 0 : `${2 + 30 * Math.sqrt(bin.facts / most)}px` }} />
            </span>
          ))}
        </div>
        <Slider
          aria-label={name}
          minValue={0}
          maxValue={bins.length - 1}
          value={[from, to]}
          onChange={(ends) => setDraft({ dates: sliding(ends) })}
          onChangeEnd={(ends) => commit(sliding(ends))}
          className="range-slider"
        >
          <SliderTrack className="range-track" style={{ marginInline: `${50 / bins.length}%` }}>
            <End index={0} name={`${name}, from`} words={dateText(bins[from]?.from ?? "")} />
            <End index={1} name={`${name}, to`} words={dateText(bins[to]?.to ?? "")} />
          </SliderTrack>
        </Slider>
        <span className="range-end">{dateText(bins[0]?.from ?? "")}</span>
        <span className="range-end last">{dateText(bins.at(-1)?.to ?? "")}</span>
      </div>
    </fieldset>
  );
}

function End({
  index,
  name,
  words,
}: {
  readonly index: number;
  readonly name: string;
  readonly words: string;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  // The slider knows bars by their numbers; who hears it wants the dates.
  useLayoutEffect(() => input.current?.setAttribute("aria-valuetext", words));
  return <SliderThumb index={index} inputRef={input} className="range-thumb" aria-label={name} />;
}
