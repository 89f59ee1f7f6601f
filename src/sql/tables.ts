import type { Table } from "./table.ts";
import { CLAIM, QUALIFIER } from "./tables/claims.ts";
import { EDGE } from "./tables/edges.ts";
import { ALIAS, ATTRIBUTE, ENTITY, ENTITY_TYPE, SOURCE } from "./tables/entities.ts";
import { FACT, QUANTITY, VOICE } from "./tables/facts.ts";

/** Every table, in the order in which they are loaded. */
export const TABLES: readonly Table[] = [
  ENTITY,
  ENTITY_TYPE,
  ALIAS,
  ATTRIBUTE,
  SOURCE,
  FACT,
  VOICE,
  QUANTITY,
  CLAIM,
  QUALIFIER,
  EDGE,
];

/** What the comment of a published table or view begins with. */
export const OWN_COMMENT = "entente: ";
