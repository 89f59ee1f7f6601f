import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Entity } from "../model/entity.ts";
import type { Resolved } from "../resolve/resolve.ts";
import { atEntity } from "./places.ts";
import type { Rule } from "./rule.ts";

interface Use {
  readonly entity: Entity;
  readonly tokens: readonly (string | number)[];
  readonly used_by: string | null;
}

/**
 * One name for two entities makes a reader guess. A name that only one source uses is no clash with another's, and two entities that
 * say `not_same_as` of one another have been told apart on purpose.
 */
export const aliasClash: Rule = (resolved) => {
  const findings: Finding[] = [];
  const uses = usesOf(resolved);
  for (const [, [first, ...others]] of uses) {
    if (first === undefined) continue;
    const earlier = [first];
    for (const use of others) {
      const clash = earlier.find((other) => isClash(other, use));
      earlier.push(use);
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

function usesOf({ entities }: Resolved): ReadonlyMap<string, readonly Use[]> {
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

function isClash(a: Use, b: Use): boolean {
  if (a.entity === b.entity) return false;
  if (a.used_by !== b.used_by && a.used_by !== null && b.used_by !== null) return false;
  return !a.entity.not_same_as.includes(b.entity.id) && !b.entity.not_same_as.includes(a.entity.id);
}
