import { scriptData } from "./script-data.ts";

const OPEN = '<script type="application/json" id="entente-data">';
const CLOSE = "</script>";
/** Where the viewer's page wants its data. */
const PLACE = "<!-- entente-data -->";

/** Beyond so many facts (some 150 MB) browsers take minutes over one page, or give up: it then only says where to look. */
export const MOST_FACTS: number = 100_000;

const TOO_LARGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Entente</title>
<p>This dataset has more than ${MOST_FACTS} facts, too many for one page that opens from a disk.
Run <code>entente serve</code>, or put this folder on a web server and open <code>index.html</code>.</p>
</html>
`;

/**
 * The viewer and its data in one page that opens from a disk. The data takes the place that the page keeps for it;
 * a page without one gets it as the first thing in its body.
 *
 * @param facts facts.json, and `graph` graph.json
 * @param count of facts
 */
export function* emitSingleFile(
  page: string,
  count: number,
  facts: Iterable<Uint8Array>,
  graph: Iterable<Uint8Array>,
): Generator<string | Uint8Array> {
  if (count > MOST_FACTS) {
    yield TOO_LARGE;
    return;
  }
  const [before, after] = splitPage(page);
  yield before;
  yield `${OPEN}{"dataset":`;
  yield* scriptData(facts);
  yield ',"graph":';
  yield* scriptData(graph);
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
