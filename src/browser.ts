/**
 * The part of Entente that runs anywhere: the data model, the roll-up of claims, and queries over a dataset
 * (parsed facts.json, which `entente export facts` writes). Nothing here touches Node.
 *
 * @example
 * const kg = openGraph(await (await fetch("facts.json")).json());
 * kg.facts("supplies").to("russia").supported("reported").toArray();
 *
 * @packageDocumentation
 */
export { asOf } from "./corroborate/as-of.ts";
export { corroborate } from "./corroborate/corroborate.ts";
export { type Voices, voicesOf } from "./corroborate/voices.ts";
export {
  BASES,
  type Basis,
  CLAIM_KEYS,
  type Claim,
  CREDIBILITY,
  type Credibility,
  type QualifierValue,
} from "./model/claim.ts";
export type { Dataset, EdgeAttributes, NodeAttributes } from "./model/dataset.ts";
export { type DateRange, parseDate } from "./model/dates.ts";
export { type Alias, type Entity, type Json, UNKNOWN } from "./model/entity.ts";
export type { Fact, QuantityRollup, Rollup } from "./model/fact.ts";
export { parseQuantity, type Quantity } from "./model/quantity.ts";
export {
  type Derivation,
  type EntityType,
  type Field,
  isA,
  type Projection,
  type RelationType,
  type Schema,
  type Shape,
  type ValueType,
} from "./model/schema.ts";
export { STANCE, STANCES, type Stance, type StanceRow } from "./model/stance.ts";
export { CONTESTED, type Contested, SUPPORT, type Support } from "./model/support.ts";
export { MEASURES, type Measure } from "./query/graph/measure-names.ts";
export {
  type Components,
  components,
  type Near,
  type NetworkOptions,
  neighbourhood,
  type Ranked,
  rank,
} from "./query/graph/measures.ts";
export {
  type Account,
  type AnyProject,
  type AskedBlocs,
  type Bloc,
  type BlocMember,
  type BlocTie,
  ClaimQuery,
  type ClaimRecord,
  type Clocks,
  type Comparison,
  type DateFilter,
  EntityQuery,
  type EntityTypeName,
  FactQuery,
  type FactRecord,
  type Hop,
  type InverseName,
  KnowledgeGraph,
  type Match,
  Matches,
  openGraph,
  type Path,
  type PathOptions,
  type PatternStep,
  type ProjectTypes,
  type QualifierFilters,
  type QuantityFilter,
  type QuantityTotal,
  QueryError,
  type Reference,
  type Refine,
  type RelationName,
  type StepName,
  type StepOptions,
  type TotalOptions,
  type Undated,
  type UnlikeQuantities,
  type Verdict,
} from "./query/index.ts";
