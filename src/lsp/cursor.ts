import { isMap, isScalar, type Node, type Scalar, visit } from "yaml";
import { composeYaml, nestsTooDeep } from "../parse/compose-yaml.ts";

/** The scalar that a position of a file touches. Offsets are UTF-16 code units. */
export interface Cursor {
  /** Keys and indexes from the root; on a key, that key is the last. */
  readonly path: readonly (string | number)[];
  readonly on: "key" | "value";
  /** The value as text. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where something is being typed. */
export interface Slot extends Cursor {
  /** What there is of it before the position, from `start` on. */
  readonly typed: string;
  /** Keys that the mapping around it has already. */
  readonly taken: readonly string[];
}

/** What the position touches; null where it touches no scalar. */
export function cursorAt(text: string, offset: number): Cursor | null {
  return find(text, (node) => {
    const [start, end] = rangeOf(node);
    return start <= offset && offset <= end;
  });
}

/** A word that stands for what is being typed: an incomplete file is read as if it were there. */
const TYPED = "zqzcursorzqz";

/** Where in the file the position is, also behind `{by: x, ` and on an empty line; null in comments and where nothing can be read. */
export function slotAt(text: string, offset: number): Slot | null {
  const found = find(`${text.slice(0, offset)}${TYPED}${text.slice(offset)}`, (node) => textOf(node).includes(TYPED));
  if (found === null) return null;
  const isQuoted = /^["']/.test(text.slice(found.start, found.start + 1));
  return {
    ...found,
    text: found.text.replace(TYPED, ""),
    end: Math.max(offset, found.end - TYPED.length),
    typed: text.slice(found.start + (isQuoted ? 1 : 0), offset),
    path: found.on === "key" ? [...found.path.slice(0, -1), found.text.replace(TYPED, "")] : found.path,
  };
}

function find(text: string, isIt: (node: Scalar) => boolean): (Cursor & Pick<Slot, "taken">) | null {
  if (nestsTooDeep(text) >= 0) return null;
  let found: (Cursor & Pick<Slot, "taken">) | null = null;
  visit(composeYaml(text), {
    Scalar(key, node, ancestors): symbol | undefined {
      if (!isIt(node)) return undefined;
      const [start, end] = rangeOf(node);
      const around = ancestors.findLast(isMap);
      const taken = around?.items.flatMap((pair) => (isScalar(pair.key) ? [String(pair.key.value)] : [])) ?? [];
      const on = key === "key" ? "key" : "value";
      found = { path: pathOf(ancestors, node), on, text: textOf(node), start, end, taken };
      return visit.BREAK;
    },
  });
  return found;
}

function pathOf(ancestors: readonly unknown[], node: Scalar): (string | number)[] {
  return ancestors.flatMap((one, n): (string | number)[] => {
    const child = ancestors[n + 1] ?? node;
    if (typeof one !== "object" || one === null) return [];
    if ("key" in one) return isScalar(one.key) ? [String(one.key.value)] : [];
    const items: unknown = "items" in one && !isMap(one) ? one.items : undefined;
    return Array.isArray(items) ? [items.indexOf(child)] : [];
  });
}

function textOf({ value, source }: Scalar): string {
  return typeof value === "string" ? value : (source ?? "");
}

function rangeOf({ range }: Node): readonly [number, number] {
  return range ? [range[0], range[1]] : [-1, -1];
}
