import type { CellPlace } from "./table.ts";

export type ItemKind = "node" | "edge";
type Attributes = Readonly<Record<string, string>>;

interface GraphCell {
  readonly value: unknown;
  readonly at: CellPlace;
}

/** A node or an edge, as a row. */
export interface GraphItem {
  readonly kind: ItemKind;
  readonly cells: ReadonlyMap<string, GraphCell>;
  readonly at: CellPlace;
}

interface OpenItem extends GraphItem {
  readonly cells: Map<string, GraphCell>;
}

/** An attribute of nodes or edges that the file declares. */
interface Declared {
  readonly name: string;
  readonly kinds: readonly ItemKind[];
  readonly isList: boolean;
  standard: string | null;
}

/** Reads the elements of GraphML and GEXF, which nest, into rows. */
export class GraphElements {
  readonly #format: "graphml" | "gexf";
  readonly #refuse: (reason: string) => void;
  readonly #declared = new Map<string, Declared>();
  readonly #used: Readonly<Record<ItemKind, Set<string>>>;
  readonly #open: OpenItem[] = [];
  /** Whether the edges of each graph that is open are directed unless they say otherwise. */
  readonly #directed: boolean[] = [];
  #done: GraphItem[] = [];
  #prefix: string | null = null;
  #class: ItemKind | null = null;
  #declaring: Declared | null = null;
  /** The text that is being read, of the element of that name. */
  #reading: { readonly tag: string; depth: number; text: string; readonly key: string; readonly at: CellPlace } | null =
    null;

  constructor(format: "graphml" | "gexf", refuse: (reason: string) => void) {
    this.#format = format;
    this.#refuse = refuse;
    const own = format === "gexf" ? ["label", "start", "end", "spells"] : [];
    this.#used = {
      node: new Set(["id", "parent", ...own]),
      edge: new Set(["id", "source", "target", "directed", ...own, ...(format === "gexf" ? ["kind", "weight"] : [])]),
    };
  }

  /** The rows that are complete since the last time. */
  take(): readonly GraphItem[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  open(tag: string, attributes: Attributes, at: CellPlace): void {
    if (this.#reading !== null) {
      this.#reading.depth += 1;
      return;
    }
    if (this.#prefix === null) {
      this.#prefix = tag.slice(0, tag.lastIndexOf(":") + 1);
      if (tag !== `${this.#prefix}${this.#format}`) this.#refuse(`it begins with <${tag}>, not with <${this.#format}>`);
      return;
    }
    const name = this.#local(tag);
    if (name === null) return;
    if (name === "graph")
      this.#directed.push((attributes["edgedefault"] ?? attributes["defaultedgetype"]) !== "undirected");
    else if (name === "node" || name === "edge") this.#begin(name, attributes, at);
    else if (name === "hyperedge") this.#refuse("a hyperedge has more ends than a row can hold");
    else if (name === "key") this.#declareKey(attributes);
    else if (name === "attributes")
      this.#class = attributes["class"] === "node" || attributes["class"] === "edge" ? attributes["class"] : null;
    else if (name === "attribute") this.#declareAttribute(attributes);
    else if (name === "attvalue") this.#put(this.#keyOf(attributes["for"]), attributes["value"] ?? "", at);
    else if (name === "spell") this.#add("spells", `${attributes["start"] ?? ""}/${attributes["end"] ?? ""}`, at);
    else if (name === "data" || name === "default")
      this.#reading = { tag, depth: 0, text: "", key: attributes["key"] ?? "", at };
  }

  text(text: string): void {
    if (this.#reading !== null) this.#reading.text += text;
  }

  close(tag: string): void {
    const reading = this.#reading;
    if (reading !== null) {
      if (reading.depth > 0) {
        reading.depth -= 1;
        return;
      }
      this.#reading = null;
      if (this.#local(tag) === "data") this.#put(reading.key, reading.text, reading.at);
      else if (this.#declaring !== null) this.#declaring.standard = reading.text;
      return;
    }
    const name = this.#local(tag);
    if (name === "graph") this.#directed.pop();
    else if (name === "key" || name === "attribute") this.#declaring = null;
    else if (name === "node" || name === "edge") this.#end();
  }

  /** The name of an element of the format itself; null: it is of another. */
  #local(tag: string): string | null {
    const prefix = this.#prefix ?? "";
    return tag.startsWith(prefix) && !tag.includes(":", prefix.length) ? tag.slice(prefix.length) : null;
  }

  #begin(kind: ItemKind, attributes: Attributes, at: CellPlace): void {
    const cells = new Map<string, GraphCell>();
    const outer = this.#open.findLast((one) => one.kind === "node");
    const parent = attributes["pid"] ?? outer?.cells.get("id")?.value;
    if (kind === "node" && parent !== undefined) cells.set("parent", { value: parent, at });
    for (const [name, value] of Object.entries(attributes)) {
      const isOwn = name === "directed" || (kind === "edge" && name === "type") || name === "pid";
      if (!isOwn && !name.includes(":")) cells.set(name, { value, at });
    }
    if (kind === "edge") {
      const said = attributes["directed"] ?? attributes["type"];
      const directed = said === undefined ? this.#directed.at(-1) !== false : said !== "undirected" && said !== "false";
      cells.set("directed", { value: String(directed), at });
    }
    this.#open.push({ kind, cells, at });
  }

  #end(): void {
    const item = this.#open.pop();
    if (item === undefined) return;
    for (const { name, kinds, standard, isList } of this.#declared.values())
      if (standard !== null && kinds.includes(item.kind) && !item.cells.has(name))
        item.cells.set(name, { value: cellOf(standard, isList), at: item.at });
    this.#done.push(item);
  }

  #declareKey(attributes: Attributes): void {
    const of = attributes["for"] ?? "all";
    const kinds: readonly ItemKind[] = of === "all" ? ["node", "edge"] : of === "node" || of === "edge" ? [of] : [];
    const id = attributes["id"] ?? "";
    const name = attributes["attr.name"] ?? attributes["yfiles.type"] ?? id;
    this.#declare(id, { name, kinds, isList: false });
  }

  #declareAttribute(attributes: Attributes): void {
    if (this.#class === null) return;
    const id = attributes["id"] ?? "";
    const isList = attributes["type"]?.startsWith("list") ?? false;
    this.#declare(`${this.#class} ${id}`, { name: attributes["title"] ?? id, kinds: [this.#class], isList });
  }

  /** An attribute whose name is a column already gets a number. */
  #declare(key: string, { name, kinds, isList }: Omit<Declared, "standard">): void {
    let free = name;
    for (let n = 2; kinds.some((kind) => this.#used[kind].has(free)); n += 1) free = `${name}_${n}`;
    for (const kind of kinds) this.#used[kind].add(free);
    this.#declaring = { name: free, kinds, isList, standard: null };
    this.#declared.set(key, this.#declaring);
  }

  #keyOf(of: string | undefined): string {
    return `${this.#open.at(-1)?.kind ?? ""} ${of ?? ""}`;
  }

  #put(key: string, text: string, at: CellPlace): void {
    const item = this.#open.at(-1);
    // What is said of the graph itself, or of a port, is of no row.
    if (item === undefined) return;
    const declared = this.#declared.get(key);
    if (declared === undefined)
      this.#refuse(`it does not declare the attribute \`${key.replace(/^(node|edge) /, "")}\``);
    else this.#add(declared.name, cellOf(text, declared.isList), at);
  }

  /** A value that is given twice, as at two times, is a list. */
  #add(name: string, value: unknown, at: CellPlace): void {
    const cells = this.#open.at(-1)?.cells;
    const before = cells?.get(name);
    if (before === undefined) cells?.set(name, { value, at });
    else cells?.set(name, { value: [before.value, value].flat(), at: before.at });
  }
}

/** Lists are written `["a", "b"]`, `[a, b]` or `a|b`; GraphML, which has no lists, has the first form at most. */
function cellOf(written: string, isList: boolean): unknown {
  const text = written.trim();
  if (!isList && !text.startsWith('["')) return text;
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.map(String);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (!isList) return text;
  const inner = /^\[(.*)\]$/s.exec(text)?.[1];
  const parts = inner === undefined ? text.split(/[|;]/) : inner.split(",");
  return parts.map((part) => part.trim().replace(/^(["'])(.*)\1$/s, "$2")).filter((part) => part !== "");
}
