import type { Files } from "../projects.ts";
import type { Random } from "../random.ts";
import { type Corruption, onText } from "./corruption.ts";
import { FILES } from "./files.ts";
import { hostileTexts, KEYED, LINES } from "./lines.ts";
import { schemaSays } from "./schema.ts";

const texts = Object.entries({ ...LINES, ...KEYED });
const SCHEMA = /^schema\/.*\.yaml$/;

/** How often each family is chosen. */
const FAMILIES: readonly (readonly [share: number, readonly Corruption[]])[] = [
  [0.2, [onText("hostile texts", hostileTexts)]],
  [0.22, Object.entries(LINES).map(([name, change]) => onText(name, change))],
  [0.27, Object.entries(KEYED).map(([name, change]) => onText(name, change, /^data\/.*\.yaml$/))],
  [0.11, Object.values(FILES)],
  [0.09, [onText("a key of the schema set", schemaSays, SCHEMA)]],
  [0.05, texts.map(([name, change]) => onText(name, change, SCHEMA))],
  [0.06, texts.map(([name, change]) => onText(name, change, /^entente\.yaml$/))],
  [0.1, Object.values(LINES).map((change) => onText("a line of data", change, /^data\/.*\.yaml$/))],
];

/** Spoils a project in one to three ways, or in none. What was done to it, in words. */
export function corrupt(files: Files, random: Random): readonly string[] {
  const times = random.pick([0, 0, 1, 1, 1, 1, 1, 2, 3]);
  const done: string[] = [];
  while (done.length < times) {
    let left = random.below(1000) / 1000;
    const family = FAMILIES.find(([share]) => {
      left -= share;
      return left < 0;
    });
    const what = random.maybe(family?.[1] ?? [])?.(files, random);
    if (what) done.push(what);
    // A project that has lost everything.
    else if (files.size < 2) break;
  }
  return done;
}
