import type { Dataset } from "../model/dataset.ts";
import { compareDays } from "../model/dates/calendar.ts";
import { dateOf } from "../model/dates.ts";
import type { GexfMeta } from "./gexf.ts";

/** What a dataset's GEXF says about itself. Its date is that of the newest source: a clock's would make two builds differ. */
export function gexfMeta(dataset: Pick<Dataset, "digest" | "entities">): GexfMeta {
  const dates = dataset.entities.map(({ attributes }) => attributes["date"]);
  const days = dates.flatMap((date) => dateOf(date)?.last ?? []);
  const modified = days.sort(compareDays).at(-1);
  return {
    creator: "Entente",
    keywords: "knowledge graph, claims, corroboration",
    description:
      `Dataset ${dataset.digest}. Edges are drawn from facts, and facts rest on claims: see support and contested. ` +
      "In Gephi's import dialog choose the edge merge strategy \"Don't merge\".",
    ...(modified === undefined ? {} : { modified }),
  };
}
