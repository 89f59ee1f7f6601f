import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { isRef } from "../../model/kinds/index.ts";
import { atEntity } from "../places.ts";
import type { EntityRule } from "../rule.ts";
import { anyOf, kindOf } from "../wording.ts";
import { declaredAs, misfit } from "./fits.ts";

/** An attribute that refers to an entity refers to one of the right type. */
export const wrongAttributeType: EntityRule = (resolved, schema) => {
  const findings: Finding[] = [];
  for (const entity of resolved.entities.values()) {
    for (const name in entity.attributes) {
      const declared = schema.entities[entity.type]?.attributes[name]?.type;
      if (!isRef(declared)) continue;
      const written = entity.attributes[name];
      const ids: readonly unknown[] = Array.isArray(written) ? written : [written];
      for (const [i, id] of ids.entries()) {
        const target = typeof id === "string" ? misfit(resolved, schema, id, declared.types) : null;
        if (target === null) continue;
        const wanted = anyOf(schema, declared.types);
        const params = { qualifier: name, wanted, id: target.id, is: kindOf(schema, target) };
        const place = Array.isArray(written) ? atEntity(entity, name, i) : atEntity(entity, name);
        findings.push(finding("wrong-attribute-type", params, place, declaredAs(schema, target)));
      }
    }
  }
  return findings;
};
