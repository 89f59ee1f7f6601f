import type { TextCorruption } from "./corruption.ts";

/** What a schema's keys may be made to say. The names are those of the small projects, and of none. */
const SAYS: readonly (readonly [key: string, values: readonly string[]])[] = [
  ["inverse", ["supplied by", "borders", "''", "x\\ny", "'<b>'"]],
  ["domain", ["[thing]", "[item]", "[]", "[nothing]", "state", "[state, state]"]],
  ["range", ["[thing]", "[item]", "[]", "[nothing]", "value", "[source, item]"]],
  ["key", ["[]", "[item]", "[nothing]", "[when]", "[item, item]", "[quantity]", "[via]"]],
  ["extends", ["thing", "actor", "state", "nothing", "item", "[thing, actor]", "source"]],
  ["parents", ["[thing]", "nothing", "x"]],
  ["above", ["from", "to", "both", "[from]", "''"]],
  ["family", ["war", "nothing", "[war]"]],
  ["abstract", ["true", "false", "1"]],
  ["symmetric", ["true", "false", "maybe"]],
  ["value", ["quantity", "text", "date", "nothing"]],
  ["units", ["[tonnes]", "[]", "tonnes", "[tonnes, tonnes]", "['']"]],
  ["project", ["[]", "[{from: $from, edge: x, to: $to}]", "[{from: $x, edge: provides, to: $item}]", "x"]],
  ["derive", ["{from: has_party, under: under}", "{from: borders, under: item}", "{}", "{from: nothing, under: x}"]],
  [
    "qualifiers",
    ["{}", "{item: {ref: [item]}}", "{to: {type: text}}", "{when: {type: date}}", "{item: {type: quantity}}"],
  ],
  ["attributes", ["{}", "{name: {type: text}}", "{kind: {enum: []}}", "{x: {type: nothing}}", "{x: {ref: [nothing]}}"]],
  ["color", ["'#12'", "red", "'#ffffff'", "'#zzzzzz'", "'url(javascript:1)'"]],
  ["shape", ["circle", "blob", "''"]],
  ["label", ["''", "'<script>'", "x", "'a\\b'", "supplies"]],
  ["hub", ["true", "x"]],
  ["background", ["true"]],
  ["self_evident", ["true"]],
  ["same_voice", ["true"]],
  ["voiced_by_subject", ["true"]],
  ["acyclic", ["true"]],
  ["required", ["true"]],
];

/** A key of a schema file set to something else, or added. */
export const schemaSays: TextCorruption = (text, random) => {
  const [key, values] = random.maybe(SAYS) ?? ["label", ["x"]];
  const line = new RegExp(`^${key}:.*\\n(?: .*\\n|- .*\\n)*`, "m");
  const said = `${key}: ${random.pick(values)}\n`;
  if (line.test(text)) return text.replace(line, () => (random.chance(0.2) ? "" : said));
  return `${text.replace(/\n*$/, "\n")}${said}`;
};
