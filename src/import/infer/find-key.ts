import type { TwoEnds } from "./find-things.ts";
import { pairAt } from "./find-things.ts";
import type { Part, TakeText } from "./guess.ts";
import { type Column, isUnique, namesOf } from "./sheet.ts";

/** What tells the rows of a relation apart. */
export interface RowKeys {
  readonly key: Part | null;
  readonly spell: Part | null;
  /** Columns whose qualifiers tell facts apart. */
  readonly keyFields: readonly string[];
  readonly isSymmetric: boolean;
  readonly isOwn: boolean;
}

interface Wanted {
  readonly ends: TwoEnds;
  readonly columns: readonly Column[];
  readonly date: Part | null;
  /** Columns of qualifiers that may tell facts apart, texts first. */
  readonly fields: readonly Column[];
  /** Known to hold both ways. */
  readonly isUndirected: boolean;
  /** Whether a rule is about a row. */
  readonly isWanted: (row: number) => boolean;
}

/** Finds out by the rows how often a pair comes, and what tells its rows apart. */
export function findRowKeys({ ends, columns, date, fields, isUndirected, isWanted }: Wanted): RowKeys {
  const rows = [...ends.from.cells.keys()].filter((row) => pairAt(ends, row) !== null && isWanted(row));
  const isSymmetric = isUndirected || (ends.isSides && areMirrored(ends, rows));
  const textsOf = (names: readonly string[]): ((row: number) => string) => {
    const own = names.flatMap((name) => columns.find((column) => namesOf(column).includes(name)) ?? []);
    return (row) => own.map(({ cells }) => cells[row]?.join("\u001f") ?? "").join("\u001f");
  };
  const pairOf = (row: number): string => {
    const pair = pairAt(ends, row) ?? ["", ""];
    return (isSymmetric ? [...pair].sort() : pair).join("\u001f");
  };
  const isTold = (names: readonly string[]): boolean => {
    const rest = textsOf(names);
    return new Set(rows.map((row) => `${pairOf(row)}\u001e${rest(row)}`)).size === rows.length;
  };
  const dates = date?.columns ?? [];
  const isRepeated = !isTold([]);
  const isSpelt =
    isRepeated && dates.length > 0 && countOf(rows, pairOf, textsOf(dates)) > countOf(rows, pairOf, () => "");
  const told = isSpelt ? [...dates] : [];
  const keyFields: string[] = [];
  const more: string[] = [];
  for (const column of fields) {
    if (isTold([...told, ...keyFields, ...more])) break;
    const before = countOf(rows, pairOf, textsOf([...told, ...keyFields, ...more]));
    if (countOf(rows, pairOf, textsOf([...told, ...keyFields, ...more, column.name])) === before) continue;
    if (keyFields.length < 2 && column.counts.size <= column.filled / 2 && column.filled === column.cells.length)
      keyFields.push(column.name);
    else more.push(column.name);
  }
  const pair = [...namesOf(ends.from), ...namesOf(ends.to)];
  const parts = [...pair, ...told, ...keyFields, ...more];
  const all = [...new Set(isTold([]) ? pair : parts)];
  // Rows that are mirrored say the same: the second one is a repetition.
  const own = rowIdOf(columns);
  const key = own ?? (isSymmetric && ends.isSides ? null : keyOf(all, columns, rows));
  return {
    key,
    spell:
      isSpelt && date
        ? { columns: dates, take: date.take, why: "pairs come again at another time: each is a fact of its own" }
        : null,
    keyFields,
    isSymmetric,
    isOwn: rows.some((row) => ends.from.cells[row]?.[0] === ends.to.cells[row]?.[0]),
  };
}

function countOf(rows: readonly number[], pairOf: (row: number) => string, rest: (row: number) => string): number {
  return new Set(rows.map((row) => `${pairOf(row)}\u001e${rest(row)}`)).size;
}

/** Each pair is there both ways, or all are in the order of their texts. */
function areMirrored(ends: TwoEnds, rows: readonly number[]): boolean {
  const pairs = new Set(rows.flatMap((row) => pairAt(ends, row)?.join("\u001f") ?? []));
  const turned = [...pairs].map((pair) => pair.split("\u001f").reverse().join("\u001f"));
  if (pairs.size > 1 && turned.every((pair) => pairs.has(pair))) return true;
  const isOrdered = [...pairs].every((pair) => {
    const [a = "", b = ""] = pair.split("\u001f");
    return /^\d+$/.test(a + b) ? Number(a) < Number(b) : a < b;
  });
  return pairs.size > 5 && isOrdered;
}

/** A column that has another text in each row, and is called as such columns are. */
export function isRowId(column: Column, rows: number): boolean {
  const isFull = isUnique(column) && column.filled === rows && column.filled === column.cells.length;
  return isFull && /^(?:id|key|row|rowid|row_id|no|nr|uuid|guid|edge_?id|record_?id|index|#)$/i.test(column.name);
}

function rowIdOf(columns: readonly Column[]): Part | null {
  const own = columns.find((column) => isRowId(column, column.cells.length));
  return own ? { columns: [own.name], take: own.name, why: "another one in each row" } : null;
}

function keyOf(names: readonly string[], columns: readonly Column[], rows: readonly number[]): Part {
  const own = columns.filter((column) => namesOf(column).some((name) => names.includes(name)));
  const isFull = own.every(({ cells }) => rows.every((row) => (cells[row]?.length ?? 0) > 0));
  const take: TakeText = isFull ? [...names] : { column: [...names], join: " " };
  const texts = new Set(
    rows.map((row) =>
      own
        .map(({ cells }) => cells[row]?.join(" ") ?? "")
        .filter((text) => text !== "")
        .join("-"),
    ),
  );
  const repeated = rows.length - texts.size;
  return {
    columns: names,
    take,
    why:
      repeated === 0
        ? "by which a row is known again"
        : `by which a row is known again; rows that repeat another: ${repeated}`,
  };
}
