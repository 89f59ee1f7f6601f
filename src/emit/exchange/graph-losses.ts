import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { loseOwnOfFact } from "./analyst.ts";
import type { Ledger } from "./ledger.ts";

const LOST = {
  value: "facts whose object is a value: no edge leads to one",
  claim: "claims: an edge has what they amount to",
  language: "names by language",
  identifier: "identifiers",
  usedBy: "aliases of which it is lost who uses them",
  own: "former ids, and what an entity is told apart from",
} as const;

/** Reports what nodes and edges have no room for, in whatever format they are written. */
export function loseBesideGraph({ dataset }: KnowledgeGraph, ledger: Ledger): void {
  ledger.wrote("nodes", dataset.entities.length);
  for (const { id, names, identifiers, aliases, former_ids, not_same_as } of dataset.entities) {
    if (hasKeys(names)) ledger.lost(LOST.language, id);
    if (hasKeys(identifiers)) ledger.lost(LOST.identifier, id);
    if (aliases.some(({ used_by }) => used_by !== null)) ledger.lost(LOST.usedBy, id);
    if (former_ids.length + not_same_as.length > 0) ledger.lost(LOST.own, id);
  }
  for (const fact of dataset.facts) {
    const { id, object, claims } = fact;
    loseOwnOfFact(fact, ledger);
    if (object === null) ledger.lost(LOST.value, id);
    else ledger.wrote("facts");
    for (const claim of claims) ledger.lost(LOST.claim, claim.id);
  }
}

function hasKeys(value: object): boolean {
  return Object.keys(value).length > 0;
}
