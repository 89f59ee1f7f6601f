import { type ReactElement, type ReactNode, useId, useState } from "react";

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly closed?: boolean;
  /** Says at a glance that something in a closed section is set. */
  readonly note?: string;
  readonly mark?: ReactNode;
}

/** A part of the legend that folds away. The browser's own disclosure, which assistive technology knows best. */
export function LegendSection({ title, children, closed = false, note, mark }: Props): ReactElement {
  const id = useId();
  // What is folded away is not made: a large graph has ten thousand voices to count and sort.
  const [open, setOpen] = useState(!closed);
  return (
    <details className="legend-section" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {mark}
        <span id={id} className="legend-title">
          {title}
        </span>
        {note && <span className="legend-note">{note}</span>}
      </summary>
      <fieldset aria-labelledby={id}>{open && children}</fieldset>
    </details>
  );
}
