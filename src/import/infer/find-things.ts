import type { Known, Read } from "./guess.ts";
import { namedEnds, saysOnly, speaksOf, typeIn, wordsOf } from "./header-words.ts";
import { type Column, evidenceFor, isUnique, valueAt } from "./sheet.ts";
import { mayIdentify } from "./value-kind.ts";

/** What tells one row of a table from all others, where each is a thing. */
export interface ThingKey {
  readonly key: Column;
  /** It is a code; else it is a name. */
  readonly isId: boolean;
}

/** The two columns whose values a row binds. */
export interface TwoEnds {
  readonly from: Column;
  readonly to: Column;
  readonly why: string;
  readonly isSides: boolean;
  /** Columns about one of the ends, by their names. */
  readonly beside: ReadonlyMap<string, 0 | 1>;
}

/** A count of rows, not a thing: `row`, `no`, `#`. */
export function isRowNumber({ name, counts }: Column): boolean {
  const isCounting = [...counts.keys()].every((text, n) => text === String(n) || text === String(n + 1));
  return (
    isCounting &&
    /^(?:|#|row|rows|rowid|row_id|no|nr|num|index|idx|line|serial|x|unnamed.*|column_1|순번|번호|連番|№)$/i.test(
      name.trim(),
    )
  );
}

export function isCode(column: Column): boolean {
  const texts = [...column.counts.keys()];
  return (
    speaksOf(column.name, "id") ||
    isRegister(column.name) ||
    (!texts.some((text) => /\s/.test(text)) && texts.every((text) => /\d/.test(text)))
  );
}

/** The two ends that names of columns speak of, or the format. */
export function endsByName(read: Read): TwoEnds | null {
  const columnOf = (name: string): Column | undefined => read.columns.find((column) => column.name === name);
  if (read.graph === "edges") {
    const [from, to] = [columnOf("source"), columnOf("target")];
    return from && to ? { from, to, why: "the edges of a graph", isSides: false, beside: new Map() } : null;
  }
  if (read.graph === "nodes") return null;
  const usable = read.columns.filter((column) => column.filled > 0 && isEnd(read, column));
  const ends = namedEnds(usable.map(({ name }) => name));
  if (ends === null) return null;
  const [from, to] = [columnOf(ends.from), columnOf(ends.to)];
  if (from === undefined || to === undefined) return null;
  if (ends.isSides && !areAlike(from, to, ends.stem)) return null;
  return {
    from,
    to,
    why: `\`${from.name}\` and \`${to.name}\` are called as two ends are`,
    isSides: ends.isSides,
    beside: ends.beside,
  };
}

function isEnd(read: Read, column: Column): boolean {
  const values = read.valuesOf(column);
  return (
    mayIdentify(column, values) ||
    (values.is === "number" && [...column.counts.keys()].every((text) => /^\d+$/.test(text)))
  );
}

/** `address_1` and `address_2` are not two things that a row binds: the same things have to be on both sides, or the name says what they are. */
function areAlike(from: Column, to: Column, stem: string): boolean {
  const shared = [...from.counts.keys()].filter((text) => to.counts.has(text)).length;
  return typeIn(stem) !== null || shared >= Math.min(from.counts.size, to.counts.size) / 10;
}

/** The column that tells things apart, of a table whose rows are things. */
export function findKey(read: Read): ThingKey | null {
  const { rows } = read.sheet;
  if (read.graph === "nodes") {
    const id = read.columns.find(({ name }) => name === "id");
    return id ? { key: id, isId: true } : null;
  }
  const unique = read.columns.filter(
    (column) =>
      isUnique(column) && column.filled === rows && mayIdentify(column, read.valuesOf(column)) && !isRowNumber(column),
  );
  const isName = (column: Column): boolean => speaksOf(column.name, "name") && !isCode(column);
  const isId = (column: Column): boolean =>
    (speaksOf(column.name, "id") || isRegister(column.name)) && !/\s/.test([...column.counts.keys()].join(""));
  const key =
    unique.find((column) => saysOnly(column.name, "id")) ??
    unique.find((column) => isId(column)) ??
    unique.find((column) => isName(column)) ??
    unique.find((column) => read.valuesOf(column).is !== "url") ??
    unique[0];
  return key ? { key, isId: isCode(key) } : null;
}

/** Numbers that ships, firms and places have in lists of others. */
export function isRegister(name: string): boolean {
  return wordsOf(name).some((word) => REGISTERS.test(word));
}

const REGISTERS =
  /^(?:imo|mmsi|isin|lei|iso|iso2|iso3|wikidata|qid|ror|orcid|doi|viaf|cow|vat|isbn|issn|duns|cusip|ticker)$/;

/** Whether the values of a column are mostly those by which a table tells its things apart. */
export function refersTo(read: Read, column: Column, values: ReadonlySet<string>): boolean {
  if (column.filled === 0 || !mayIdentify(column, read.valuesOf(column))) return false;
  if (isUnique(column) && column.filled === read.sheet.rows) return false;
  return shareIn([...column.counts.keys()], values) >= 0.8;
}

/** What is said of a thing and is not one. */
const OF_THING =
  /^(?:role|position|status|gender|sex|category|kind|type|class|level|rank|title|function|job|party_type|unit|currency|color|colour|상태|구분|직위|직책|должность|пол|статус)$/;

/** Columns whose values may be things of their own, the likeliest first. */
export function rankedThings(
  read: Read,
  known: Known,
  others: readonly ReadonlySet<string>[],
): readonly { readonly column: Column; readonly score: number }[] {
  const { rows } = read.sheet;
  const scored = read.columns.flatMap((column) => {
    const values = read.valuesOf(column);
    if (column.filled === 0 || values.is === "boolean" || !mayIdentify(column, values) || isRowNumber(column))
      return [];
    return [{ column, score: scoreOf(column) }];
  });
  function scoreOf(column: Column): number {
    const { name, counts, filled } = column;
    const texts = [...counts.keys()];
    const isKnown = known.typeOf(texts) !== null || others.some((values) => shareIn(texts, values) >= 0.8);
    const isNamed = typeIn(name) !== null || known.typeCalled(name) !== null;
    return (
      (isNamed ? 4 : 0) +
      (isKnown ? 5 : 0) +
      (speaksOf(name, "id") ? 2 : 0) +
      (speaksOf(name, "name") ? 1 : 0) +
      (counts.size < filled ? 1 : 0) +
      (counts.size < 2 && rows > 1 ? -3 : 0) +
      (wordsOf(name).some((word) => OF_THING.test(word)) ? -3 : 0) +
      (filled < rows / 2 ? -2 : 0) +
      (read.valuesOf(column).is === "enum" && !isNamed && !isKnown ? -2 : 0) +
      (speaksOf(name, "start") || speaksOf(name, "end") ? -2 : 0)
    );
  }
  return scored.toSorted((a, b) => b.score - a.score);
}

export function shareIn(texts: readonly string[], values: ReadonlySet<string>): number {
  return texts.length === 0 ? 0 : texts.filter((text) => values.has(text)).length / texts.length;
}

/** Columns that say no more than another one does: the name beside a code. Rows bear it out. */
export function determinedBy(read: Read, key: Column, but: readonly Column[]): readonly Column[] {
  const least = Math.max(3, read.sheet.rows / 50);
  return read.columns.filter(
    (column) => column !== key && !but.includes(column) && column.counts.size > 1 && evidenceFor(key, column) >= least,
  );
}

/** The two ends of a table whose rows are not things and whose columns do not say so. */
export function endsByValues(read: Read, known: Known, others: readonly ReadonlySet<string>[]): TwoEnds | null {
  const ranked = rankedThings(read, known, others);
  const [first] = ranked;
  if (first === undefined) return null;
  const about = determinedBy(read, first.column, []);
  const second = ranked.find(
    ({ column }) => column !== first.column && !about.includes(column) && !isTwin(column, first.column),
  );
  if (second === undefined) return null;
  const [a, b] =
    read.columns.indexOf(first.column) < read.columns.indexOf(second.column) ? [first, second] : [second, first];
  const isTurned = isActedOn(a.column.name) && !isActedOn(b.column.name);
  const [from, to] = isTurned ? [b.column, a.column] : [a.column, b.column];
  return {
    from,
    to,
    why: "the two columns that name things most clearly; turn `from` and `to` round where that reads better",
    isSides: false,
    beside: new Map(),
  };
}

/** Who acts comes before what is done or made. */
function isActedOn(name: string): boolean {
  return ["event", "place", "agreement", "resource", "weapon"].includes(typeIn(name) ?? "");
}

/** Two names of the same. */
function isTwin(a: Column, b: Column): boolean {
  return (
    a.counts.size === b.counts.size &&
    a.counts.size > 1 &&
    evidenceFor(a, b) >= 0 &&
    evidenceFor(b, a) >= 0 &&
    a.counts.size < a.filled
  );
}

/** Whether a row has both. */
export function pairAt({ from, to }: Pick<TwoEnds, "from" | "to">, row: number): readonly [string, string] | null {
  const [a, b] = [valueAt(from, row), valueAt(to, row)];
  return a === undefined || b === undefined ? null : [a, b];
}
