import { ChangedFile } from "../host/byte-range.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import type { SqlValue, Table } from "./table.ts";
import {
  coreOfEntities,
  coreOfWhole,
  ENTITY_TIES,
  type FactBlock,
  someFactsOf,
  type TableGraph,
} from "./table-graph.ts";
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
export function* portions(graph: TableGraph, tables: readonly Table[], many: number = MANY): Generator<Portion> {
  const someFacts = someFactsOf(graph);
  const tying = tyingUnder(graph.schema);
  const ties: Fact[] = [];
  for (const facts of gathered(graph.blocks, many)) {
    const some = someFacts(facts);
    for (const table of tables) if (table.byFact) yield { table, rows: table.byFact.rows(some) };
    for (const tie of tying.facts(facts)) ties.push(tie);
  }
  const ofEntities = ties.filter(({ type }) => ENTITY_TIES.includes(type));
  const texts = graph.entityTexts();
  for (let from = 0; from < texts.length; from += many) {
    const entities = texts.slice(from, from + many).map(({ json }) => JSON.parse(json) as Entity);
    const core = coreOfEntities(graph, entities, ofEntities);
    for (const table of tables) if (table.byEntity) yield { table, rows: table.rows(core) };
  }
  const core = coreOfWhole(graph, tying, ties);
  for (const table of tables) {
    const rows = rowsOfWhole(table);
    if (rows) yield { table, rows: rows(core) };
  }
  if (!graph.isIntact()) throw new ChangedFile("another process wrote over what was kept");
}

/** What makes the rows of a table that come neither of one fact nor of one entity after the other. */
export function rowsOfWhole({ rows, byFact, byEntity }: Table): Table["rows"] | undefined {
  return byFact ? byFact.behind : byEntity ? undefined : rows;
}

function* gathered(blocks: readonly FactBlock[], many: number): Generator<readonly Fact[]> {
  let facts: Fact[] = [];
  for (const block of blocks) {
    for (const fact of block.facts()) facts.push(fact);
    if (facts.length < many) continue;
    yield facts;
    facts = [];
  }
  yield facts;
}
