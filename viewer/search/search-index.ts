import MiniSearch from "minisearch";
import { type Entity, namesOf } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { fold } from "../../src/text/fold.ts";
import { factTitle } from "../../src/wording/facts/fact-title.ts";
import { plain } from "../data/plain-text.ts";
import { type Atlas, entityType, nameOf } from "../derive/atlas.ts";

export interface Found {
  /** `entity:<id>` or `fact:<id>`. */
  readonly key: string;
  readonly kind: "entity" | "fact";
  readonly id: string;
  readonly title: string;
  /** What it is, and by which other name it was found. */
  readonly detail: string;
}

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly aliases: string;
  readonly id: string;
  readonly words: string;
}

/** When nothing fits well: two letters off, since swapping two counts as two. */
const loosely = (term: string): number | false => (term.length > 3 ? 2 : false);

const FIELDS = ["name", "aliases", "id", "words"] as const;

/** Entries that are added between two looks at the clock. */
const STEP = 25;

/** One search over names, aliases in any script, ids, and the words of claims and theses. Forgives typing errors. Grows bit by bit, since a large graph takes seconds. */
export class SearchIndex {
  readonly #atlas: Atlas;
  readonly #index: MiniSearch<Entry>;
  readonly #waiting: Iterator<Entry, undefined>;

  /** @param scope leave out the facts where only entities can be chosen. */
  constructor(atlas: Atlas, scope: "all" | "entities" = "all") {
    this.#atlas = atlas;
    this.#index = new MiniSearch<Entry>({
      idField: "key",
      fields: [...FIELDS],
      processTerm: (term) => fold(term) || null,
      searchOptions: {
        prefix: true,
        fuzzy: (term) => (term.length > 7 ? 2 : term.length > 3 ? 1 : false),
        boost: { name: 6, aliases: 4, id: 3 },
        combineWith: "AND",
        weights: { fuzzy: 0.3, prefix: 0.7 },
        boostDocument: (key) => (String(key).startsWith("entity:") ? this.#rank(String(key).slice(7)) : 1),
      },
    });
    this.#waiting = entries(atlas, scope);
  }

  /** An index that holds all of it from the start. */
  static whole(atlas: Atlas, scope: "all" | "entities" = "all"): SearchIndex {
    const index = new SearchIndex(atlas, scope);
    index.grow(Infinity);
    return index;
  }

  /**
   * Takes in more of the data, for about as long as given. Entities come first.
   *
   * @param milliseconds Infinity: all that is left
   * @returns whether all is in
   */
  grow(milliseconds: number): boolean {
    const end = performance.now() + milliseconds;
    do {
      for (let n = 0; n < STEP; n++) {
        const { done, value } = this.#waiting.next();
        if (done) return true;
        this.#index.add(value);
      }
    } while (performance.now() < end);
    return false;
  }

  find(words: string, most = 12): Found[] {
    const query = plain(words).trim();
    if (!query) return [];
    const strict = this.#index.search(query);
    const found = strict.length > 0 ? strict : this.#index.search(query, { combineWith: "OR", fuzzy: loosely });
    // What is called just so comes before what is called so but for case and accents.
    const isCalled = ({ id }: { readonly id: unknown }): boolean => {
      const key = String(id);
      const entity = key.startsWith("entity:") ? this.#atlas.kg.entity(key.slice(7)) : undefined;
      return entity !== undefined && namesOf(entity).includes(query);
    };
    const [exact, others] = [found.filter(isCalled), found.filter((one) => !isCalled(one))];
    return [...exact, ...others].slice(0, most).map(({ id }) => this.#found(String(id), query));
  }

  /** The better connected of two that fit alike comes first, and what the graph shows before evidence and judgements. */
  #rank(id: string): number {
    const fame = Math.min(1, Math.sqrt(this.#atlas.kg.factsAbout(id).length) / 10);
    const isQuiet = this.#atlas.quietTypes.has(this.#atlas.kg.entity(id)?.type ?? "");
    return isQuiet ? 1 + fame : 4 + 2 * fame;
  }

  #found(key: string, query: string): Found {
    const atlas = this.#atlas;
    const id = key.slice(key.indexOf(":") + 1);
    if (key.startsWith("entity:")) {
      const entity = atlas.kg.entity(id);
      const label = entityType(atlas, entity?.type ?? "")?.label ?? entity?.type ?? "";
      const alias = matchingAlias(atlas, id, query);
      return { key, kind: "entity", id, title: nameOf(atlas, id), detail: alias ? `${label} · also ${alias}` : label };
    }
    const fact = atlas.kg.fact(id);
    return { key, kind: "fact", id, title: fact ? factTitle(atlas.kg, fact) : id, detail: "Fact" };
  }
}

function* entries(atlas: Atlas, scope: "all" | "entities"): Generator<Entry, undefined> {
  const { entities, facts } = atlas.dataset;
  for (const entity of entities) yield entityEntry(entity);
  if (scope === "all") for (const fact of facts) yield factEntry(atlas, fact);
  return undefined;
}

function entityEntry(entity: Entity): Entry {
  const { id } = entity;
  const statement = entity.attributes["statement"];
  return {
    key: `entity:${id}`,
    name: entity.name,
    aliases: [...entity.aliases.map(({ name }) => name), ...Object.values(entity.names)].join(" "),
    id: [id, ...entity.former_ids, ...Object.values(entity.identifiers)].join(" "),
    words: [entity.description ?? "", typeof statement === "string" ? statement : ""].join(" "),
  };
}

function factEntry(atlas: Atlas, fact: Fact): Entry {
  const said = fact.claims.flatMap(({ note, quote }) => [note ?? "", quote ?? ""]);
  const texts = Object.values(fact.qualifiers).filter((value) => typeof value === "string");
  return {
    key: `fact:${fact.id}`,
    name: "",
    aliases: "",
    id: fact.id,
    words: [factTitle(atlas.kg, fact), ...texts, ...said].join(" "),
  };
}

function matchingAlias(atlas: Atlas, id: string, query: string): string | null {
  const entity = atlas.kg.entity(id);
  if (!entity) return null;
  const wanted = fold(query);
  if (fold(entity.name).includes(wanted)) return null;
  return namesOf(entity).find((name) => name !== id && fold(name).includes(wanted)) ?? null;
}
