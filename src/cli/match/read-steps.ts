import type { Fact } from "../../model/fact.ts";
import type { RelationType } from "../../model/schema.ts";
import type { Bloc } from "../../query/blocs.ts";
import { fieldTest, qualifiersNamed } from "../../query/filter/fields.ts";
import { whereOf } from "../../query/filter/where.ts";
import { backwardsIn, relationsNamed } from "../../query/ground.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { isVariable, type WrittenStep as Step } from "../../query/match-step.ts";
import { QueryError } from "../../query/query-error.ts";
import { allValues } from "../../query/values.ts";
import { codeFrame } from "../../report/code-frame.ts";
import { indexLines } from "../../text/line-index.ts";
import { UsageError } from "../failure.ts";
import { idOf } from "../selection/ids.ts";
import { PatternError, parsePattern, type Word, type WrittenCondition, type WrittenStep } from "./parse-pattern.ts";

/** What `graph.match` takes, and its variables in the order in which they come. */
export interface Pattern {
  readonly steps: readonly Step[];
  /** Through whom of the blocs that its ends take in the facts of a match fit; sorted, empty where through none. */
  readonly through: (facts: readonly Fact[]) => readonly string[];
  readonly variables: readonly string[];
  /** What names its ends, as typed. */
  readonly names: readonly string[];
}

/** A step, and which blocs its ends take in. */
interface ReadStep {
  readonly step: Step;
  readonly near: Bloc | null;
  readonly far: Bloc | null;
}

/**
 * A pattern of the command line as steps of `graph.match`, names looked up. Each error points into the pattern.
 *
 * @param blocOf the bloc of an actor that an end names; null: an end is that actor alone
 */
export function readSteps(
  pattern: string,
  graph: KnowledgeGraph,
  blocOf: ((id: string) => Bloc) | null = null,
): Pattern {
  if (pattern.trim() === "") throw new UsageError("there is no pattern", HINT);
  try {
    const written = parsePattern(pattern);
    const read = written.map((step) => readStep(step, graph, blocOf));
    const steps = read.map(({ step }) => step);
    const ends = written.flatMap(({ words }, i) => [words[0], ...(steps[i]?.[2] === null ? [] : [words.at(-1)])]);
    const names = ends.flatMap((word) => (word && !isTerm(word) ? [word.text] : []));
    return { steps, variables: variablesIn(steps), names, through };

    function through(facts: readonly Fact[]): readonly string[] {
      const ids = facts.flatMap((fact, i) => {
        const { step, near, far } = read[i] ?? { step: ["", "", null], near: null, far: null };
        const [from, to] = backwardsIn(graph.schema, step[1])(fact) ? [far, near] : [near, far];
        return graph.through(fact, { ...(from && { from: [from] }), ...(to && { to: [to] }) });
      });
      return [...new Set(ids)].sort();
    }
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const { source, carets } = codeFrame(indexLines(pattern), { file: "", start: error.start, end: error.end });
    throw new UsageError(`${error.message}\n\n  ${source}\n  ${carets}`, error.hint ?? undefined);
  }
}

function variablesIn(steps: readonly Step[]): readonly string[] {
  const terms = steps.flatMap(([near, , far, options]) => [near, far, ...Object.values(options?.where ?? {})]);
  return [...new Set(terms.filter((term): term is string => typeof term === "string" && term.startsWith("?")))];
}

function readStep(
  { words, conditions }: WrittenStep,
  graph: KnowledgeGraph,
  blocOf: ((id: string) => Bloc) | null,
): ReadStep {
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
  const [nearBloc, farBloc] = [first, isValue ? null : last].map((word, i) => {
    const id = i === 0 ? near : far;
    return blocOf === null || word === null || id === null || isTerm(word) ? null : blocOf(id);
  });
  return {
    step: [nearBloc?.ids ?? near, relation.text, farBloc?.ids ?? far, { where, test }],
    near: nearBloc ?? null,
    far: farBloc ?? null,
  };
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
