import type { Entity } from "../model/entity.ts";
import { deviceIn, isId, toId } from "../model/ids.ts";
import { isA, type Schema } from "../model/schema.ts";
import { createSuggest, type Suggest } from "../resolve/suggest.ts";
import { fold } from "../text/fold.ts";
import { hashOf } from "../text/hash.ts";

/** What a text was found to mean. */
export type Found =
  | { readonly is: "found"; readonly entity: Entity }
  | { readonly is: "ambiguous"; readonly entities: readonly Entity[] }
  | { readonly is: "misplaced"; readonly entity: Entity }
  | { readonly is: "unknown" };

/** All entities of a project and of what is being imported, by all that they are called. */
export class Directory {
  readonly #schema: Schema;
  readonly #entities: Map<string, Entity>;
  readonly #taken: Set<string>;
  readonly #former = new Map<string, string>();
  readonly #identifiers = new Map<string, Ids>();
  readonly #registers = new Map<string, string>();
  readonly #names = new Map<string, Ids>();
  #suggest: Suggest | undefined;

  /** @param taken ids that a new entity cannot have, those of facts included */
  constructor(schema: Schema, entities: ReadonlyMap<string, Entity>, taken: Iterable<string>) {
    this.#schema = schema;
    this.#entities = new Map();
    this.#taken = new Set(taken);
    for (const entity of entities.values()) this.add(entity);
  }

  get(id: string): Entity | undefined {
    return this.#entities.get(id);
  }

  add(entity: Entity): void {
    this.#suggest = undefined;
    this.#entities.set(entity.id, entity);
    this.#taken.add(entity.id);
    for (const former of entity.former_ids) this.#former.set(former, entity.id);
    for (const [register, text] of Object.entries(entity.identifiers)) {
      addTo(this.#identifiers, text, entity.id);
      this.#registers.set(`${register}\0${text}`, entity.id);
    }
    const names = [entity.name, ...entity.aliases.map(({ name }) => name), ...Object.values(entity.names)];
    for (const name of names) addTo(this.#names, fold(name), entity.id);
  }

  /** The entity that has this identifier. */
  registered(register: string, text: string): Entity | undefined {
    const id = this.#registers.get(`${register}\0${text}`);
    return id === undefined ? undefined : this.#entities.get(id);
  }

  /** Looks a text up: by id, identifier, name or alias, in this order; of several entities those of a wanted type come first. */
  find(text: string, register: string | null, wanted: readonly string[]): Found {
    if (register !== null) {
      const entity = this.registered(register, text);
      return entity ? this.#fitting([entity], wanted) : { is: "unknown" };
    }
    const own = this.#entities.get(text) ?? this.#entities.get(this.#former.get(text) ?? "");
    const ways = [own?.id, this.#identifiers.get(text), this.#names.get(fold(text))];
    let misplaced: Found | undefined;
    for (const ids of ways) {
      const found = this.#fitting(
        idsIn(ids).flatMap((id) => this.#entities.get(id) ?? []),
        wanted,
      );
      if (found.is === "found" || found.is === "ambiguous") return found;
      if (found.is === "misplaced") misplaced ??= found;
    }
    return misplaced ?? { is: "unknown" };
  }

  #fitting(entities: readonly Entity[], wanted: readonly string[]): Found {
    const fit = wanted.length === 0 ? entities : entities.filter(({ type }) => isA(this.#schema, type, wanted));
    const [only] = fit;
    if (only) return fit.length === 1 ? { is: "found", entity: only } : { is: "ambiguous", entities: fit };
    const [other] = entities;
    return other ? { is: "misplaced", entity: other } : { is: "unknown" };
  }

  /** `did you mean ...?` of a text that means nothing. */
  suggestion(text: string, wanted: readonly string[]): { hint?: string } {
    this.#suggest ??= createSuggest(this.#schema, this.#entities);
    const near = this.#suggest(text, wanted);
    return near === null ? {} : { hint: `did you mean \`${near.id}\` (${near.name})?` };
  }

  /** A legal id for a text of the origin, that no other entity has; the same for the same text as long as it is kept under `identifiers`. */
  mint(text: string, type: string): string {
    const legal = toId(text).slice(0, LONGEST).replace(/-$/, "");
    const hash = hashOf(text).toString(36);
    const id =
      legal === ""
        ? `${type}-${hash}`
        : isId(legal) && legal !== "unknown" && deviceIn(legal) === undefined
          ? legal
          : `${legal}-1`;
    if (!this.#taken.has(id)) return id;
    let other = `${id}-${hash}`;
    for (let n = 2; this.#taken.has(other); n += 1) other = `${id}-${hash}-${n}`;
    return other;
  }
}

/** The name of a file has 255 bytes at most. */
const LONGEST = 120;

/** Most texts mean one entity, and a set for each would take more memory than all else. */
type Ids = string | Set<string>;

function idsIn(ids: Ids | undefined): readonly string[] {
  return typeof ids === "string" ? [ids] : [...(ids ?? [])];
}

function addTo(map: Map<string, Ids>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, id);
  else if (typeof ids !== "string") ids.add(id);
  else if (ids !== id) map.set(key, new Set([ids, id]));
}
