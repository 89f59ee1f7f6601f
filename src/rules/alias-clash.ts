import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Entity } from "../model/entity.ts";
import { atEntity } from "./places.ts";
import type { EntitiesInView, EntityRule } from "./rule.ts";
import { createToldApart } from "./told-apart.ts";

interface Use {
  readonly entity: Entity;
  readonly tokens: readonly (string | number)[];
  readonly used_by: string | null;
}

/**
 * One name for two entities makes a reader guess. A name that only one source uses is not a clash with another's, and two entities that
 * say `not_same_as` of one another have been told apart on purpose.
 */
export const aliasClash: EntityRule = (resolved) => {
  const findings: Finding[] = [];
  const isToldApart = createToldApart();
  for (const uses of usesOf(resolved).values()) {
    if (uses.length < 2) continue;
    const earlier = createEarlier(isToldApart);
    for (const use of uses) {
      const clash = earlier.clashWith(use);
      earlier.add(use);
      if (clash === undefined) continue;
      const alias =
        use.tokens[0] === "name" ? use.entity.name : (use.entity.aliases[Number(use.tokens[1])]?.name ?? "");
      const params = { alias, id: use.entity.id, other: clash.entity.id, name: clash.entity.name };
      const related = [
        { place: atEntity(clash.entity, ...clash.tokens), message: `\`${clash.entity.id}\` has it too` },
      ];
      const hint = `if they are two things, say \`not_same_as: [${clash.entity.id}]\``;
      findings.push(finding("alias-clash", params, atEntity(use.entity, ...use.tokens), { related, hint }));
    }
  }
  return findings;
};

function usesOf({ entities }: EntitiesInView): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  const add = (name: string, use: Use): void => {
    const key = name.trim().toLowerCase();
    const known = uses.get(key);
    if (known) known.push(use);
    else uses.set(key, [use]);
  };
  for (const entity of entities.values()) {
    add(entity.name, { entity, tokens: ["name"], used_by: null });
    for (const [i, { name, used_by }] of entity.aliases.entries())
      add(name, { entity, tokens: ["aliases", i], used_by });
  }
  return uses;
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
