import type { GraphRows } from "../compile/graph-rows.ts";
import type { Dataset } from "../model/dataset.ts";
import { emitFactsJson } from "./facts-json.ts";
import { emitGraphJson } from "./graph-json.ts";
import { scriptData } from "./script-data.ts";

const OPEN = '<script type="application/json" id="entente-data">';
const CLOSE = "</script>";
/** Where the viewer's page wants its data. */
const PLACE = "<!-- entente-data -->";

/**
 * The viewer and its data in one page that opens from a disk. The data takes the place that the page keeps for it;
 * a page without one gets it as the first thing in its body.
 */
export function* emitSingleFile(page: string, dataset: Dataset, graph: GraphRows): Generator<string> {
  const [before, after] = splitPage(page);
  yield before;
  yield `${OPEN}{"dataset":`;
  yield* scriptData(emitFactsJson(dataset));
  yield ',"graph":';
  yield* scriptData(emitGraphJson(graph));
  yield `}${CLOSE}`;
  yield after;
}

function splitPage(page: string): readonly [string, string] {
  const place = page.indexOf(PLACE);
  if (place >= 0) return [page.slice(0, place), page.slice(place + PLACE.length)];
  const body = /<body[^>]*>/.exec(page);
  const at = body ? body.index + body[0].length : page.length;
  return [page.slice(0, at), page.slice(at)];
}
