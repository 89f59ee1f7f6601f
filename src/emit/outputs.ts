import type { Host, NewFile } from "../host/host.ts";
import type { Project } from "../model/project.ts";
import { FIRST_PAGE, FIRST_PAGE_SCRIPT, FIRST_PAGE_STYLE } from "./first-page.ts";
import { PAGE_FOLDER, PAGE_HEAD, pageFiles, pageOutputs } from "./page/page-files.ts";
import type { PageParts } from "./page/page-parts.ts";
import { pageTies } from "./page/page-ties.ts";
import { withHead } from "./page-head.ts";
import { emitSingleFile, MOST_FACTS } from "./single-file.ts";

/** The names of the files of a build, save those of facts for the page: how many there are shows only when they are made. */
export function outputNames(viewer?: Host): readonly string[] {
  const nothing = () => [];
  const page: PageParts = {
    opening: { format: "entente/1", schema: { entities: {}, relations: {}, families: {} } },
    count: 0,
    entityCount: 0,
    digest: "",
    ...{ facts: nothing, entities: nothing, places: () => new Map(), ties: () => pageTies(NO_TIES) },
    ...{ links: nothing, mentions: nothing },
  };
  return outputFiles({ facts: nothing, graph: nothing, gexf: nothing, page }, viewer).map(({ path }) => path);
}

const NO_TIES = { speaksFor: new Map(), authors: new Map(), publishers: new Map(), wholes: new Map() };

/** All of the dataset in one file: it says once more what the files of the page say, so it is made where it is asked for. */
export const FACTS_FILE = "facts.json";

/** Whether a file is among those wanted, or all are but those that are made on demand. The files of the page go together. */
export function isWanted(path: string, only: readonly string[] | undefined): boolean {
  if (only === undefined) return path !== FACTS_FILE;
  return only.includes(path.startsWith(PAGE_FOLDER) ? PAGE_HEAD : path);
}

/** What the files of a build are made of. */
export interface OutputParts {
  readonly facts: () => Iterable<Uint8Array>;
  readonly graph: () => Iterable<Uint8Array>;
  readonly gexf: () => Iterable<Uint8Array>;
  readonly page: PageParts;
}

/** Every file of a build, relative to the output folder; chunks can be asked for again. The files of the page are there where the viewer is. `viewer` holds the built viewer, if it is there: index.html, single.html and assets. */
export function outputFiles({ facts, graph, gexf, page: parts }: OutputParts, viewer?: Host): NewFile[] {
  const site = viewer ? siteFiles(viewer) : [];
  const single = site.find(({ path }) => path === "single.html");
  const page = () => (viewer && single ? new TextDecoder().decode(viewer.read("single.html")) : inlineFirstPage());
  const hasIndex = site.some(({ path }) => path === "index.html");
  const { project } = parts.opening;
  const isSmall = parts.count <= MOST_FACTS;
  const forPage = pageFiles(parts, isSmall);
  return [
    { path: FACTS_FILE, chunks: facts },
    { path: "graph.json", chunks: graph },
    { path: "graph.gexf", chunks: gexf },
    ...(hasIndex ? site.filter((file) => file !== single) : firstPageFiles()).map((file) => headed(file, project)),
    ...(hasIndex ? pageOutputs(forPage) : []),
    { path: "entente.html", chunks: () => emitSingleFile(withHead(page(), project), isSmall ? forPage : null, graph) },
  ];
}

function headed(file: NewFile, project: Project | undefined): NewFile {
  if (file.path !== "index.html") return file;
  return { ...file, chunks: () => [withHead(textOf(file.chunks()), project)] };
}

/** A file of text, whole. */
export function textOf(chunks: Iterable<string | Uint8Array>): string {
  const decoder = new TextDecoder();
  const texts = [...chunks].map((chunk) =>
    typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }),
  );
  return texts.join("");
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
