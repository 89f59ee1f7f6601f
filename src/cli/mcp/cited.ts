import type { Claim } from "../../model/claim.ts";
import type { Fact } from "../../model/fact.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import type { ClaimRecord, FactRecord } from "../../query/records.ts";
import { citation } from "../../wording/claims/citation.ts";
import { factTitle } from "../../wording/facts/fact-title.ts";
import { nameOf } from "../../wording/names.ts";
import { rollupSentence } from "../../wording/support/rollup-sentence.ts";

/** A claim with all that a citation of it needs. */
export interface CitedClaim extends ClaimRecord {
  /** Who says so, by name. */
  readonly voice_names: readonly string[];
  readonly source_name: string | null;
  /** Where it is to be read and when it was made, in words. */
  readonly citation: string;
  readonly permalink: string;
}

/** A fact with who says so. */
export interface CitedFact extends FactRecord {
  readonly title: string;
  /** How sure it is, who says so and who denies it. */
  readonly sentence: string;
  readonly permalink: string;
  readonly evidence: readonly CitedClaim[];
}

export function citedFact(graph: KnowledgeGraph, fact: Fact): CitedFact {
  return {
    ...graph.factRecord(fact),
    title: factTitle(graph, fact),
    sentence: rollupSentence(graph, fact, graph.statementsOf(fact)),
    permalink: linkTo(graph, "fact", fact.id),
    evidence: fact.claims.map((claim) => citedClaim(graph, claim)),
  };
}

export function citedClaim(graph: KnowledgeGraph, claim: Claim): CitedClaim {
  return {
    ...graph.claimRecord(claim),
    voice_names: graph.voicesOf(claim).map((id) => nameOf(graph, id)),
    source_name: claim.source === null ? null : nameOf(graph, claim.source),
    citation: citation(graph, claim),
    permalink: linkTo(graph, "fact", claim.fact),
  };
}

/** Where the page shows it: below the project's address, or alone, to be put behind the address of a page. */
export function linkTo({ dataset }: KnowledgeGraph, kind: "entity" | "fact", id: string): string {
  return `${dataset.project?.web ?? ""}#${kind}=${encodeURIComponent(id)}&data=${dataset.digest}`;
}
