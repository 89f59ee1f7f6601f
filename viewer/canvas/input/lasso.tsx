import { type PointerEvent, type ReactElement, useState } from "react";
import type { Point } from "../renderer.ts";

interface Props {
  readonly onDone: (polygon: readonly Point[]) => void;
  readonly onCancel: () => void;
}

/** A sheet over the canvas on which one draws around entities. */
export function Lasso({ onDone, onCancel }: Props): ReactElement {
  const [points, setPoints] = useState<readonly Point[]>([]);
  const pointOf = (event: PointerEvent): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  return (
    <svg
      className="lasso"
      aria-label="Draw around the entities to pick"
      role="img"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setPoints([pointOf(event)]);
      }}
      onPointerMove={(event) => {
        if (points.length > 0) setPoints([...points, pointOf(event)]);
      }}
      onPointerUp={() => (points.length > 4 ? onDone(points) : onCancel())}
    >
      <polygon points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
    </svg>
  );
}
