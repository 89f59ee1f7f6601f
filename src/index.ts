/**
 * Entente as a library for Node: read, check and build projects, and ask them.
 * `entente-graph/browser` has the part that needs no Node.
 *
 * @example
 * import { load } from "entente-graph";
 * const kg = await load("data");
 * for (const fact of kg.facts("supplies").to("russia").supported("reported")) console.log(fact.id, fact.rollup.support);
 *
 * @packageDocumentation
 */
export {
  type Account,
  type Alias,
  type AnyProject,
  type AskedBlocs,
  asOf,
  BASES,
  type Basis,
  type Bloc,
  type BlocMember,
  type BlocTie,
  CLAIM_KEYS,
  type Claim,
  ClaimQuery,
  type ClaimRecord,
  type Clocks,
  CONTESTED,
  type Comparison,
  type Components,
  type Contested,
  CREDIBILITY,
  type Credibility,
  components,
  corroborate,
  type Dataset,
  type DateFilter,
  type DateRange,
  type Derivation,
  type EdgeAttributes,
  type Entity,
  EntityQuery,
  type EntityType,
  type EntityTypeName,
  type Fact,
  FactQuery,
  type FactRecord,
  type Field,
  type Hop,
  type InverseName,
  isA,
  type Json,
  KnowledgeGraph,
  type Match,
  Matches,
  MEASURES,
  type Measure,
  type Near,
  type NetworkOptions,
  type NodeAttributes,
  neighbourhood,
  openGraph,
  type Path,
  type PathOptions,
  type PatternStep,
  type Projection,
  type ProjectTypes,
  parseDate,
  parseQuantity,
  type QualifierFilters,
  type QualifierValue,
  type Quantity,
  type QuantityFilter,
  type QuantityRollup,
  type QuantityTotal,
  QueryError,
  type Ranked,
  type Reference,
  type Refine,
  type RelationName,
  type RelationType,
  type Rollup,
  rank,
  type Schema,
  type Shape,
  STANCE,
  STANCES,
  type Stance,
  type StanceRow,
  type StepName,
  type StepOptions,
  SUPPORT,
  type Support,
  type TotalOptions,
  UNKNOWN,
  type Undated,
  type UnlikeQuantities,
  type ValueType,
  type Verdict,
  type Voices,
  voicesOf,
} from "./browser.ts";
export {
  type Built,
  buildProject,
  type Checked,
  type CheckOptions,
  checkProject,
  type Stage,
} from "./build.ts";
export { type CompiledRows, compile, compileRows, type KnowledgeMultiGraph } from "./compile/compile.ts";
export type { EdgeRow, GraphRows, NodeRow } from "./compile/graph-rows.ts";
export type { Diagnostic, Severity, Span } from "./diagnostics/diagnostic.ts";
export { type DiagnosticEntry, findDiagnostic, listDiagnostics } from "./diagnostics/registry.ts";
export { emitFactsJson } from "./emit/facts-json.ts";
export { emitGexf, type GexfMeta } from "./emit/gexf.ts";
export { gexfMeta } from "./emit/gexf-meta.ts";
export { emitGraphJson } from "./emit/graph-json.ts";
export { emitGraphml } from "./emit/graphml.ts";
export { emitNeo4jCsv } from "./emit/neo4j-csv.ts";
export type { FileEntry, Host, Snapshot, SnapshotOrigin } from "./host/host.ts";
export { memoryHost } from "./host/memory-host.ts";
export { nodeHost } from "./host/node-host.ts";
export { projectHost } from "./host/project-host.ts";
export { LoadedGraph, type LoadOptions, load, ProjectError } from "./load.ts";
export type { FileCheck } from "./pipeline/run.ts";
export { type Checkup, type Served, Workspace } from "./pipeline/workspace.ts";
export type { VerifyProblem } from "./verify/judge-claim.ts";
export { type VerifyFinding, type VerifyReport, verify } from "./verify/verify.ts";
