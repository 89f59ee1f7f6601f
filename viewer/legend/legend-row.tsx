import type { ReactElement, ReactNode } from "react";
import { grouped } from "../../src/wording/counts.ts";
import { plain } from "../data/plain-text.ts";

interface Props {
  readonly label: string;
  readonly count: number;
  readonly on: boolean;
  readonly onChange: () => void;
  readonly mark?: ReactNode;
  readonly hint?: string;
  /** Beside the line, a choice of its own. */
  readonly more?: ReactNode;
}

/** One line of the legend: a checkbox with its mark, its name, and how many it would show. */
export function LegendRow({ label, count, on, onChange, mark, hint, more }: Props): ReactElement {
  const row = (
    <label className={`legend-row${count === 0 ? " empty" : ""}`} title={hint}>
      <input type="checkbox" checked={on} onChange={onChange} />
      {mark}
      <span className="legend-label">
        <bdi>{plain(label)}</bdi>
      </span>
      <span className="count">{grouped(count)}</span>
    </label>
  );
  if (more === undefined) return row;
  return (
    <div className="legend-line">
      {row}
      {more}
    </div>
  );
}
