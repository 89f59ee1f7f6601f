import { type ReactElement, type ReactNode, useId } from "react";

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  readonly closed?: boolean;
  /** Says at a glance that something in a closed section is set. */
  readonly note?: string;
}

/** A part of the legend that folds away. The browser's own disclosure: it needs no script and finds by page search. */
export function LegendSection({ title, children, closed = false, note }: Props): ReactElement {
  const id = useId();
  return (
    <details className="legend-section" open={!closed}>
      <summary>
        <span id={id} className="legend-title">
          {title}
        </span>
        {note && <span className="legend-note">{note}</span>}
      </summary>
      <fieldset aria-labelledby={id}>{children}</fieldset>
    </details>
  );
}
