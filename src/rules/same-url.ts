import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Entity } from "../model/entity.ts";
import { atEntity } from "./places.ts";
import type { Rule } from "./rule.ts";

/** Two sources at one address are one source entered twice, and would count as two voices. */
export const sameUrl: Rule = ({ entities }) => {
  const findings: Finding[] = [];
  const owners = new Map<string, Entity>();
  for (const entity of entities.values()) {
    const url = entity.attributes["url"];
    if (typeof url !== "string") continue;
    const owner = owners.get(url);
    if (owner === undefined) owners.set(url, entity);
    else {
      const related = [{ place: atEntity(owner, "url"), message: "the same address" }];
      findings.push(finding("same-url", { url, other: owner.id }, atEntity(entity, "url"), { related }));
    }
  }
  return findings;
};
