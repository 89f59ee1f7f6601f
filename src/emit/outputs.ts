import type { GraphRows } from "../compile/graph-rows.ts";
import type { Host, NewFile } from "../host/host.ts";
import type { Dataset } from "../model/dataset.ts";
import { emitFactsJson } from "./facts-json.ts";
import { FIRST_PAGE, FIRST_PAGE_SCRIPT, FIRST_PAGE_STYLE } from "./first-page.ts";
import { emitGexf } from "./gexf.ts";
import { gexfMeta } from "./gexf-meta.ts";
import { emitGraphJson } from "./graph-json.ts";
import { emitSingleFile } from "./single-file.ts";

/** Every file of a build, relative to the output folder; chunks can be asked for again. `viewer` holds the built viewer, if it is there: index.html, single.html and assets. */
export function outputsOf(dataset: Dataset, graph: GraphRows, viewer?: Host): NewFile[] {
  return outputFiles(
    {
      count: dataset.facts.length,
      facts: () => emitFactsJson(dataset),
      graph: () => emitGraphJson(graph),
      gexf: () => emitGexf(graph, gexfMeta(dataset)),
    },
    viewer,
  );
}

/** The names of these files. */
export function outputNames(viewer?: Host): readonly string[] {
  const nothing = () => [];
  return outputFiles({ count: 0, facts: nothing, graph: nothing, gexf: nothing }, viewer).map(({ path }) => path);
}

/** What the files of a build are made of. */
export interface OutputParts {
  /** Of facts. */
  readonly count: number;
  readonly facts: () => Iterable<Uint8Array>;
  readonly graph: () => Iterable<Uint8Array>;
  readonly gexf: () => Iterable<Uint8Array>;
}

export function outputFiles({ count, facts, graph, gexf }: OutputParts, viewer?: Host): NewFile[] {
  const site = viewer ? siteFiles(viewer) : [];
  const single = site.find(({ path }) => path === "single.html");
  const page = () => (viewer && single ? new TextDecoder().decode(viewer.read("single.html")) : inlineFirstPage());
  const hasIndex = site.some(({ path }) => path === "index.html");
  return [
    { path: "facts.json", chunks: facts },
    { path: "graph.json", chunks: graph },
    { path: "graph.gexf", chunks: gexf },
    ...(hasIndex ? site.filter((file) => file !== single) : firstPageFiles()),
    { path: "entente.html", chunks: () => emitSingleFile(page(), count, facts(), graph()) },
  ];
}

function siteFiles(viewer: Host): NewFile[] {
  return viewer.list("").files.map(({ path }) => ({ path, chunks: () => [viewer.read(path)] }));
}

function firstPageFiles(): NewFile[] {
  return [
    { path: "index.html", chunks: () => [FIRST_PAGE] },
    { path: "first-page.css", chunks: () => [FIRST_PAGE_STYLE] },
    { path: "first-page.js", chunks: () => [FIRST_PAGE_SCRIPT] },
  ];
}

/** A page on a disk may not load a module from beside it. */
function inlineFirstPage(): string {
  return FIRST_PAGE.replace(
    '<link rel="stylesheet" href="./first-page.css">',
    () => `<style>${FIRST_PAGE_STYLE}</style>`,
  ).replace(
    '<script type="module" src="./first-page.js"></script>',
    () => `<script type="module">${FIRST_PAGE_SCRIPT}</script>`,
  );
}
