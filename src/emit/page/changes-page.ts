import { compileRows, numberEntities } from "../../compile/compile.ts";
import { Reach } from "../../compile/reach.ts";
import { tiesOf } from "../../corroborate/voices.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { PageChanges } from "../../model/outputs/page.ts";
import { arrayChunks } from "../chunks.ts";
import { writeFact } from "../fact-json.ts";
import { emitSingleFile } from "../single-file.ts";
import { pageFiles } from "./page-files.ts";
import { pageTies } from "./page-ties.ts";

/**
 * Two states of a project in one page that opens from a disk.
 *
 * @param page the viewer's page
 * @param union see `unionOf`
 * @param after the second of the two, whose ties tell who speaks for whom
 */
export function emitChangesPage(
  page: string,
  union: Dataset,
  after: Dataset,
  changes: PageChanges,
): Generator<string | Uint8Array> {
  const { entities, facts, schema, format, project, digest } = union;
  const opening = { format, ...(project && { project }), schema };
  const rows = compileRows(union);
  const places = new Map([...rows.nodes].map(({ key, attributes: { x, y } }) => [key, { x, y }]));
  const numbers = numberEntities(entities);
  const reach = new Reach(schema, entities.length, (id) => numbers.get(id));
  reach.begin();
  for (const fact of facts) reach.add(fact);
  const files = pageFiles(
    {
      opening,
      count: facts.length,
      entityCount: entities.length,
      digest,
      facts: () => arrayChunks(facts, writeFact),
      entities: () => entities,
      places: () => places,
      ties: () => pageTies(tiesOf(new Map(after.entities.map((one) => [one.id, one])), after.facts, after.schema)),
      links: () => [rows.links],
      mentions: () => [reach.mentions()],
      changes,
    },
    true,
  );
  return emitSingleFile(page, files, () => []);
}
