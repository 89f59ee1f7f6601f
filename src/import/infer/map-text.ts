import { flowPairYaml, scalarYaml } from "../../fmt/block-yaml.ts";
import { NO_ORDER } from "../../fmt/key-order.ts";
import { codePointOf, invisibleIn } from "../../text/unseen.ts";

/** A key of a rule, its value, and what was guessed. */
export interface Line {
  readonly key: string;
  readonly value: unknown;
  readonly why?: string;
  /** Keys below this one, in place of a value. */
  readonly below?: readonly Line[];
}

/** A rule of a map: why there is one, and what it says. */
export interface RuleLines {
  readonly why: readonly string[];
  readonly lines: readonly Line[];
}

export interface MapLines {
  readonly head: readonly string[];
  readonly top: readonly Line[];
  readonly entities: readonly RuleLines[];
  readonly relations: readonly RuleLines[];
  readonly foot: readonly string[];
}

/** Comments longer than this go above their key. */
const WIDTH = 140;

/** A map as a person would write it, with comments. */
export function mapText({ head, top, entities, relations, foot }: MapLines): string {
  return [
    ...head.map(comment),
    "",
    ...top.flatMap((line) => lineText(line, "", "")),
    ...section("entities", entities),
    ...section("relations", relations),
    ...(foot.length > 0 ? ["", ...foot.map(comment)] : []),
    "",
  ].join("\n");
}

function section(key: string, rules: readonly RuleLines[]): readonly string[] {
  if (rules.length === 0) return [];
  return [
    `${key}:`,
    ...rules.flatMap(({ why, lines }) => [
      ...why.map((text) => `  ${comment(text)}`),
      ...lines.flatMap((line, n) => lineText(line, n === 0 ? "  - " : "    ", "    ")),
    ]),
  ];
}

function lineText({ key, value, why, below }: Line, first: string, indent: string): readonly string[] {
  if (below !== undefined) {
    const lines = below.flatMap((line) => lineText(line, `${indent}  `, `${indent}  `));
    return lines.length === 0 ? [] : [...withComment(`${first}${scalarYaml(key)}:`, why, indent), ...lines];
  }
  const isFlow = typeof value === "object" && value !== null;
  const text = isFlow ? flowPairYaml(key, value, NO_ORDER) : `${scalarYaml(key)}: ${scalarYaml(value)}`;
  return withComment(`${first}${text}`, why, indent);
}

function withComment(text: string, why: string | undefined, indent: string): readonly string[] {
  if (why === undefined || why === "") return [text];
  const behind = `${text} ${comment(why)}`;
  // A comment above the first key of a rule would be outside of the rule.
  return behind.length <= WIDTH || text.trimStart().startsWith("- ") ? [behind] : [`${indent}${comment(why)}`, text];
}

/** What the data says is part of it: on one line, and nothing that breaks out. */
function comment(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  const unseen = new Set(invisibleIn(line).map(({ character }) => character));
  const seen = [...line].map((character) => (unseen.has(character) ? codePointOf(character) : character)).join("");
  return `# ${seen}`.trimEnd();
}
