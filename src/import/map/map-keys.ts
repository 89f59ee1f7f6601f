import { DEFAULT_STANCE } from "../../model/stance.ts";
import type { KeyTexts } from "../../schema/key-text.ts";

export const MAP_KEYS: KeyTexts<
  "source" | "absent" | "delimiter" | "encoding" | "columns" | "items" | "header" | "folder" | "entities" | "relations"
> = {
  source: {
    takes: "an id, or a mapping of `id` and the keys of a source's file",
    text: "The source of all claims. As a mapping it is written into the project where it is not there yet.",
  },
  absent: { takes: "texts", text: "Cells that mean “no value”. Default: empty, `NA`, `N/A`, `NULL`, `-9`." },
  delimiter: { takes: "a character", text: "What parts the cells of a CSV file. Default: seen from its first line." },
  encoding: { takes: "text", text: "The encoding of a text file, such as `windows-1252`. Default: UTF-8." },
  columns: {
    takes: "texts",
    text: "What the columns of a CSV file are called, where its first line is a row already. Default: the first line has their names.",
  },
  items: {
    takes: "text",
    text: "The key of a JSON file that holds the rows, such as `data.objects`. Default: the file is a list.",
  },
  header: {
    takes: "a number, or a mapping of sheets to numbers",
    text: "The row of a workbook, or the line of a CSV file, that names the columns: `3`, `{Deals: 3}`. Default: the first that is not empty.",
  },
  folder: {
    takes: "a path",
    text: "Where files of new entities are written. Default: `data/imported/` and the map's name.",
  },
  entities: { takes: "a list of rules", text: "Which entities each row gives." },
  relations: { takes: "a list of rules", text: "Which claims each row makes." },
};

const RULE_KEYS = {
  file: { takes: "text", text: "Only rows of this file. Default: of all files that have the rule's columns." },
  sheet: {
    takes: "text",
    text: "Only rows of this sheet of a workbook. Default: of all visible sheets that have the rule's columns.",
  },
  rows: {
    takes: "a mapping of columns to texts",
    text: "Only rows whose column holds one of these texts: `{kind: [ship, boat]}`.",
  },
  filled: { takes: "a column, or a list", text: "Only rows that have a value in these columns." },
} as const;

export const ENTITY_RULE_KEYS: KeyTexts<
  | "type"
  | "file"
  | "sheet"
  | "rows"
  | "filled"
  | "id"
  | "register"
  | "name"
  | "alias"
  | "names"
  | "identifiers"
  | "description"
  | "attributes"
> = {
  type: { takes: "an entity type, or `{column}`", text: "What the entities are.", required: true },
  ...RULE_KEYS,
  id: {
    takes: "a column",
    text: "What identifies the entity in the origin. It is made a legal id, and kept as it is under `identifiers`. Default: the name.",
  },
  register: { takes: "text", text: "The key under `identifiers` that keeps the origin's id. Default: the map's name." },
  name: { takes: "a column", text: "The name. Default: the id." },
  alias: { takes: "a column, or a list", text: "Other names." },
  names: { takes: "a mapping of language tags to columns", text: "The name in other languages." },
  identifiers: { takes: "a mapping of registers to columns", text: "What the entity is called elsewhere." },
  description: { takes: "a column", text: "A few sentences for readers." },
  attributes: { takes: "a mapping of attributes to columns", text: "Attributes of the entity type." },
};

export const RELATION_RULE_KEYS: KeyTexts<
  | "type"
  | "file"
  | "sheet"
  | "rows"
  | "filled"
  | "key"
  | "from"
  | "to"
  | "value"
  | "spell"
  | "when"
  | "start"
  | "end"
  | "qualifiers"
  | "source"
  | "at"
  | "by"
  | "stance"
  | "basis"
  | "credibility"
  | "said"
  | "relays"
  | "quote"
  | "note"
> = {
  type: { takes: "a relation type, or `{column}`", text: "Which relation the rows claim.", required: true },
  ...RULE_KEYS,
  key: {
    takes: "a column, or a list",
    text: "What tells a row from all others. With it a row is known again when any of its cells has changed. Default: both ends and the key qualifiers.",
  },
  from: { takes: "a column", text: "The entity at which the relation begins.", required: true },
  to: { takes: "a column", text: "The entity to which it leads." },
  value: { takes: "a column", text: "What it leads to, for relation types that lead to a value." },
  spell: {
    takes: "a column",
    text: "What tells one spell from another of the same relation between the same two, such as the year in which it began.",
  },
  when: { takes: "a column", text: "When it is so." },
  start: { takes: "a column", text: "When it began." },
  end: { takes: "a column", text: "When it ended. `{column, open: [ongoing]}` lists texts that say that it goes on." },
  qualifiers: { takes: "a mapping of qualifiers to columns", text: "Qualifiers of the relation type." },
  source: {
    takes: "the id of a source, or `{column}`",
    text: "Where the claim is found. Default: the map's `source`.",
  },
  at: { takes: "a column", text: "The locator. Default: `#` and the `key`, or the line." },
  by: { takes: "an id, or `{column}`", text: "Who says so." },
  stance: { takes: "a stance, or `{column}`", text: `What the speaker does. Default: \`${DEFAULT_STANCE}\`.` },
  basis: { takes: "a basis, or `{column}`", text: "How the speaker knows." },
  credibility: { takes: "`1` to `6`, or `{column}`", text: "How likely it is." },
  said: { takes: "a column", text: "When it was said." },
  relays: { takes: "a column", text: "Whose word the speaker passes on." },
  quote: { takes: "a column", text: "A few words of the source." },
  note: { takes: "a column", text: "What readers should know about the claim." },
};

export const TAKE_KEYS: KeyTexts<
  "column" | "value" | "join" | "prefix" | "unit" | "split" | "words" | "date" | "register" | "type" | "open"
> = {
  column: { takes: "a column, or a list", text: "The column. Several are joined." },
  value: { takes: "text", text: "The same for all rows, in place of a column." },
  join: { takes: "text", text: "Between the texts of several columns. Default: a space; `-` in an id or a key." },
  prefix: { takes: "text", text: "Put before the text." },
  unit: { takes: "a unit", text: "Put behind a number, to make a quantity." },
  split: {
    takes: "text",
    text: "Parts a cell that holds several values. `U+001F` is a character that cannot be typed.",
  },
  words: { takes: "a mapping of texts", text: "What to write for a text of the origin: `{M: male}`." },
  date: {
    takes: "a pattern of `D`, `M` and `Y`",
    text: "How dates are written: `D.M.Y`, `M/D/YY` (years from 1969 to 2068). Of `Y-M-D`, the day and the month may be absent. Default: ISO 8601.",
  },
  register: { takes: "text", text: "Look the text up among these identifiers alone." },
  type: { takes: "an entity type", text: "What `--new` makes of a text that no entity is called." },
  open: { takes: "texts", text: "Of `end`: texts that say that it goes on." },
};
