import { compileRows } from "../../src/compile/compile.ts";
import { Reach } from "../../src/compile/reach.ts";
import { tiesOf } from "../../src/corroborate/voices.ts";
import { arrayChunks } from "../../src/emit/chunks.ts";
import { writeFact } from "../../src/emit/fact-json.ts";
import { type PageFile, pageFiles } from "../../src/emit/page/page-files.ts";
import type { PageParts } from "../../src/emit/page/page-parts.ts";
import { pageTies } from "../../src/emit/page/page-ties.ts";
import type { Dataset } from "../../src/model/dataset.ts";

/** The files that the page loads of a dataset, without a layout. */
export function pageFilesOf(dataset: Dataset): readonly PageFile[] {
  const { entities, facts, schema, format, project, digest } = dataset;
  const { links, nodes } = compileRows(dataset, false);
  const numbers = new Map(entities.map(({ id }, n) => [id, n]));
  const reach = new Reach(schema, entities.length, (id) => numbers.get(id));
  reach.begin();
  for (const fact of facts) reach.add(fact);
  const ties = tiesOf(new Map(entities.map((one) => [one.id, one])), facts, schema);
  const parts: PageParts = {
    opening: { format, ...(project && { project }), schema },
    count: facts.length,
    entityCount: entities.length,
    digest: digest,
    facts: () => arrayChunks(facts, writeFact),
    entities: () => entities,
    places: () => new Map(Array.from(nodes, ({ key, attributes: { x, y } }) => [key, { x, y }])),
    ties: () => pageTies(ties),
    links: () => [links],
    mentions: () => [reach.mentions()],
  };
  return pageFiles(parts, false);
}
