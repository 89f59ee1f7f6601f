import MiniSearch, { type SearchOptions, type SearchResult } from "minisearch";
import { type Entity, namesOf } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { fold } from "../../src/text/fold.ts";
import { factTitle } from "../../src/wording/facts/fact-title.ts";
import { plain } from "../data/plain-text.ts";
import { type Atlas, entityType, nameOf } from "../derive/atlas.ts";
import { Highest } from "./highest.ts";

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

const [ENTITY, FACT] = ["entity:", "fact:"] as const;

/** What is searched. */
export type Scope = "all" | "entities";

/** Entries that are added between two looks at the clock. */
const STEP = 25;

/** One search over names, aliases in any script, ids, and the words of claims and theses. Forgives typing errors. Grows bit by bit, since a large graph takes seconds. */
export class SearchIndex {
  #atlas: Atlas;
  #waiting: Iterator<Entry, undefined>;
  /** What is in. */
  readonly #held = new Map<string, Entity | Fact>();
  readonly #index: MiniSearch<Entry>;
  readonly #ranks = new Map<string, number>();

  constructor(atlas: Atlas) {
    this.#atlas = atlas;
    this.#waiting = this.#missing();
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
        boostDocument: (key) => this.#rankOf(String(key)),
      },
    });
  }

  /** An index that holds all of it from the start. */
  static whole(atlas: Atlas): SearchIndex {
    const index = new SearchIndex(atlas);
    index.grow(Infinity);
    return index;
  }

  /** The index of more or less of the same data: this one, in which what has changed gives way and what is new waits; else another one. */
  follow(atlas: Atlas): SearchIndex {
    const { digest } = this.#atlas.dataset;
    const gone = [...this.#held].filter(([key, held]) => !isIn(atlas, key, held));
    // To take most of an index out takes longer than to begin again.
    if (atlas.dataset.digest !== digest || 2 * gone.length > this.#held.size) return new SearchIndex(atlas);
    for (const [key] of gone) {
      this.#index.discard(key);
      this.#held.delete(key);
    }
    this.#atlas = atlas;
    this.#waiting = this.#missing();
    this.#ranks.clear();
    return this;
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

  /** @param scope leave out the facts where only entities can be chosen. */
  find(words: string, most = 12, scope: Scope = "all"): Found[] {
    const query = plain(words).trim();
    if (!query) return [];
    const found = this.#best(query, most, scope, {});
    const all = found.length > 0 ? found : this.#best(query, most, scope, { combineWith: "OR", fuzzy: loosely });
    // What is called just so comes before what is called so but for case and accents.
    const [exact, others] = [
      all.filter((one) => this.#isCalled(one, query)),
      all.filter((one) => !this.#isCalled(one, query)),
    ];
    return [...exact, ...others].slice(0, most).map(({ id }) => this.#found(String(id), query));
  }

  /** The best of what fits, and all that is called just so: one letter fits tens of thousands, of which a few are shown. */
  #best(query: string, most: number, scope: Scope, how: SearchOptions): SearchResult[] {
    const best = new Highest(most);
    return this.#index.search(query, {
      ...how,
      filter: (result) => {
        if (scope === "entities" && !String(result.id).startsWith(ENTITY)) return false;
        return this.#isCalled(result, query) || best.takes(result.score);
      },
    });
  }

  #isCalled({ id, match, queryTerms }: SearchResult, query: string): boolean {
    const key = String(id);
    // What is called so has each of its words: that is told sooner than by all of its names.
    if (!key.startsWith(ENTITY) || !queryTerms.every((term) => Object.hasOwn(match, term))) return false;
    const entity = this.#atlas.kg.entity(key.slice(ENTITY.length));
    return entity !== undefined && namesOf(entity).includes(query);
  }

  *#missing(): Generator<Entry, undefined> {
    const atlas = this.#atlas;
    for (const entity of atlas.dataset.entities) {
      const key = ENTITY + entity.id;
      if (this.#held.has(key)) continue;
      this.#held.set(key, entity);
      yield entityEntry(key, entity);
    }
    for (const fact of atlas.dataset.facts) {
      const key = FACT + fact.id;
      if (this.#held.has(key)) continue;
      this.#held.set(key, fact);
      yield factEntry(key, atlas, fact);
    }
    return undefined;
  }

  /** Asked for once for each word and field. */
  #rankOf(key: string): number {
    if (!key.startsWith(ENTITY)) return 1;
    const rank = this.#ranks.get(key) ?? this.#rank(key.slice(ENTITY.length));
    this.#ranks.set(key, rank);
    return rank;
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
    if (key.startsWith(ENTITY)) {
      const entity = atlas.kg.entity(id);
      const label = entityType(atlas, entity?.type ?? "")?.label ?? entity?.type ?? "";
      const alias = matchingAlias(atlas, id, query);
      return { key, kind: "entity", id, title: nameOf(atlas, id), detail: alias ? `${label} · also ${alias}` : label };
    }
    const fact = atlas.kg.fact(id);
    return { key, kind: "fact", id, title: fact ? factTitle(atlas.kg, fact) : id, detail: "Fact" };
  }
}

/** Whether a dataset has what an index holds: the same entity, since its texts may have come, and a fact of that id. */
function isIn({ kg }: Atlas, key: string, held: Entity | Fact): boolean {
  return key.startsWith(ENTITY) ? kg.entity(held.id) === held : kg.fact(held.id) !== undefined;
}

function entityEntry(key: string, entity: Entity): Entry {
  const { id } = entity;
  const statement = entity.attributes["statement"];
  return {
    key,
    name: entity.name,
    aliases: [...entity.aliases.map(({ name }) => name), ...Object.values(entity.names)].join(" "),
    id: [id, ...entity.former_ids, ...Object.values(entity.identifiers)].join(" "),
    words: [entity.description ?? "", typeof statement === "string" ? statement : ""].join(" "),
  };
}

function factEntry(key: string, atlas: Atlas, fact: Fact): Entry {
  const said = fact.claims.flatMap(({ note, quote }) => [note ?? "", quote ?? ""]);
  const texts = Object.values(fact.qualifiers).filter((value) => typeof value === "string");
  return {
    key,
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
