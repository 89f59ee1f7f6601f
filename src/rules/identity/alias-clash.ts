import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { Entity } from "../../model/entity.ts";
import { addTo } from "../../model/lists-by-key.ts";
import { fold } from "../../text/fold.ts";
import { atEntity } from "../places.ts";
import type { EntitiesInView, EntityRule } from "../rule.ts";
import { createToldApart } from "./told-apart.ts";

interface Use {
  readonly entity: Entity;
  readonly name: string;
  readonly tokens: readonly (string | number)[];
  readonly used_by: string | null;
}

/** What an entity is called that is not a name: its id, one that it used to have, an identifier. */
interface Handle {
  readonly entity: Entity;
  readonly text: string;
  readonly tokens: readonly (string | number)[];
}

/**
 * One name for two entities makes a reader guess, also where only case, accents or invisible characters tell the two apart: look-up
 * would find both. So does a name that is the id or an identifier of another. A name that only one source uses is not a clash with another's, and two entities that
 * say `not_same_as` of one another have been told apart on purpose.
 */
export const aliasClash: EntityRule = (resolved) => {
  const findings: Finding[] = [];
  const isToldApart = createToldApart();
  const entities = [...resolved.entities.values()];
  const keys: string[] = [];
  for (const entity of entities) eachName(entity, (name) => void keys.push(fold(name)));
  const handles = handlesOf(resolved, new Set(keys));
  const isHeld = (key: string): boolean => handles.has(key) || resolved.entities.has(key);
  for (const [key, uses] of usesOf(entities, keys, isHeld)) {
    const called = handles.get(key) ?? [];
    // Legal ids are folded already.
    const bearer = resolved.entities.get(key);
    const others = bearer ? [{ entity: bearer, text: key, tokens: [] }, ...called] : called;
    const named = new Set(others.length > 0 ? uses.map(({ entity }) => entity) : []);
    if (uses.length < 2 && others.length === 0) continue;
    const earlier = createEarlier(isToldApart);
    for (const use of uses) {
      const clash = earlier.clashWith(use);
      earlier.add(use);
      if (clash === undefined) {
        const handle = others.find(({ entity }) => !named.has(entity) && !isToldApart(entity, use.entity));
        if (handle) findings.push(clashOf(use, handle, `\`${handle.entity.id}\` has it ${asHandle(handle)}`));
        continue;
      }
      findings.push(clashOf(use, clash, `\`${clash.entity.id}\` has it ${asWhat(use, clash)}`));
    }
  }
  return findings;
};

function clashOf(use: Use, other: Pick<Use, "entity" | "tokens">, message: string): Finding {
  const params = { alias: use.name, id: use.entity.id, other: other.entity.id, name: other.entity.name };
  const related = [{ place: atEntity(other.entity, ...other.tokens), message }];
  const hint = `if they are two things, say \`not_same_as: [${other.entity.id}]\``;
  return finding("alias-clash", params, atEntity(use.entity, ...use.tokens), { related, hint });
}

function asHandle({ tokens: [key, register] }: Handle): string {
  if (key === undefined) return "as its id";
  return key === "former_ids" ? "as a former id" : `as its ${register} identifier`;
}

/** Those that some name reads like. */
function handlesOf({ entities }: EntitiesInView, names: ReadonlySet<string>): ReadonlyMap<string, readonly Handle[]> {
  const handles = new Map<string, Handle[]>();
  const add = (handle: Handle): void => {
    const key = fold(handle.text);
    if (names.has(key)) addTo(handles, key, handle);
  };
  for (const entity of entities.values()) {
    // A former id that another entity still has is an error of its own.
    for (const [i, text] of entity.former_ids.entries())
      if (!entities.has(text)) add({ entity, text, tokens: ["former_ids", i] });
    for (const register in entity.identifiers)
      add({ entity, text: entity.identifiers[register] ?? "", tokens: ["identifiers", register] });
  }
  return handles;
}

function asWhat({ name }: Use, clash: Use): string {
  if (name === clash.name) return "too";
  const isLookalike = name.normalize("NFKC").replace(/\s/g, " ") === clash.name.normalize("NFKC").replace(/\s/g, " ");
  return isLookalike ? "too, in other characters that look the same" : `as "${clash.name}"`;
}

/** The uses of names that are used twice, or that `isHeld` says something else has. Most names have one use: of these none is made. */
function usesOf(entities: readonly Entity[], keys: readonly string[], isHeld: (key: string) => boolean) {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const key of keys) (seen.has(key) || isHeld(key) ? repeated : seen).add(key);
  const uses = new Map<string, Use[]>();
  let at = 0;
  for (const entity of entities) {
    eachName(entity, (name, used_by, ...tokens) => {
      const key = keys[at++] ?? "";
      if (repeated.has(key)) addTo(uses, key, { entity, name, tokens, used_by });
    });
  }
  return uses;
}

/** Names of an entity in their order, and where they are written. */
function eachName(
  { name: own, aliases, names }: Entity,
  tell: (name: string, used_by: string | null, ...tokens: readonly (string | number)[]) => void,
): void {
  tell(own, null, "name");
  for (const [i, { name, used_by }] of aliases.entries()) tell(name, used_by, "aliases", i);
  for (const key in names) tell(names[key] ?? "", null, "names", key);
}

/** The uses of one name so far. */
interface Earlier {
  add(use: Use): void;
  /** The first of another entity's that a reader may take this use for. */
  clashWith(use: Use): Use | undefined;
}

/** A name has uses of its own for each caller. Of each entity one of these is enough, so that the search ends soon. */
function createEarlier(isToldApart: (a: Entity, b: Entity) => boolean): Earlier {
  let order = 0;
  const orders = new Map<Use, number>();
  const all = new Map<Entity, Use>();
  const byCaller = new Map<string | null, Map<Entity, Use>>();
  const firstIn = (uses: ReadonlyMap<Entity, Use> | undefined, { entity }: Use): Use | undefined => {
    for (const [owner, use] of uses ?? []) if (owner !== entity && !isToldApart(owner, entity)) return use;
    return undefined;
  };
  return {
    add(use) {
      orders.set(use, order++);
      const ofCaller = byCaller.get(use.used_by) ?? new Map<Entity, Use>();
      byCaller.set(use.used_by, ofCaller);
      for (const uses of [all, ofCaller]) if (!uses.has(use.entity)) uses.set(use.entity, use);
    },
    clashWith(use) {
      if (use.used_by === null) return firstIn(all, use);
      const found = [null, use.used_by].flatMap((caller) => firstIn(byCaller.get(caller), use) ?? []);
      return found.sort((a, b) => (orders.get(a) ?? 0) - (orders.get(b) ?? 0))[0];
    },
  };
}
