import type { Change, PageChange, PageChanges } from "../../src/model/outputs/page.ts";
import type { KnowledgeGraph } from "../../src/query/knowledge-graph.ts";
import { FIRST_VIEW, NO_FILTERS, type Steps } from "../state/view-state.ts";
import type { EdgeKind } from "./scene/edge-kind.ts";

/** What became of entities and facts, by their ids. */
export interface Changes extends PageChanges {
  readonly entities: ReadonlyMap<string, PageChange>;
  readonly facts: ReadonlyMap<string, PageChange>;
}

/** What a change is drawn in; a sign before the name says the same. */
export const CHANGE_COLOR: Readonly<Record<Change, string>> = {
  came: "#0f766e",
  went: "#be123c",
  up: "#1d4ed8",
  down: "#b45309",
  changed: "#7c3aed",
};

export function changesById(compared: PageChanges): Changes {
  const of = (kind: PageChange["kind"]): ReadonlyMap<string, PageChange> =>
    new Map(compared.items.flatMap((one) => (one.kind === kind ? [[one.id, one] as const] : [])));
  return { ...compared, entities: of("entity"), facts: of("fact") };
}

/** The first view of two states as one: all that changed, evidence and judgements included, and nothing else. */
export function changesStep(
  changes: Changes,
  kg: KnowledgeGraph,
  kinds: ReadonlyMap<string, EdgeKind>,
  quiet: ReadonlySet<string>,
): Steps {
  const facts = [...changes.facts.keys()].flatMap((id) => kg.fact(id) ?? []);
  const named = [...changes.entities.keys(), ...facts.flatMap(({ subject, object }) => [subject, object ?? subject])];
  const types = new Set(named.flatMap((id) => kg.entity(id)?.type ?? []));
  const relations = new Set(facts.map(({ type }) => type));
  const filters = {
    ...NO_FILTERS,
    changed: true,
    types: [...types].filter((type) => quiet.has(type)).sort(),
    relations: [...relations].filter((type) => kinds.get(type)?.background === true).sort(),
  };
  return new Map([["changes", { ...FIRST_VIEW, step: "changes", filters }]]);
}
