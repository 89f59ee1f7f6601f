import { finding } from "../../diagnostics/registry.ts";
import { UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { addTo } from "../../model/lists-by-key.ts";
import { chainOf, findCycles } from "../cycles.ts";
import { atObject } from "../places.ts";
import type { EntityRule } from "../rule.ts";

/** What speaks for another (a part for its whole, a leader for the led) does not come back to itself. */
export const relationCycle: EntityRule = ({ ties }, schema) => {
  const byType = new Map<string, Fact[]>();
  for (const fact of ties) {
    if (schema.relations[fact.type]?.same_voice !== true || schema.relations[fact.type]?.symmetric) continue;
    addTo(byType, fact.type, fact);
  }
  return [...byType].flatMap(([relation, ofType]) => {
    const edges = new Map<string, string[]>();
    const places = new Map<string, Fact>();
    for (const fact of ofType) {
      // A relation to itself has a message of its own.
      if (fact.object === null || fact.object === fact.subject || fact.object === UNKNOWN) continue;
      addTo(edges, fact.subject, fact.object);
      places.set(`${fact.subject} ${fact.object}`, fact);
    }
    for (const targets of edges.values()) targets.sort();
    return findCycles(edges).flatMap((cycle) => {
      const steps = cycle.map((id, i) => places.get(`${id} ${cycle[(i + 1) % cycle.length]}`));
      const [first, ...others] = steps.filter((step) => step !== undefined);
      if (first === undefined) return [];
      const related = others.map((step) => ({ place: atObject(step), message: "and this leads back" }));
      const chain = chainOf(cycle);
      return [finding("relation-cycle", { relation, chain }, atObject(first), { related })];
    });
  });
};
