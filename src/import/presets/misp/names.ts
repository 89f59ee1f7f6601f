import type { Entity } from "../../../model/entity.ts";
import { toId } from "../../../model/ids.ts";
import type { Schema } from "../../../model/schema.ts";
import { fold } from "../../../text/fold.ts";
import type { EntityDraft, TypeWanted } from "../drafts.ts";
import type { Origin } from "../origin.ts";

/** What is known of an entity that is only named. */
export interface Named {
  readonly from: Origin;
  readonly counted: string;
  readonly type: TypeWanted;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly description?: string | null;
  readonly values?: EntityDraft["values"];
}

/** Entities that events name without an id of their own, known again by type and name: in these files and in the project. */
export class MispNames {
  readonly #ids = new Map<string, string>();
  /** Null: several are called so. */
  readonly #known = new Map<string, Entity | null>();
  readonly drafts: EntityDraft[] = [];

  constructor(schema: Schema, entities: Iterable<Entity>) {
    for (const entity of entities) {
      const names = [entity.name, ...entity.aliases.map(({ name }) => name), ...Object.values(entity.names)];
      for (const type of schema.entities[entity.type]?.lineage ?? []) {
        for (const name of new Set(names.map(fold))) {
          const key = `${type}\0${name}`;
          this.#known.set(key, this.#known.has(key) ? null : entity);
        }
      }
    }
  }

  /** An entity that has an id. Names come before aliases. */
  add(draft: EntityDraft): void {
    for (const name of [draft.name, ...draft.aliases]) {
      const key = keyOf(draft.type, name);
      if (!this.#ids.has(key)) this.#ids.set(key, draft.id);
    }
  }

  /** The id of what is called so: that of an entity of the files, else of the project, else a new one. */
  idOf(named: Named): string {
    const { type, name } = named;
    const key = keyOf(type, name);
    const there = this.#ids.get(key);
    if (there !== undefined) return there;
    const known = this.#known.get(key) ?? null;
    const registered = known?.identifiers["misp"];
    const written = `${type.name}: ${name}`;
    // An earlier import may have met the name in other letters.
    const own = registered !== undefined && fold(registered) === fold(written) ? registered : written;
    const id = registered ?? own;
    this.#ids.set(key, id);
    if (id === own) this.drafts.push(draftOf(named, own, known));
    return id;
  }
}

function keyOf(type: TypeWanted, name: string): string {
  return `${type.name}\0${fold(name)}`;
}

function draftOf(
  { from, counted, type, name, aliases = [], description = null, values = {} }: Named,
  id: string,
  known: Entity | null,
): EntityDraft {
  return {
    from,
    counted,
    type,
    id,
    ours: known?.id ?? (toId(name) || null),
    // An entity of the project keeps its name.
    name: known?.name ?? name,
    aliases: aliases.filter((alias) => alias !== name),
    names: {},
    description,
    identifiers: {},
    values,
    attributes: {},
  };
}
