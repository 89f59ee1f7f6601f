import type { Entity } from "../model/entity.ts";
import type { Core } from "./core.ts";
import { fold } from "./fold.ts";
import { nearest } from "./ground.ts";
import { QueryError } from "./query-error.ts";

/**
 * Finds an entity by what people type: its id, a former id, its name in any language or an alias, whatever the case and accents.
 * Throws a QueryError that lists the candidates where several bear the name, or the nearest names where none does.
 */
export function entityCalled(core: Core, text: string): Entity {
  const exact = core.indexes.entities.get(text);
  if (exact) return exact;
  const bearers = core.names.get(fold(text)) ?? [];
  const [only] = bearers;
  if (only && bearers.length === 1) return only;
  if (only) {
    const ids = bearers.map((entity) => `\`${entity.id}\``).join(", ");
    throw new QueryError(`\`${text}\` may be any of ${ids}`, "give the id of the one you mean");
  }
  throw new QueryError(`there is no entity \`${text}\``, suggestion(core, text));
}

function suggestion(core: Core, text: string): string | null {
  const near = nearest(text, core.names.keys()).flatMap((name) => core.names.get(name) ?? []);
  const named = [...new Set(near)].slice(0, 3).map((entity) => `\`${entity.id}\` (${entity.name})`);
  return named.length === 0 ? null : `did you mean ${named.join(" or ")}?`;
}
