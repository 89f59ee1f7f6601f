import type { Fact } from "../../../src/model/fact.ts";
import { compareText } from "../../../src/model/order.ts";
import { isDenied, SUPPORT, type Support } from "../../../src/model/support.ts";
import { type Atlas, isEntityA } from "../atlas.ts";
import type { Shown } from "../shown.ts";

/** What is said between two entities in one direction; a relation without a direction is in both. */
export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly facts: number;
  /** The best of its facts. */
  readonly support: Support;
  /** Whether some voice denies one of its facts. */
  readonly denied: boolean;
  /** The kind of relation that most of its facts are of. */
  readonly kind: string;
}

export interface Matrix {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cell: (row: string, column: string) => Cell | undefined;
  /** Rows and columns that there was no room for. */
  readonly more: number;
}

/** More rows than this no reader compares. */
const MOST = 40;

/** Who does what to whom among entities of two types, those with most facts first. */
export function matrixOf(atlas: Atlas, shown: Shown, rowType: string, columnType: string): Matrix {
  const cells = cellsOf(atlas, shown, rowType, columnType);
  const weights = { row: new Map<string, number>(), column: new Map<string, number>() };
  for (const { row, column, facts } of cells.values()) {
    for (const [weight, id] of [
      [weights.row, row],
      [weights.column, column],
    ] as const)
      weight.set(id, (weight.get(id) ?? 0) + facts);
  }
  // A table of one type by itself has one order, so that its diagonal means something.
  if (rowType === columnType) {
    for (const id of new Set([...weights.row.keys(), ...weights.column.keys()])) {
      const sum = (weights.row.get(id) ?? 0) + (weights.column.get(id) ?? 0);
      weights.row.set(id, sum);
      weights.column.set(id, sum);
    }
  }
  const [rows, columns] = [sorted(weights.row), sorted(weights.column)];
  return {
    rows: rows.slice(0, MOST),
    columns: columns.slice(0, MOST),
    cell: (row, column) => cells.get(`${row} ${column}`),
    more: Math.max(0, rows.length - MOST) + (rowType === columnType ? 0 : Math.max(0, columns.length - MOST)),
  };
}

/** The types among what is drawn that have something to say to one another, the one with most facts within it first. */
export function matrixTypes(atlas: Atlas, shown: Shown): readonly string[] {
  const within = new Map<string, number>();
  for (const id of shown.nodes) within.set(atlas.kg.entity(id)?.type ?? "", 0);
  for (const { source, target } of shown.edges) {
    const [a, b] = [atlas.kg.entity(source)?.type ?? "", atlas.kg.entity(target)?.type ?? ""];
    if (a === b && source !== target) within.set(a, (within.get(a) ?? 0) + 1);
  }
  return [...within].sort(([a, n], [b, m]) => m - n || compareText(a, b)).map(([type]) => type);
}

function cellsOf(atlas: Atlas, shown: Shown, rowType: string, columnType: string): ReadonlyMap<string, Cell> {
  const facts = new Map(shown.facts.map((fact) => [fact.id, fact]));
  const found = new Map<
    string,
    { row: string; column: string; facts: Map<string, Fact>; kinds: Map<string, number> }
  >();
  const put = (row: string, column: string, kind: string, id: string): void => {
    const fact = facts.get(id) ?? atlas.kg.fact(id);
    if (!fact || row === column || !isEntityA(atlas, row, rowType) || !isEntityA(atlas, column, columnType)) return;
    const key = `${row} ${column}`;
    const cell = found.get(key) ?? { row, column, facts: new Map(), kinds: new Map() };
    found.set(key, cell);
    cell.facts.set(id, fact);
    cell.kinds.set(kind, (cell.kinds.get(kind) ?? 0) + 1);
  };
  for (const { source, target, undirected, attributes } of shown.edges) {
    put(source, target, attributes.kind, attributes.fact);
    if (undirected === true) put(target, source, attributes.kind, attributes.fact);
  }
  return new Map(
    [...found].map(([key, { row, column, facts: own, kinds }]) => {
      const all = [...own.values()];
      const best = Math.max(...all.map(({ rollup }) => SUPPORT.indexOf(rollup.support)));
      const [kind = ""] = sorted(kinds);
      const support = SUPPORT[best] ?? "unsourced";
      return [
        key,
        { row, column, facts: all.length, support, denied: all.some(({ rollup }) => isDenied(rollup.contested)), kind },
      ];
    }),
  );
}

/** Heaviest first. */
function sorted(weights: ReadonlyMap<string, number>): readonly string[] {
  return [...weights].sort(([a, n], [b, m]) => m - n || compareText(a, b)).map(([id]) => id);
}
