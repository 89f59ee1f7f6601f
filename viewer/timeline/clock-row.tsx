import { type KeyboardEvent, type ReactElement, useEffect, useId, useState } from "react";
import { Button } from "react-aria-components/Button";
import { compareDays, dayOf } from "../../src/model/dates/calendar.ts";
import { DAY_FORMAT, dateText } from "../../src/wording/dates.ts";
import { Icon } from "../shell/icon.tsx";
import type { Axis, Stop } from "./axis.ts";

interface Props {
  readonly name: string;
  readonly what: string;
  readonly axis: Axis;
  /** null: this clock is off, everything counts. */
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
}

const STEPS = 1000;
const BEAT = 1100;

/** One clock: its name, a date to type, a scale to drag, and a button that plays it stop by stop. */
export function ClockRow({ name, what, axis, day, onDay }: Props): ReactElement {
  const [playing, setPlaying] = useState(false);
  const id = useId();

  useEffect(() => {
    if (!playing) return;
    if (day !== null && compareDays(day, axis.last) >= 0) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onDay(day === null ? axis.first : axis.step(day, 1)), BEAT);
    return () => clearTimeout(timer);
  }, [playing, day, axis, onDay]);

  const play = (): void => {
    if (!playing && (day === null || compareDays(day, axis.last) >= 0)) onDay(axis.first);
    setPlaying(!playing);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by =
      event.key === "ArrowRight" || event.key === "ArrowUp"
        ? 1
        : event.key === "ArrowLeft" || event.key === "ArrowDown"
          ? -1
          : 0;
    if (by === 0) return;
    event.preventDefault();
    onDay(axis.step(day ?? axis.last, by));
  };
  return (
    <fieldset className={day ? "clock on" : "clock"} aria-label={name}>
      <label htmlFor={id} className="clock-name">
        {name}
      </label>
      <DayField id={id} isPlain={isPlain(axis.first) && isPlain(axis.last)} day={day} onDay={onDay} />
      <Button className="icon-button small" aria-label={playing ? `Pause ${name}` : `Play ${name}`} onPress={play}>
        <Icon name={playing ? "pause" : "play"} />
      </Button>
      <div className="clock-scale">
        <Stops axis={axis} day={day} what={what} />
        <input
          type="range"
          min={0}
          max={STEPS}
          value={Math.round((day ? axis.position(day) : 1) * STEPS)}
          aria-label={`${name}: drag, or use the arrow keys to go from change to change`}
          aria-valuetext={day ?? "all times"}
          onChange={({ target }) => onDay(axis.dayAt(Number(target.value) / STEPS))}
          onKeyDown={onKeyDown}
        />
      </div>
    </fieldset>
  );
}

/** The browser's field for dates knows the years 1 to 9999. */
function isPlain(day: string): boolean {
  return day.length === 10 && day >= "0001";
}

function DayField({
  id,
  isPlain,
  day,
  onDay,
}: Pick<Props, "day" | "onDay"> & { readonly id: string; readonly isPlain: boolean }): ReactElement {
  if (isPlain) {
    return (
      <input
        id={id}
        type="date"
        className="clock-date"
        value={day ?? ""}
        onChange={({ target }) => onDay(target.value || null)}
      />
    );
  }
  return (
    <input
      key={day}
      id={id}
      type="text"
      className="clock-date"
      placeholder={DAY_FORMAT}
      defaultValue={day ?? ""}
      onBlur={({ target }) => {
        if (target.value === "" || dayOf(target.value) !== null) onDay(target.value || null);
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Enter") currentTarget.blur();
      }}
    />
  );
}

/** A bar for each day on which something changes, as high as much changes. */
function Stops({
  axis,
  day,
  what,
}: {
  readonly axis: Axis;
  readonly day: string | null;
  readonly what: string;
}): ReactElement {
  const most = Math.max(...axis.stops.map(({ amount }) => amount), 1);
  const labels = labelled(axis);
  return (
    <div className="stops" aria-hidden="true">
      {axis.stops.map((stop) => (
        <span
          key={stop.day}
          className={day === null || compareDays(stop.day, day) <= 0 ? "stop past" : "stop"}
          title={`${stop.day}: ${stop.amount} ${what}`}
          style={{ left: percent(axis.position(stop.day)), height: `${3 + 17 * Math.sqrt(stop.amount / most)}px` }}
        />
      ))}
      {axis.breaks.map(({ at, years }) => (
        <span
          key={`break ${at}`}
          className="stop-break"
          title={`${years} years, drawn short`}
          style={{ left: percent(at) }}
        >
          {"//"}
        </span>
      ))}
      {labels.map(({ day: at }) => (
        <span key={at} className="stop-label" style={{ left: percent(axis.position(at)) }}>
          {shortDay(at)}
        </span>
      ))}
    </div>
  );
}

/** As many of the stops as can bear a date without touching, the busiest first. */
function labelled(axis: Axis): readonly Stop[] {
  const chosen: Stop[] = [];
  for (const stop of axis.stops.toSorted((a, b) => b.amount - a.amount)) {
    const at = axis.position(stop.day);
    if (chosen.every((other) => Math.abs(axis.position(other.day) - at) > 0.13)) chosen.push(stop);
  }
  return chosen;
}

/** The first or last day of a year stands for the year. */
function shortDay(day: string): string {
  return /-01-01$|-12-31$/.test(day) ? dateText(day.slice(0, -6)) : day;
}

function percent(position: number): string {
  return `${(position * 100).toFixed(2)}%`;
}
