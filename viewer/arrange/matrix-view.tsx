import { type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from "react";
import { cellText, MATRIX_KEY, matrixRestText } from "../../src/wording/picture/arrangements.ts";
import { SUPPORT_LABEL } from "../../src/wording/support/support.ts";
import { FocusBar } from "../canvas/focus-bar.tsx";
import { themed } from "../canvas/palette.ts";
import { plain } from "../data/plain-text.ts";
import { type Cell, type Matrix, matrixOf, matrixTypes } from "../derive/arrange/matrix.ts";
import { entityType, nameOf } from "../derive/atlas.ts";
import { pairOf } from "../derive/scene/ribbons.ts";
import { LineSwatch } from "../legend/swatches.tsx";
import { useSession } from "../state/session.ts";
import { ArrangeChoice } from "./arrange-choice.tsx";

/** Who does what to whom, as a table of two types: how many facts, how well supported, and what is denied. */
export function MatrixView(): ReactElement {
  const { atlas, shown, state } = useSession();
  const types = useMemo(() => matrixTypes(atlas, shown), [atlas, shown]);
  const [rowType = types[0] ?? "", columnType = rowType] = state.arrange?.of ?? [];
  const matrix = useMemo(() => matrixOf(atlas, shown, rowType, columnType), [atlas, shown, rowType, columnType]);
  return (
    <section className="matrix" aria-label="Matrix">
      <div className="matrix-bar">
        <ArrangeChoice />
        <TypeChoice label="Rows" types={types} value={rowType} of={(type) => [type, columnType]} />
        <TypeChoice label="Columns" types={types} value={columnType} of={(type) => [rowType, type]} />
        <FocusBar />
      </div>
      <p className="matrix-words">
        {MATRIX_KEY} {matrixRestText(matrix.more)}
      </p>
      <div className="matrix-place">
        {matrix.rows.length === 0 ? (
          <p className="nothing">No fact in view ties the two types.</p>
        ) : (
          <MatrixTable matrix={matrix} />
        )}
      </div>
    </section>
  );
}

function TypeChoice({
  label,
  types,
  value,
  of,
}: {
  readonly label: string;
  readonly types: readonly string[];
  readonly value: string;
  readonly of: (type: string) => readonly string[];
}): ReactElement {
  const { atlas, dispatch } = useSession();
  const all = types.includes(value) ? types : [value, ...types];
  return (
    <label className="size-choice always">
      <span>{label}</span>
      <select
        value={value}
        onChange={({ target }) =>
          dispatch({ type: "arrange", arrange: { by: "matrix", of: [...new Set(of(target.value))] } })
        }
      >
        {all.map((type) => (
          <option key={type} value={type}>
            {plain(entityType(atlas, type)?.plural ?? type)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One stop of the Tab key; arrows go on from cell to cell. */
function MatrixTable({ matrix }: { readonly matrix: Matrix }): ReactElement {
  const { atlas } = useSession();
  const { rows, columns, cell } = matrix;
  const filled = rows.flatMap((row, y) => columns.flatMap((column, x) => (cell(row, column) ? [{ x, y }] : [])));
  const [chosen, setChosen] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const at = chosen && filled.some(({ x, y }) => x === chosen.x && y === chosen.y) ? chosen : filled[0];
  const table = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const [dx, dy] = ARROWS[event.key] ?? [0, 0];
    if (!at || (dx === 0 && dy === 0)) return;
    event.preventDefault();
    const next = nextCell(filled, at, dx, dy);
    if (!next) return;
    setChosen(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.x} ${next.y}"]`)?.focus();
  };
  return (
    <table ref={table} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <td />
          {columns.map((id) => (
            <th key={id} scope="col">
              <span>{plain(nameOf(atlas, id))}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, y) => (
          <tr key={row}>
            <th scope="row">{plain(nameOf(atlas, row))}</th>
            {columns.map((column, x) => {
              const own = cell(row, column);
              if (!own) return <td key={column} className={row === column ? "self" : ""} />;
              return (
                <td key={column}>
                  <CellButton cell={own} at={`${x} ${y}`} isStop={at?.x === x && at.y === y} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The nearest filled cell in a direction: along the line first, else the least aside. */
function nextCell(filled: readonly Spot[], from: Spot, dx: number, dy: number): Spot | null {
  let nearest: Spot | null = null;
  let least = Infinity;
  for (const spot of filled) {
    const ahead = (spot.x - from.x) * dx + (spot.y - from.y) * dy;
    const aside = Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx);
    const cost = ahead + aside * 100;
    if (ahead > 0 && cost < least) [nearest, least] = [spot, cost];
  }
  return nearest;
}

function CellButton({
  cell,
  at,
  isStop,
}: {
  readonly cell: Cell;
  readonly at: string;
  readonly isStop: boolean;
}): ReactElement {
  const { atlas, state, dispatch, palette } = useSession();
  const { row, column, facts, support, denied, kind } = cell;
  const pair = pairOf(row, column);
  const { color = "", dark = null } = atlas.kinds.get(kind) ?? {};
  const isOpen = state.opened?.kind === "pair" && state.opened.id === pair;
  const words = cellText(nameOf(atlas, row), nameOf(atlas, column), { facts, support: SUPPORT_LABEL[support], denied });
  return (
    <button
      type="button"
      className={isOpen ? "cell open" : "cell"}
      data-at={at}
      tabIndex={isStop ? 0 : -1}
      aria-label={plain(words)}
      title={plain(words)}
      onClick={() => dispatch({ type: "open", opened: { kind: "pair", id: pair } })}
    >
      <span>{facts}</span>
      <LineSwatch support={support} contested={denied ? "independently" : "no"} color={themed(color, palette, dark)} />
    </button>
  );
}
