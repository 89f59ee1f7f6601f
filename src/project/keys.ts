import type { ViewClockKey } from "../model/clock.ts";
import { QUOTE_WORDS } from "../model/schema.ts";
import type { KeyTexts } from "../schema/key-text.ts";
import { type KeyedLayout, PLAIN_LAYOUTS } from "./layouts.ts";

export const PROJECT_FILE = "entente.yaml";

export const PROJECT_KEYS: KeyTexts<
  | "title"
  | "standfirst"
  | "authors"
  | "licence"
  | "web"
  | "language"
  | "views"
  | "warnings"
  | "quote_words"
  | "without_types"
  | "private_types"
  | "tells_withheld"
> = {
  title: {
    takes: "text",
    text: "The headline of the whole: the page, the tab and the story begin with it.",
    required: true,
  },
  standfirst: {
    takes: "text",
    text: "Two or three sentences under the title. Say what is found and what is denied.",
  },
  authors: { takes: "text, or a list", text: "Who made the dataset." },
  licence: { takes: "text", text: "Under which terms it may be used, such as `CC-BY-4.0`." },
  web: { takes: "a web address", text: "Where the project is published." },
  language: {
    takes: "a language tag",
    text: "The language in which names, titles and notes are written, such as `en` or `zh-Hant`.",
  },
  views: { takes: "a list of views", text: "The steps of the story, in the order in which they are told." },
  warnings: {
    takes: "levels of warnings",
    text: "Warnings, by code or name, that are `off`, a `warning` or an `error` here; everywhere, or by path.",
  },
  quote_words: {
    takes: "a number",
    text: `How many words a quote may have before \`check\` warns (\`long-quote\`). Default: ${QUOTE_WORDS}.`,
  },
  without_types: {
    takes: "names of types",
    text: "Shipped entity and relation types that this project does without: `check` refuses them, editors do not offer them.",
  },
  private_types: {
    takes: "names of types",
    text: "Entity and relation types that `build --public` leaves out, with all that is of these types.",
  },
  tells_withheld: {
    takes: "`true` or `false`",
    text: "`true`: the standfirst of a public build says how many claims are withheld. Without it nothing tells that anything is missing.",
  },
};

export const VIEW_KEYS: KeyTexts<
  | "id"
  | "title"
  | "text"
  | "entities"
  | "relations"
  | "families"
  | "facts"
  | "support"
  | "contested"
  | "single"
  | "sources"
  | "voices"
  | "where"
  | "bloc"
  | "clocks"
  | "lens"
  | "arrange"
> = {
  id: {
    takes: "an id",
    text: "Names the step in links (`#step=troops`). Lower-case letters, digits and hyphens.",
    required: true,
  },
  title: { takes: "text", text: "A headline or a question.", required: true },
  text: {
    takes: "text",
    text: "A few sentences beside the picture. In a folded text (`>`) an empty line begins a new paragraph.",
  },
  entities: {
    takes: "ids",
    text: "Show only facts between two of these. 10 to 25 can be read without zooming. Without it, all entities.",
  },
  relations: { takes: "relation types", text: "Show only facts of these types (and of `families`, where given)." },
  families: { takes: "families of relations", text: "Show only facts of these families (and of `relations`)." },
  facts: {
    takes: "ids of facts",
    text: "Facts that the picture tells in words: the number with its range, who confirms, who denies. Always shown.",
  },
  support: { takes: "a level of support", text: "Show only facts with at least this support." },
  contested: { takes: "`true` or `false`", text: "Show only facts that some voice denies, or that have a rival." },
  single: { takes: "`true` or `false`", text: "Show only facts that rest on one voice." },
  sources: { takes: "ids of sources", text: "Show only facts that one of these sources speaks of." },
  voices: { takes: "ids", text: "Show only facts that one of these voices asserts or denies." },
  where: {
    takes: "a mapping",
    text: "Show only facts whose ends have these attributes: `either: type=state`, `both: founded<1950`.",
  },
  bloc: {
    takes: "an actor's id",
    text: "Show only facts about this actor and its bloc: its leaders, bodies, members and the groups they are in.",
  },
  clocks: { takes: "a mapping", text: "Show the facts as of a day: `true_on`, `known_on`, `undated`." },
  lens: {
    takes: "an id, or a mapping",
    text: "Show the facts as one voice tells them (`a`), as another does (`b`), or where the two differ.",
  },
  arrange: {
    takes: "rows of ids, a name, or a mapping",
    text: `The picture's rows from top to bottom, each from left to right; \`~\` leaves a place free. Or how the graph is laid out: ${PLAIN_LAYOUTS.map((by) => `\`${by}\``).join(", ")}, \`{rings: russia}\`, \`{matrix: state}\`. Without it, arranged by itself.`,
  },
};

export const ARRANGE_KEYS: KeyTexts<KeyedLayout | "steps"> = {
  rings: { takes: "an id, or a list", text: "Rings around these: what is one step away, two steps, and so on." },
  steps: { takes: "a number from 1 to 6", text: "How far the rings reach. Default: 2." },
  sides: { takes: "two ids", text: "Who is tied to the first alone, to both, and to the second alone." },
  matrix: {
    takes: "one or two entity types",
    text: "A table of who does what to whom: the type of its rows and of its columns.",
  },
};

export const WHERE_KEYS: KeyTexts<"either" | "both" | "from" | "to"> = {
  either: { takes: "conditions", text: "One of the two ends has to meet each of these." },
  both: { takes: "conditions", text: "Both ends have to. A value at an end is not asked." },
  from: { takes: "conditions", text: "The subject has to; of a relation that goes both ways, one of the two." },
  to: { takes: "conditions", text: "The object has to; of a relation that goes both ways, one of the two." },
};

export const CLOCK_KEYS: KeyTexts<ViewClockKey | "undated"> = {
  true_on: { takes: "a day", text: "Facts that may hold on this day." },
  known_on: { takes: "a day", text: "Claims made by this day." },
  undated: { takes: "`true` or `false`", text: "Keep what bears no date. Default: `false`." },
};

export const LENS_KEYS: KeyTexts<"a" | "b" | "show"> = {
  a: { takes: "an id", text: "The first voice.", required: true },
  b: { takes: "an id", text: "The second voice." },
  show: {
    takes: "`a`, `b` or `difference`",
    text: "What to show. Default: `difference` where there is a `b`, else `a`.",
  },
};
