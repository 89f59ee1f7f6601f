import { type Entity, namesOf } from "../../model/entity.ts";
import { fold } from "../../text/fold.ts";
import type { Core } from "../core.ts";
import { nearest } from "../ground.ts";
import { QueryError } from "../query-error.ts";

/** What a text means as a name. */
export interface Called {
  readonly entity: Entity;
  /** The name that was meant, where it is spelt otherwise than by its case; null: the name as it was asked for. */
  readonly spelt: string | null;
  /** Others whose names differ from this one in no more than case, accents and the like. */
  readonly others: readonly Entity[];
}

/**
 * Finds an entity by what people type: its id, a former id, its name in any language, an alias or an identifier. What is equal as
 * written comes before what is equal whatever the case and accents. Throws a QueryError that lists the candidates where several are
 * called so, or the nearest names where none is.
 */
export function called(core: Core, text: string): Called {
  const own = core.indexes.entities.get(text);
  if (own) return { entity: own, spelt: null, others: [] };
  const bearers = core.names.get(fold(text)) ?? [];
  const written = text.normalize("NFC");
  const exact = bearers.filter((entity) => namesOf(entity).some((name) => name.normalize("NFC") === written));
  const candidates = exact.length > 0 ? exact : bearers;
  const [entity] = candidates;
  if (entity && candidates.length === 1) {
    const others = bearers.filter((one) => one !== entity);
    return { entity, spelt: exact.length > 0 ? null : speltBy(entity, text), others };
  }
  if (entity) {
    const ids = candidates.map(({ id }) => `\`${id}\``).join(", ");
    throw new QueryError(`\`${text}\` may be any of ${ids}`, "give the id of the one you mean");
  }
  throw new QueryError(`there is no entity \`${text}\``, suggestion(core, text));
}

/** The name of an entity that a text means; null where they differ in case and space alone. */
function speltBy(entity: Entity, text: string): string | null {
  const plain = (name: string): string => name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  const alike = namesOf(entity).filter((name) => fold(name) === fold(text));
  return alike.some((name) => plain(name) === plain(text)) ? null : (alike[0] ?? null);
}

function suggestion(core: Core, text: string): string | null {
  const near = nearest(text, core.names.keys()).flatMap((name) => core.names.get(name) ?? []);
  const named = [...new Set(near)].slice(0, 3).map((entity) => `\`${entity.id}\` (${entity.name})`);
  return named.length === 0 ? null : `did you mean ${named.join(" or ")}?`;
}
