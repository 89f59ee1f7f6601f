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
}

/** One line of the legend: a checkbox with its mark, its name, and how many it would show. */
export function LegendRow({ label, count, on, onChange, mark, hint }: Props): ReactElement {
  return (
    <label className={`legend-row${count === 0 ? " empty" : ""}`} title={hint}>
      <input type="checkbox" checked={on} onChange={onChange} />
      {mark}
      <span className="legend-label">
        <bdi>{plain(label)}</bdi>
      </span>
      <span className="count">{grouped(count)}</span>
    </label>
  );
}
