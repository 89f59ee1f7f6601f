import type { Entity } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import type { Ledger } from "./ledger.ts";

const OF_ENTITY = "former ids, names that a source leaves out, and what an entity is told apart from";
const OF_FACT = "former ids of facts, and the analyst's own notes on facts and assessments";

/** Reports what only a project's own files can say of an entity. */
export function loseOwnOfEntity({ id, unnamed, former_ids, not_same_as }: Entity, ledger: Ledger): void {
  if (unnamed || former_ids.length > 0 || not_same_as.length > 0) ledger.lost(OF_ENTITY, id);
}

/** The same of a fact. */
export function loseOwnOfFact({ id, rollup, former_ids = [], note }: Fact, ledger: Ledger): void {
  if (rollup.assessment !== null || former_ids.length > 0 || note !== undefined) ledger.lost(OF_FACT, id);
}
