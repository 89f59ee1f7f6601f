import { checkProject } from "../../src/build.ts";
import { diffDatasets } from "../../src/diff/diff.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";
import { SYLVANIA } from "../helpers/sylvania-folder.ts";

export type Files = Readonly<Record<string, string>>;

const schema = shippedSchema();
/** A file of one fact, which has its id. */
export const FACT = "deployment";
export const DEPLOYMENT = "data/facts/deployment.yaml";
export const deployment = (...claims: string[]): string =>
  `type: deploys_to\nfrom: freedonia\nto: sylvania\nwhen: 2024\nclaims:\n${claims.map((claim) => `  - ${claim}\n`).join("")}`;
export const source = (more: string): string => `type: source\nname: The page\n${more}`;

export const BASE: Files = {
  ...SYLVANIA,
  "data/people/bob.yaml": "type: person\nname: Bob\n",
  "data/organisations/times.yaml": "type: organisation\nname: Times\n",
  "data/sources/note.yaml": "type: source\nname: A note\nkind: news\ndate: 2024-06-01\n",
  [DEPLOYMENT]: deployment("{by: ann, source: page, at: para. 1}", "{by: bob, source: page, at: para. 2}"),
};

export function graphOf(files: Files): KnowledgeGraph {
  const { dataset, diagnostics } = checkProject(memoryHost(new Map([...schema, ...Object.entries(files)])));
  if (dataset === null) throw new Error(JSON.stringify(diagnostics));
  return openGraph(dataset);
}

export const base = graphOf(BASE);
/** What differs after files of the base were written anew; those that are null are gone. */
export function diffWith(files: Readonly<Record<string, string | null>>, before = base, from: Files = BASE) {
  const after = Object.entries({ ...from, ...files }).filter((file): file is [string, string] => file[1] !== null);
  return diffDatasets(before, graphOf(Object.fromEntries(after)));
}
export const causesOf = (diff: ReturnType<typeof diffWith>) => diff.follows.find(({ id }) => id === FACT)?.causes;
