import { compareText } from "../model/order.ts";
import { stripForbidden, xmlId } from "./xml-text.ts";

/** The types that Gephi, networkx and the schema all know. */
export type ColumnType = "integer" | "long" | "double" | "boolean" | "string" | "liststring";

/** An attribute of nodes or of edges as GEXF declares it. */
export interface Column {
  /** The attribute's name in the graph. */
  readonly name: string;
  /** As written, escaped: differs from other ids by more than case, and from Gephi's own columns. */
  readonly id: string;
  readonly type: ColumnType;
}

/** Attributes of edges that GEXF has a place of its own for. */
export const EDGE_PLACES: ReadonlySet<string> = new Set(["label", "kind", "weight", "color", "start", "end"]);
/** Gephi's built-in columns: an attribute of that name gets an id of its own and keeps its title. */
const RESERVED: ReadonlySet<string> = new Set([
  ...["id", "label", "timeset", "interval", "timestamp", "source", "target"],
]);
/** Woodstox, which comes with Gephi, refuses a file with a longer attribute. */
export const LONGEST = 524_288;
const MAX_INTEGER = 2 ** 31 - 1;

/** Collects the columns that a class of elements needs. */
export class ColumnCollector {
  readonly #types = new Map<string, ColumnType>();
  readonly #elsewhere: ReadonlySet<string>;
  readonly #added = new Set<object>();

  /** `elsewhere`: attributes that GEXF has a place of its own for. */
  constructor(elsewhere: ReadonlySet<string>) {
    this.#elsewhere = elsewhere;
  }

  /** @param as what the attributes stand for: `knows` tells that it has been added. */
  add(attributes: Readonly<Record<string, unknown>>, as?: object): void {
    for (const name in attributes) this.addValue(name, attributes[name]);
    if (as) this.#added.add(as);
  }

  knows(as: object): boolean {
    return this.#added.has(as);
  }

  addValue(name: string, value: unknown): void {
    if (this.#elsewhere.has(name)) return;
    const before = this.#types.get(name);
    if (before === "string" && typeof value === "string") return;
    const type = typeOf(value);
    if (type !== null) this.addType(name, type);
  }

  addType(name: string, type: ColumnType): void {
    const before = this.#types.get(name);
    if (before !== type) this.#types.set(name, before === undefined ? type : widest(before, type));
  }

  types(): readonly (readonly [name: string, type: ColumnType])[] {
    return [...this.#types];
  }

  /** Sorted by name. */
  columns(): Column[] {
    const used = new Set([...RESERVED, ...this.#elsewhere]);
    return [...this.#types]
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, type]) => {
        const base = xmlId(name).trim() || "_";
        let id = base;
        for (let n = 2; used.has(id.toLowerCase()); n += 1) id = `${base}_${n}`;
        used.add(id.toLowerCase());
        return { name, id, type };
      });
  }
}

/** A value as text of its column's type, not yet escaped; null: nothing to write. */
export function columnText(value: unknown, type: ColumnType): string | null {
  if (typeOf(value) === null) return null;
  if (type === "liststring") return listText(value);
  return shortened(typeof value === "object" ? JSON.stringify(value) : String(value));
}

function typeOf(value: unknown): ColumnType | null {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  if (typeof value === "number") {
    // JSON has no NaN and no infinity either.
    if (!Number.isFinite(value)) return null;
    if (!Number.isSafeInteger(value)) return "double";
    return Math.abs(value) <= MAX_INTEGER ? "integer" : "long";
  }
  if (value === null || typeof value !== "object") return null;
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? "liststring" : "string";
}

const NUMERIC: readonly ColumnType[] = ["integer", "long", "double"];

function widest(a: ColumnType, b: ColumnType): ColumnType {
  const [i, j] = [NUMERIC.indexOf(a), NUMERIC.indexOf(b)];
  return i < 0 || j < 0 ? "string" : (NUMERIC[Math.max(i, j)] ?? "double");
}

/** Gephi's list syntax. Quoted items keep commas and quotes; a line break ends the list for Gephi, so it becomes a space. */
function listText(value: unknown): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  let list = "";
  for (const item of items) {
    const text = stripForbidden(String(item)).replace(/[\r\n\t]+/g, " ");
    const next = `${list === "" ? "" : ", "}"${text.replace(/["\\]/g, "\\$&")}"`;
    if (list.length + next.length + 2 > LONGEST) break;
    list += next;
  }
  return `[${list}]`;
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
