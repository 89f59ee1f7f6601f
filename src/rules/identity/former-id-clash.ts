import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { atEntity } from "../places.ts";
import type { EntityRule } from "../rule.ts";

/** An id that was given up is not in use, and not given up twice: else it is not known where a reference to it leads. */
export const formerIdClash: EntityRule = ({ entities, symbols }) => {
  const findings: Finding[] = [];
  for (const entity of entities.values()) {
    for (const [i, former] of entity.former_ids.entries()) {
      const declared = symbols.declared.get(former);
      const now = symbols.merged.get(former);
      if (declared === undefined && (now === undefined || now === entity.id)) continue;
      const owner =
        declared === undefined ? `\`${now}\` has given it up as well` : `${declared.file} still declares it`;
      findings.push(finding("former-id-clash", { id: former, owner }, atEntity(entity, "former_ids", i)));
    }
  }
  return findings;
};
