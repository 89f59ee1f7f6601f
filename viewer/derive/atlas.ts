import { edgeStyles } from "../../src/compile/fact-edge.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { addTo } from "../../src/model/lists-by-key.ts";
import type { Overview, PageHead } from "../../src/model/outputs/page.ts";
import type { EntityType, RelationType } from "../../src/model/schema.ts";
import { isA, quietTypes } from "../../src/model/schema.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import * as names from "../../src/wording/names.ts";
import type { GraphEdge, Loaded } from "../data/loaded.ts";
import { foldNamed } from "../state/folds.ts";
import type { Steps } from "../state/view-state.ts";
import { type Changes, changesById, changesStep } from "./changes.ts";
import { type Positions, settle } from "./place/settle.ts";
import type { EdgeKind } from "./scene/edge-kind.ts";
import { firstSteps } from "./story/first-steps.ts";
import { stepsOf } from "./story/steps.ts";

export type { GraphEdge } from "../data/loaded.ts";

/** A dataset as the page looks at it: the graph that answers questions, and what is about drawing it. Built once for each load. */
export interface Atlas extends Pick<Loaded, "dataset" | "graph"> {
  /** How many of all facts are there; null: all. */
  readonly part: NonNullable<Loaded["part"]> | null;
  /** Answers every question about entities, facts, claims and voices. */
  readonly kg: KnowledgeGraph;
  readonly kinds: ReadonlyMap<string, EdgeKind>;
  readonly edges: ReadonlyMap<string, GraphEdge>;
  readonly edgesOfFact: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly positions: Positions;
  /** The positions that a camera's place is told by: those of the first load, also after `entente serve` sent newer data. */
  readonly frame: Positions;
  /** Entity types that the first view leaves out: evidence and judgements, each of which would crowd out the actors. */
  readonly quietTypes: ReadonlySet<string>;
  /** The first picture of a large graph; null: all of it is drawn. */
  readonly overview: Overview | null;
  /** Where two states are shown as one, what became of what; null: there is one state. */
  readonly changes: Changes | null;
  /** The project's story, or what stands for one. */
  readonly steps: Steps;
}

/** @param head what is known before: the groups of a large graph, and what changed where two states are compared */
export function buildAtlas(
  { dataset, graph, voices, part = null }: Loaded,
  { overview, changes: compared }: Pick<PageHead, "overview" | "changes"> = { overview: null },
): Atlas {
  const kg = openGraph(dataset, voices);
  const edgesOfFact = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    for (const id of new Set(edge.attributes.facts ?? [edge.attributes.fact])) addTo(edgesOfFact, id, edge);
  }
  const quiet = quietTypes(dataset.schema);
  const kinds = edgeKinds(dataset);
  const positions = settle(graph, (id) => quiet.has(kg.entity(id)?.type ?? ""));
  const changes = compared ? changesById(compared) : null;
  return {
    dataset,
    graph,
    part,
    kg,
    kinds,
    edges: new Map(graph.edges.map((edge) => [edge.key, edge])),
    edgesOfFact,
    positions,
    frame: positions,
    quietTypes: quiet,
    overview,
    changes,
    steps: changes
      ? changesStep(changes, kg, kinds, quiet)
      : firstSteps(
          stepsOf({ dataset, kinds, quietTypes: quiet, typeOf: (id) => kg.entity(id)?.type }),
          dataset,
          overview,
        ),
  };
}

/** Whether an entity type is shown, given the types switched from their default. */
export function isTypeOn(
  { quietTypes }: Pick<Atlas, "quietTypes">,
  switched: readonly string[],
  type: string,
): boolean {
  return switched.includes(type) === quietTypes.has(type);
}

/** What to call an id, be it an entity or a folded type: its name, else the id itself. */
export function nameOf(atlas: Atlas, id: string): string {
  const fold = foldNamed(id);
  if (fold?.by === "type") return entityType(atlas, fold.of)?.plural ?? id;
  return names.nameOf(atlas.kg, id);
}

export function entityType(atlas: Atlas, type: string): EntityType | undefined {
  return own(atlas.dataset.schema.entities, type);
}

export function relationType(atlas: Atlas, type: string): RelationType | undefined {
  return own(atlas.dataset.schema.relations, type);
}

/** Whether an entity is, for instance, an `actor`, whatever its exact type. */
export function isEntityA(atlas: Atlas, id: string, type: string): boolean {
  const entity = atlas.kg.entity(id);
  return entity !== undefined && isA(atlas.dataset.schema, entity.type, [type]);
}

function edgeKinds(dataset: Dataset): Map<string, EdgeKind> {
  const kinds = new Map<string, EdgeKind>();
  for (const type of Object.values(dataset.schema.relations)) {
    const { name, label, family, color, dark, background } = type;
    kinds.set(name, {
      name,
      label,
      family,
      color,
      dark,
      background,
      value: type.value !== null,
    });
  }
  // A projected edge looks as the relation does that it is drawn from.
  for (const { projections } of edgeStyles(dataset.schema, dataset.entities).values()) {
    for (const { style } of projections) {
      const { kind, label, relation } = style;
      if (kinds.has(kind)) continue;
      const { family, color, dark } = relation;
      kinds.set(kind, { name: kind, label, family, color, dark, background: false, value: false });
    }
  }
  return kinds;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
