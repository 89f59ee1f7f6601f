import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { everyKindProject } from "../helpers/every-kind.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import type { Random } from "./random.ts";

/** The files of a project by their paths. A `Link` is a symbolic link. */
export type Files = Map<string, string | Uint8Array | Link>;

export interface Link {
  readonly to: string;
}

const FIXTURES = "test/fixtures";

const STORY = `title: Coal for the South
standfirst: >
  Norland sends coal.

  Südmark says nothing of it.
authors: [A. Writer]
licence: CC-BY-4.0
web: https://example.org/harbour
views:
  - id: coal
    title: Who sends coal?
    text: One gazette says so.
    entities: [norland, sudmark]
    relations: supplies
    facts: [norland.supplies.sudmark.coal]
    clocks: {true_on: 2020-07-01, undated: true}
    lens: {a: norland, b: sudmark}
    arrange: [[norland, ~, sudmark]]
`;

/** Who speaks for whom, passes on, denies, takes back; what has comments, quotes and block texts to lose. */
const VOICES = `# Kept by hand.
type: state
name: "Westland: the \\"other\\" one"   # quoted for the colon
aliases:
  # the old name
  - 'West''land'
  - Länd
former_ids: [west-old]
description: |
  Two lines,
    one of them indented.
relations:
  borders: {to: norland, claims: [{by: ostia, source: harbour-gazette, at: para. 1, quote: "shares a border", said: 2021-05-03}, {by: sudmark, stance: denies, source: evening-post}]}
  supplies:
    - to: ostia
      item: timber
      quantity: ~1200..3000 tonnes
      when: 2020/..
      claims:
        - {by: norland, stance: alleges, source: harbour-gazette, quantity: 500 tonnes}
        - source: evening-post
          relays: [ostia]
          note: >-
            folded
            note
  has_strength: {value: 1000.5 troops, claims: [{source: evening-post}, {source: harbour-gazette, value: 900 troops}]}
`;

/** A small project to begin with. */
export function chooseProject(random: Random): { readonly name: string; readonly files: Files } {
  const fixtures = readdirSync(join(FIXTURES, "diagnostics")).sort();
  const which = random.below(10);
  if (which < 5) {
    const files: Files = harbourProject();
    files.set("entente.yaml", STORY);
    files.set("data/states/westland.yaml", VOICES);
    return { name: "harbour", files };
  }
  if (which < 7) return { name: "every-kind", files: everyKindProject() };
  const fixture = random.maybe(fixtures) ?? "";
  const files = filesBelow(join(FIXTURES, "clean-project"));
  for (const [path, bytes] of filesBelow(join(FIXTURES, "diagnostics", fixture))) files.set(path, bytes);
  return { name: fixture, files };
}

function filesBelow(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}
