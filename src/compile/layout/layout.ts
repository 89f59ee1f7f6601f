import { rowsBelow } from "./columns.ts";
import { splitComponents } from "./components.ts";
import { forceAtlas } from "./force-atlas.ts";
import { layFlat } from "./lay-flat.ts";
import type { LayoutInput, Positions } from "./layout-input.ts";
import { boxOf, pack } from "./pack.ts";
import { seedPositions } from "./seed.ts";
import { separate } from "./separate.ts";

const BELOW = 60;

/** Positions for a whole graph, the same for the same input: connected parts apart and side by side, lone nodes in rows below. */
export function layout(input: LayoutInput): Positions {
  const x = new Float64Array(input.ids.length);
  const y = new Float64Array(input.ids.length);
  const components = splitComponents(input);
  const joined = components.filter(({ members }) => members.length > 1);
  const lone = components.filter(({ members }) => members.length === 1).flatMap(({ members }) => members);
  const blocks = joined.map(({ part }) => {
    const positions = forceAtlas(part, seedPositions(part.ids));
    layFlat(positions);
    separate(part, positions);
    return positions;
  });
  pack(blocks);
  for (const [i, { members }] of joined.entries()) place(members, blocks[i]);
  const whole = joined.length > 0 ? boxOf({ x, y }) : { left: 0, bottom: 0, width: 0, height: 0 };
  place(lone, rowsBelow(whole, lone.length, "names", BELOW));
  return { x, y };

  function place(members: readonly number[], positions: Positions | undefined): void {
    for (const [n, node] of members.entries()) {
      x[node] = positions?.x[n] ?? 0;
      y[node] = positions?.y[n] ?? 0;
    }
  }
}
