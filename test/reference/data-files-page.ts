import { BASES, BASIS } from "../../src/model/claim.ts";
import type { Schema } from "../../src/model/schema.ts";
import { STANCE, STANCES } from "../../src/model/stance.ts";
import { SUPPORT } from "../../src/model/support.ts";
import { ALIAS_KEYS, ASSESSMENT_KEYS, CLAIM_TEXTS, ENTITY_KEYS, FACT_KEYS } from "../../src/schema/data-keys.ts";
import type { KeyText } from "../../src/schema/key-text.ts";
import { SUPPORT_MEANING } from "../../src/wording/support/support.ts";
import { keyTable } from "./key-table.ts";
import { valueText } from "./schema-page.ts";

/** docs/data-files.md: every key of entity, fact, claim and source files, in the words that editors show. */
export function dataFilesPage(schema: Schema): string {
  const source = schema.entities["source"];
  if (source === undefined) throw new Error("the shipped schema has no sources");
  const ofSource = Object.values(source.attributes).map(({ name, description, required, type }): [string, KeyText] => [
    name,
    { takes: valueText(type), text: description, ...(required && { required }) },
  ]);
  return `<!-- Generated from src/schema/data-keys.ts and schema/ by \`npx vitest run test/reference -u\`. Do not edit. -->

# Data files

\`data/\` holds one YAML file for each entity, and one for each fact that deserves a file of its own. The folders below \`data/\` are yours
to choose. The file's name, without \`.yaml\`, is the id: \`data/states/russia.yaml\` is \`russia\`. Ids are lower-case letters, digits and
hyphens.

\`entente check\` reads everything and names each mistake with its place. \`entente fmt\` puts the keys in order. An editor with
yaml-language-server completes keys, ids and units, and shows the texts below.

## Entities

\`\`\`yaml
type: person
name: Ada Lovelace
aliases:
  - Augusta Ada King
  - {name: Enchantress of Number, used_by: charles-babbage}
names: {ru: Ада Лавлейс}
identifiers: {wikidata: Q7259}
born: 1815-12-10
relations:
  cooperates_with:
    - {to: charles-babbage, field: general, when: 1842/1843, source: notes-of-1843, at: para. 2}
\`\`\`

${keyTable(ENTITY_KEYS)}

Each entity type adds attributes of its own, such as \`born\`: [schema.md](schema.md) lists them.

An alias is a text, or:

${keyTable(ALIAS_KEYS)}

## Facts

A fact is one relation between two entities, with its qualifiers. Write it under \`relations:\` in the file of the entity where it begins.
A fact with many claims reads better in a file of its own, anywhere below \`data/\`; that file's name is the fact's id.

\`\`\`yaml
# In data/states/north-korea.yaml: one fact, one claim.
relations:
  supplies:
    - {to: russia, item: artillery-shell, quantity: ~5000000 rounds, source: garner-2024, at: l. 12}
\`\`\`

\`\`\`yaml
# In data/facts/deployment.yaml: one fact, three claims.
type: deploys_to
from: north-korea
to: russia
claims:
  - {by: nato, stance: confirms, quantity: 10000 troops, source: troops-en-route-2024, at: para. 4}
  - {by: ukraine, stance: alleges, quantity: 3000 troops, scope: part, source: depetris-2024, at: para. 3}
  - {by: russia, stance: denies, source: depetris-2024, at: para. 4}
\`\`\`

${keyTable(FACT_KEYS)}

\`from\` and \`to\` take one id each. Two who each supplied, or who each were supplied, are two facts: write an entry for each. Those who act as
one are one entity of the type \`group\`, with \`member_of\` for each of them: it has facts of its own.

The other keys are the relation type's qualifiers, and \`when\`: [schema.md](schema.md) lists them. A qualifier on the fact is part of what
every claim says. A qualifier in a claim is said by that claim alone, so conflicting numbers belong in the claims. Some qualifiers are
keys: the same two entities with another \`item\` are another fact.

An \`assessment\` takes:

${keyTable(ASSESSMENT_KEYS)}

The levels of support, from least to most:

| level | meaning |
| --- | --- |
${SUPPORT.map((support) => `| \`${support}\` | ${SUPPORT_MEANING[support]} |`).join("\n")}

## Claims

A claim is one speaker's statement about a fact.

${keyTable(CLAIM_TEXTS)}

Where several sources say the same, \`source\` lists them, and \`at\` and \`quote\` may list a value for each, in the same order. It is the
short form of a claim for each source, with the same other keys, numbered in the order of the list. So these two say the same:

\`\`\`yaml
claims:
  - {by: nato, source: [troops-en-route-2024, garner-2024], at: [para. 4, l. 12]}
\`\`\`

\`\`\`yaml
claims:
  - {by: nato, source: troops-en-route-2024, at: para. 4}
  - {by: nato, source: garner-2024, at: l. 12}
\`\`\`

An \`at\` or a \`quote\` that is not a list is that of all the sources. Several places in one source are one text: \`at: "paras. 4, 14"\`.

The stances:

| stance | choose it when the speaker |
| --- | --- |
${STANCES.map((stance) => `| \`${stance}\` | ${STANCE[stance].meaning} |`).join("\n")}

The bases:

| basis | meaning |
| --- | --- |
${BASES.map((basis) => `| \`${basis}\` | ${BASIS[basis]} |`).join("\n")}

[judgement.md](judgement.md) helps with the choice.

## Sources

A source is an entity of the type \`source\`: a document, or a part of one such as a reader's comment. Say who wrote it and where it
appeared under \`relations:\`. These facts need no claim keys: the source is its own evidence.

\`\`\`yaml
type: source
name: Notes on the Sketch of the Analytical Engine
kind: analysis
date: 1843-08
url: https://example.org/notes
relations:
  authored_by: ada-lovelace
  published_by: taylor-s-scientific-memoirs
\`\`\`

${keyTable(Object.fromEntries(ofSource))}

## Values

**Dates** are EDTF, level 1 and of level 2 all but sets. Years count as ISO 8601 counts them: year 0 is 1 BCE.

| written | meaning |
| --- | --- |
| \`2024-10-28\`, \`2024-10\`, \`2024\` | a day, a month, a year |
| \`2024-10~\`, \`2024?\` | about, perhaps |
| \`2024-01/2024-03\` | from January to March |
| \`2024-10/..\` | since October, still going on |
| \`2024-10/\`, \`/2024\` | since October, until an unknown day; from an unknown day until 2024 |
| \`2024-22\`, \`2024-33\` | summer, the first quarter (\`21\` to \`41\` as in EDTF; seasons are the meteorological ones) |
| \`201X\`, \`2024-10-XX\` | a year of the 2010s, a day of October: which one is open |
| \`0800\`, \`-0043-03-15\`, \`Y12345\`, \`Y-17E7\` | the year 800, 15 March 44 BCE, years of more than four digits |
| \`2024-03-11T01:30:00+09:00\` | 11 March, the day as it is written, whatever its offset |

**Quantities** are a number, a unit and sometimes a rate. The schema says which units it takes. Where that is
one, a number alone is in it: \`298\` and \`298 people\` are the same. Where there are several, a number alone is an error.

| written | meaning |
| --- | --- |
| \`3000 troops\` | exactly 3,000 |
| \`~5000 troops\` | about 5,000 |
| \`10000..30000 troops\` | from 10,000 to 30,000 |
| \`16500.. containers\`, \`..1200 rounds\` | at least, at most |
| \`2000?..\` | at least 2,000, where you read the bound into vague words (“thousands”) |
| \`-25000 usd\`, \`12.25 percent\` | amounts below zero, decimals |
| \`1500000 rounds/year\` | a rate: \`/day\`, \`/month\` or \`/year\` |

**Locators** say where in a source: \`p. 3\` is a page, \`para. 4\` a paragraph, counted as your copy has them.

**Text** needs quotes in YAML where it contains \`: \` or \` #\`, and, inside \`{...}\` and \`[...]\`, a comma or a bracket. \`check\` says where.
`;
}
