import type { Fact } from "../../model/fact.ts";
import { compareText } from "../../model/order.ts";
import type { View } from "../../model/project.ts";
import { isAmong } from "../../model/references.ts";
import { LINE_END } from "../../text/byte-lines.ts";
import { idsAround } from "./fact-files.ts";

const COMMA = 0x2c;

/** Which facts the pictures of a story are made of: those between two entities of a view, or about one of them alone, and those that a view names. */
export class StoryFacts {
  /** Of all views. */
  readonly entities: readonly string[];
  readonly #views: readonly ReadonlySet<string>[];
  readonly #told: ReadonlySet<string>;

  constructor(views: readonly Pick<View, "entities" | "facts">[]) {
    this.entities = [...new Set(views.flatMap(({ entities }) => entities))];
    this.#views = views.map(({ entities }) => new Set(entities));
    this.#told = new Set(views.flatMap(({ facts }) => facts));
  }

  /**
   * The lines of an array of facts that are among them.
   *
   * @param array one fact on each line, sorted by id
   * @param about the lines of those facts that name an entity of a view
   */
  among(array: Buffer, about: readonly Buffer[]): readonly Buffer[] {
    const lines = new Map<string, Buffer>();
    for (const line of [...about, ...this.#toldIn(array)]) {
      const fact = JSON.parse(line.toString("utf8")) as Fact;
      if (this.#told.has(fact.id) || this.#views.some((ids) => isAmong(fact, ids))) lines.set(fact.id, line);
    }
    return [...lines].sort(([a], [b]) => compareText(a, b)).map(([, line]) => line);
  }

  /** Facts that a view names may name none of its entities. */
  *#toldIn(array: Buffer): Generator<Buffer> {
    const { first, last } = idsAround(array);
    for (const id of this.#told) {
      if (compareText(id, first) < 0 || compareText(id, last) > 0) continue;
      const at = array.indexOf(`\n{"id":${JSON.stringify(id)},`);
      if (at < 0) continue;
      const end = array.indexOf(LINE_END, at + 1);
      const line = array.subarray(at + 1, end < 0 ? array.length : end);
      yield Buffer.from(line.at(-1) === COMMA ? line.subarray(0, -1) : line);
    }
  }
}
