import { Child } from "./children.ts";
import type { Mutant } from "./find-mutants.ts";
import type { Answer, Setting } from "./messages.ts";

/** A loop that ends runs a changed place less often than this, or than so many times as without the change. */
const HITS = { atLeast: 10_000, times: 100 };
/** How many milliseconds tests may take with a change: these, and so many times what they took without it. */
const LIMIT = { atLeast: 15_000, times: 5 };

/**
 * Runs tests without any change, then with each change those of them that run its place, the quickest first, up to the first that fails.
 *
 * @param concurrency how many processes run tests
 * @param report is told each line of progress
 * @returns the changes that no test noticed, in their order
 * @throws {Error} where a test fails without a change
 */
export async function tryMutants(
  mutants: readonly Mutant[],
  setting: Setting,
  concurrency: number,
  report: (line: string) => void,
): Promise<readonly Mutant[]> {
  const children = Array.from({ length: concurrency }, () => new Child(setting));
  try {
    const unchanged = await runUnchanged(children);
    const total = [...unchanged.values()].reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    report(`${unchanged.size} files of tests pass without a change, in ${Math.round(total / 1000)} s`);
    const unnoticed = new Set<Mutant>();
    await forEach(children, mutants, async (child, mutant) => {
      const covering = [...unchanged]
        .flatMap(([file, { hits, milliseconds }]) => {
          const count = hits[mutant.id];
          return count ? [{ file, count, milliseconds }] : [];
        })
        .sort((a, b) => a.milliseconds - b.milliseconds);
      const isNoticed = covering.length > 0 && (await notices(child, mutant, covering));
      if (!isNoticed) unnoticed.add(mutant);
      const outcome = isNoticed ? "noticed" : covering.length > 0 ? "not noticed" : "not run by any test";
      report(`${mutant.file}:${mutant.line} ${outcome}: ${mutant.original} -> ${mutant.replacement}`);
    });
    return mutants.filter((mutant) => unnoticed.has(mutant));
  } finally {
    await Promise.all(children.map((child) => child.end()));
  }
}

async function runUnchanged(children: readonly Child[]): Promise<ReadonlyMap<string, Answer>> {
  const files = (await children[0]?.files()) ?? [];
  const answers = new Map<string, Answer>();
  await forEach(children, files, async (child, file) => {
    const answer = await child.run({ files: [file] });
    if (!answer) throw new Error(`ends its process without a change: ${file}`);
    if (answer.faults.length > 0) throw new Error(`fails without a change: ${file}: ${answer.faults.join("; ")}`);
    answers.set(file, answer);
  });
  return answers;
}

interface Covering {
  readonly file: string;
  /** How often it reaches the place. */
  readonly count: number;
  readonly milliseconds: number;
}

async function notices(child: Child, { id }: Mutant, covering: readonly Covering[]): Promise<boolean> {
  const files = covering.map(({ file }) => file);
  const hits = covering.reduce((sum, { count }) => sum + count, 0);
  const milliseconds = covering.reduce((sum, one) => sum + one.milliseconds, 0);
  const hitLimit = Math.max(HITS.atLeast, HITS.times * hits);
  const answer = await child.run({ files, mutant: id, hitLimit }, LIMIT.atLeast + LIMIT.times * milliseconds);
  // A process that was ended, or ended itself, noticed it.
  return !answer || answer.faults.length > 0;
}

/** Each item by the first child that is free. */
async function forEach<Item>(
  children: readonly Child[],
  items: readonly Item[],
  act: (child: Child, item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  await Promise.all(
    children.map(async (child) => {
      for (const item of rest) await act(child, item);
    }),
  );
}
