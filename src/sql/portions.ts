import { ChangedFile } from "../host/byte-range.ts";
import { tidy } from "../host/engine.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { SqlValue, Table } from "./table.ts";
import { coreOfEntities, ENTITY_TIES, type RowGraph, someFactsOf, wholeIn } from "./table-graph.ts";
import { tyingUnder } from "./ties.ts";

const MANY = 10_000;

/** Some rows of a table. */
export interface Portion {
  readonly table: Table;
  readonly rows: Iterable<readonly SqlValue[]>;
}

/**
 * All rows of a graph, some blocks at a time: each block is read once, and no more than these are held, but for the facts that tables draw on
 * whose rows do not come one by one. The portions of a table are in the order of its rows. Throws `ChangedFile` at its end where something else
 * may have been read than what was written.
 *
 * @param many facts, or entities, at least, have their rows in one portion
 */
export function* portions(graph: RowGraph, tables: readonly Table[], many: number = MANY): Generator<Portion> {
  const someFacts = someFactsOf(graph);
  const tying = tyingUnder(graph.schema);
  const ties: Fact[] = [];
  for (const facts of gathered(graph.blocks, many)) {
    const some = someFacts(facts);
    for (const table of tables) if (table.byFact) yield { table, rows: table.byFact(some) };
    for (const tie of tying.facts(facts)) ties.push(tie);
    tidy();
  }
  const ofEntities = ties.filter(({ type }) => ENTITY_TIES.includes(type));
  for (const entities of entitiesBy(many, graph)) {
    const core = coreOfEntities(graph, entities, ofEntities);
    for (const table of tables) if (table.byEntity) yield { table, rows: table.rows(core) };
    tidy();
  }
  for (const table of tables) if (table.ofWhole) yield { table, rows: table.ofWhole(wholeIn(graph, tying, ties)) };
  if (!graph.isIntact()) throw new ChangedFile("another process wrote over what was kept");
}

function* entitiesBy(many: number, graph: RowGraph): Generator<readonly Entity[]> {
  let entities: Entity[] = [];
  for (const { json } of graph.entityTexts()) {
    entities.push(JSON.parse(json));
    if (entities.length < many) continue;
    yield entities;
    entities = [];
  }
  if (entities.length > 0) yield entities;
}

function* gathered(blocks: RowGraph["blocks"], many: number): Generator<readonly Fact[]> {
  let facts: Fact[] = [];
  for (const block of blocks) {
    for (const fact of block.facts()) facts.push(fact);
    if (facts.length < many) continue;
    yield facts;
    facts = [];
  }
  yield facts;
}
