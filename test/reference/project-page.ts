import { ARRANGE_KEYS, CLOCK_KEYS, LENS_KEYS, PROJECT_KEYS, VIEW_KEYS, WHERE_KEYS } from "../../src/project/keys.ts";
import { keyTable } from "./key-table.ts";

/** docs/project.md: what entente.yaml takes, in the words that editors show. */
export function projectPage(): string {
  return `<!-- Generated from src/project/keys.ts by \`npx vitest run test/reference -u\`. Do not edit. -->

# The project file

\`entente.yaml\` at a project's root says what the whole is about, and tells it as a story: a title, a standfirst, and views that a reader
pages through. It is optional. \`check\` reads it with everything else; facts.json has it under \`project\`, where it is part
of the digest, and the viewer opens with it.

\`\`\`yaml
title: What North Korea sends to Russia
standfirst: South Korea, NATO and the United States confirm that soldiers were sent. Russia and North Korea deny it.
authors: [Jane Doe]
licence: CC-BY-4.0
views:
  - id: troops
    title: Who was sent, and who says so?
    text: The alleged numbers run from 3,000 to 30,000.
    entities: [north-korea, russia, ukraine, nk-troops-contingent]
    facts: [kpa-deployment-2024]
    arrange:
      - [russia, ~, north-korea]
      - [~, ukraine, nk-troops-contingent]
\`\`\`

${keyTable(PROJECT_KEYS)}

## What \`check\` warns of

A warning is advice, so a project may set it \`off\`, or make it an \`error\`, which then fails \`check\` and \`build\`. Name it by code or by name, and
give it one level, or levels by file or folder: the longest path counts. \`warning\` takes back, for a part, what is set for the whole. Errors
stay errors.

\`\`\`yaml
title: What North Korea sends to Russia
language: en
warnings:
  late-prediction: off
  W4015: {data/imported: off, data: error}
quote_words: 25
without_types: [idea, requests]
\`\`\`

\`without_types\` lists types that come with Entente and that the project does without. What refers to such a type goes with it: an entity type leaves
the ends of relations and the fields that refer to it, and a relation that has nothing left at one of its ends goes too.

## A view

A view is a state of the viewer that has a name: what a reader could choose by hand (entities, filters, clocks, a lens), a view can, and
\`#step=troops\` links to it. \`check\` finds views that name an entity, a fact, a relation type or a family that is not there, and views that
show nothing, so a story cannot go stale unnoticed.

${keyTable(VIEW_KEYS)}

\`where\` takes conditions, one or a list, by the ends that have to meet them. A condition is an attribute, a comparison and a value, as in
\`--either-where\` on the command line: \`founded<1950\`, \`type=state\`, \`status!=revoked\`; an attribute alone asks for any value. Entities are named
by their ids.

${keyTable(WHERE_KEYS)}

\`clocks\` takes:

${keyTable(CLOCK_KEYS)}

\`lens\` takes the id of one voice, or:

${keyTable(LENS_KEYS)}

\`arrange\` takes rows of ids; or a name, \`layers\` (who commands whom and what belongs to what, from the top down), \`map\` (what has coordinates, and what
lies there) or \`sides\` (of the two voices that a \`lens\` compares); or one of:

${keyTable(ARRANGE_KEYS)}

A view that is laid out in one of these ways shows the graph beside the story, as a reader sees it who chooses the way by hand.
`;
}
