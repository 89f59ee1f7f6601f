import type { Schema } from "../model/schema.ts";
import type { Table } from "./table.ts";
import { BELONGING } from "./tables/belongings.ts";
import { CLAIM, QUALIFIER } from "./tables/claims.ts";
import { EDGE } from "./tables/edges.ts";
import {
  ALIAS,
  ATTRIBUTE,
  ENTITY,
  ENTITY_TYPE,
  entityTable,
  KNOWN_LIFETIME,
  LIFETIME,
  SOURCE,
} from "./tables/entities.ts";
import { FACT, factTable, QUANTITY, RIVAL, VOICE } from "./tables/facts.ts";

/** Every table, in the order in which they are loaded, with the columns that it has in every project. */
export const TABLES: readonly Table[] = [
  ENTITY,
  ENTITY_TYPE,
  ALIAS,
  ATTRIBUTE,
  LIFETIME,
  KNOWN_LIFETIME,
  SOURCE,
  FACT,
  VOICE,
  RIVAL,
  QUANTITY,
  CLAIM,
  QUALIFIER,
  EDGE,
  BELONGING,
];

/** The same with the columns that a project's schema adds. */
export function tablesOf(schema: Pick<Schema, "entities" | "relations">): readonly Table[] {
  return TABLES.map((table) => {
    if (table === ENTITY) return entityTable(schema);
    return table === FACT ? factTable(schema) : table;
  });
}

/** What the comment of a published table or view begins with. */
export const OWN_COMMENT = "entente: ";
