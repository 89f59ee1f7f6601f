import { bytesOf } from "./byte-sink.ts";
import { PAGE_HEAD, type PageFile } from "./page/page-files.ts";
import { scriptData } from "./script-data.ts";

const CLOSE = "</script>";
/** Where the viewer's page wants its data. */
const PLACE = "<!-- entente-data -->";

/** Beyond so many facts browsers take minutes over one page, or give up: it then only says where to look. */
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
 * The viewer and its data in one page that opens from a disk. The data takes the place that the page keeps for it: the files that the page
 * would load, those that are packed in base64. A page that keeps no place loads none of them; it gets graph.json as the first thing in its body.
 *
 * @param files null: too many facts for one page
 */
export function* emitSingleFile(
  page: string,
  files: readonly PageFile[] | null,
  graph: () => Iterable<Uint8Array>,
): Generator<string | Uint8Array> {
  if (files === null) {
    yield TOO_LARGE;
    return;
  }
  const place = page.indexOf(PLACE);
  if (place < 0) {
    yield* withGraph(page, graph);
    return;
  }
  yield page.slice(0, place);
  for (const { path, bytes } of files) {
    if (path === PAGE_HEAD) {
      yield `<script type="application/json" data-file="${path}">`;
      yield* scriptData([bytes()]);
    } else {
      yield `<script type="text/plain" data-file="${path}">`;
      yield Buffer.from(bytes()).toString("base64");
    }
    yield CLOSE;
  }
  yield page.slice(place + PLACE.length);
}

function* withGraph(page: string, graph: () => Iterable<Uint8Array>): Generator<string | Uint8Array> {
  const body = /<body[^>]*>/.exec(page);
  const at = body ? body.index + body[0].length : page.length;
  yield page.slice(0, at);
  yield bytesOf('<script type="application/json" id="entente-data">{"graph":');
  yield* scriptData(graph());
  yield `}${CLOSE}`;
  yield page.slice(at);
}
