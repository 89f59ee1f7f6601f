import type { Fact } from "../../model/fact.ts";
import type { RelationType } from "../../model/schema.ts";
import { fieldTest, qualifiersNamed } from "../../query/fields.ts";
import { relationsNamed } from "../../query/ground.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { isVariable, type WrittenStep as Step } from "../../query/match-step.ts";
import { QueryError } from "../../query/query-error.ts";
import { allValues } from "../../query/values.ts";
import { codeFrame } from "../../report/code-frame.ts";
import { indexLines } from "../../text/line-index.ts";
import { UsageError } from "../failure.ts";
import { idOf } from "../selection/ids.ts";
import { whereOf } from "../selection/selection-values.ts";
import { PatternError, parsePattern, type Word, type WrittenCondition, type WrittenStep } from "./parse-pattern.ts";

/** What `graph.match` takes, and its variables in the order in which they come. */
interface Pattern {
  readonly steps: readonly Step[];
  readonly variables: readonly string[];
  /** What names its ends, as typed. */
  readonly names: readonly string[];
}

/** A pattern of the command line as steps of `graph.match`, names looked up. Each error points into the pattern. */
export function readSteps(pattern: string, graph: KnowledgeGraph): Pattern {
  if (pattern.trim() === "") throw new UsageError("there is no pattern", HINT);
  try {
    const written = parsePattern(pattern);
    const steps = written.map((step) => readStep(step, graph));
    const ends = written.flatMap(({ words }, i) => [words[0], ...(steps[i]?.[2] === null ? [] : [words.at(-1)])]);
    const names = ends.flatMap((word) => (word && !isTerm(word) ? [word.text] : []));
    return { steps, variables: variablesIn(steps), names };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const { source, carets } = codeFrame(indexLines(pattern), { file: "", start: error.start, end: error.end });
    throw new UsageError(`${error.message}\n\n  ${source}\n  ${carets}`, error.hint ?? undefined);
  }
}

function variablesIn(steps: readonly Step[]): readonly string[] {
  const terms = steps.flatMap(([near, , far, options]) => [near, far, ...Object.values(options?.where ?? {})]);
  return [...new Set(terms.filter((term) => typeof term === "string" && term.startsWith("?")))];
}

function readStep({ words, conditions }: WrittenStep, graph: KnowledgeGraph): Step {
  const [first, ...others] = words;
  const last = others.at(-1);
  if (!first || !last) throw new Error("a step of fewer than two words");
  const whole = phraseOf(others);
  const isValue = valueRelation(whole.text, graph);
  const relation = isValue ? whole : phraseOf(others.slice(0, -1));
  if (relation.text === "") throw new PatternError("a step has an end, a relation and an end", spanOf(words), HINT);
  const [type, ...more] = at(relation, () => relationsNamed(graph.schema, relation.text)).map((one) => one.relation);
  if (!type) throw new Error("a name that means no relation type");
  // Of types that share their words, those that such an end fits.
  const types = [type, ...more].filter(({ value }) => (value === null ? !isValue : isValue || isTerm(last)));
  if (types.length === 0) {
    const hint = `write \`${type.name} ?value\`, or a condition: \`${type.name}, value=${last.text}\``;
    throw new PatternError(`\`${type.name}\` takes a value, not an entity`, last, hint);
  }
  const near = endOf(first, graph);
  const far = isValue ? null : endOf(last, graph);
  const where: Record<string, string> = {};
  for (const condition of conditions) {
    const variable = variableOf(condition, graph, types);
    if (variable === null) continue;
    const { name } = condition;
    if (Object.hasOwn(where, name.text)) throw new PatternError(`\`${name.text}\` has a variable already`, name, null);
    where[name.text] = variable;
  }
  const tests = conditions.flatMap((condition) => testOf(condition, graph, types) ?? []);
  const test = (fact: Fact): boolean => tests.every((meets) => meets(fact));
  return [near, relation.text, far, { where, test }];
}

const HINT = 'write `?a supplies ?b`, with names of several words in quotes: `"North Korea" supplies ?b`';

/** A relation that takes a value needs no far end: `?who has_strength, value>=1000`. */
function valueRelation(text: string, { schema }: KnowledgeGraph): boolean {
  try {
    return relationsNamed(schema, text).some(({ relation }) => relation.value !== null);
  } catch (error) {
    if (error instanceof QueryError) return false;
    throw error;
  }
}

function endOf(word: Word, graph: KnowledgeGraph): string {
  return isTerm(word) ? word.text : at(word, () => idOf(graph, word.text));
}

/** The variable for a qualifier's value; null where it is compared instead. */
function variableOf(
  { name, operator, value }: WrittenCondition,
  { schema }: KnowledgeGraph,
  relations: readonly RelationType[],
): string | null {
  if (!value || !isTerm(value)) return null;
  if (operator !== null && operator !== "=")
    throw new PatternError(`\`${operator}\` compares with a value, not with a variable`, value, null);
  at(name, () => qualifiersNamed(schema, relations, name.text));
  return value.text;
}

function testOf(
  { name, operator, value }: WrittenCondition,
  graph: KnowledgeGraph,
  relations: readonly RelationType[],
): ((fact: Fact) => boolean) | null {
  if (value && isTerm(value)) return null;
  const fields = at(name, () => qualifiersNamed(graph.schema, relations, name.text));
  const parts = { name: name.text, operator: value ? (operator ?? "=") : undefined, value: value?.text ?? "" };
  const { filterOf } = whereOf(parts, (text) => idOf(graph, text));
  const test = at(value ?? name, () => fieldTest(fields, filterOf));
  return (fact) => test(fact.type, (field) => allValues(fact, field.name));
}

function isTerm(word: Word): boolean {
  return !word.quoted && at(word, () => isVariable(word.text));
}

/** What is wrong with a word is told at the word. */
function at<T>(word: Word, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof QueryError) throw new PatternError(error.message, word, error.hint);
    throw error;
  }
}

function phraseOf(words: readonly Word[]): Word {
  return { text: words.map(({ text }) => text).join(" "), quoted: false, ...spanOf(words) };
}

function spanOf(words: readonly Word[]): { readonly start: number; readonly end: number } {
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}
