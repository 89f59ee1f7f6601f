import { readFileSync } from "node:fs";
import { Instrumenter } from "@stryker-mutator/instrumenter";

/** What is left changes what the code decides. Words and shapes have tests that compare them whole. */
const EXCLUDED = [
  ...["StringLiteral", "ObjectLiteral", "ArrayDeclaration", "BlockStatement", "Regex", "MethodExpression"],
  "ArrowFunction",
];

/** A change that can be made to a file. Line and column count from 1. */
export interface Mutant {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly original: string;
  readonly replacement: string;
}

export interface Mutants {
  readonly mutants: readonly Mutant[];
  /** By file its text with all changes in it: which of them is active is decided when the code runs. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The changes that can be made to files, without those that a comment in the file says to ignore. */
export async function findMutants(files: readonly string[]): Promise<Mutants> {
  const contents = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
  const sources = [...contents].map(([name, content]) => ({ name, content, mutate: true }));
  const options = { plugins: null, excludedMutations: EXCLUDED, ignorers: [] };
  const { files: changed, mutants } = await new Instrumenter(silentLogger()).instrument(sources, options);
  return {
    // Those with a status are excluded, or ignored by a comment.
    mutants: mutants
      .filter(({ status }) => status === undefined)
      .map(({ id, fileName, location: { start, end }, replacement }) => ({
        id,
        file: fileName,
        line: start.line + 1,
        column: start.column + 1,
        original: oneLine(slice(contents.get(fileName) ?? "", start, end)),
        replacement: oneLine(replacement),
      })),
    texts: new Map(changed.map(({ name, content }) => [name, content])),
  };
}

/** Some of the changes, the same for the same seed, in their order; all of them where `most` is larger. */
export function sampleOf(mutants: readonly Mutant[], most: number, seed: number): Mutant[] {
  const random = randomFrom(seed);
  const ranked = mutants.map((mutant) => ({ mutant, rank: random() })).sort((a, b) => a.rank - b.rank);
  const chosen = new Set(ranked.slice(0, most).map(({ mutant }) => mutant));
  return mutants.filter((mutant) => chosen.has(mutant));
}

function silentLogger(): ConstructorParameters<typeof Instrumenter>[0] {
  const isOff = (): boolean => false;
  const nothing = (): void => undefined;
  return {
    ...{ isTraceEnabled: isOff, isDebugEnabled: isOff, isInfoEnabled: isOff },
    ...{ isWarnEnabled: isOff, isErrorEnabled: isOff, isFatalEnabled: isOff },
    ...{ trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing },
  };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function slice(text: string, start: Place, end: Place): string {
  const lines = text.split("\n").slice(start.line, end.line + 1);
  return lines
    .map((line, n) => line.slice(n === 0 ? start.column : 0, n === lines.length - 1 ? end.column : undefined))
    .join("\n");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** The generator mulberry32: 32 bits of state are plenty for shuffling a list. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
