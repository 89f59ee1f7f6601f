import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { atEntity } from "../places.ts";
import type { EntityRule } from "../rule.ts";

/** An alias is another name, not the name again. */
export const aliasIsName: EntityRule = ({ entities }) => {
  const findings: Finding[] = [];
  for (const entity of entities.values()) {
    for (const [i, { name, used_by }] of entity.aliases.entries()) {
      // Who uses a name is worth knowing even of the name itself.
      if (used_by !== null || name !== entity.name) continue;
      findings.push(finding("alias-is-name", { alias: name }, atEntity(entity, "aliases", i)));
    }
  }
  return findings;
};
