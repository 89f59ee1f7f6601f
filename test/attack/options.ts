import { parseArgs } from "node:util";

export interface Options {
  /** How long to go on; a round that has begun is ended. */
  readonly minutes: number;
  /** Instead of minutes: how many rounds. */
  readonly cases: number | null;
  readonly seed: number;
  /** One case alone, with all that can be said of it. */
  readonly only: number | null;
  readonly parts: readonly Part[];
}

const PARTS = ["corruptions", "kills"] as const;
export type Part = (typeof PARTS)[number];

export const USAGE = `npm run attack -- [--minutes 1] [--seed 1] [--cases n] [--only seed] [--parts ${PARTS.join(",")}]

Attacks the program as it was built: spoilt projects and hostile texts through every command, and SIGKILL in every command that
writes files. Prints how to repeat what it finds; exits 1 where it finds anything.

--cases n  instead of minutes: n rounds: a spoilt project each, and a kill every sixth time; the same every time
--only s   the one case of this seed, as a failure prints it
`;

export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      cases: { type: "string" },
      only: { type: "string" },
      parts: { type: "string", default: PARTS.join(",") },
      help: { type: "boolean", default: false },
    },
  });
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  const [cases, only] = [values.cases, values.only].map((text) => (text === undefined ? null : Number(text)));
  const whole = [seed, cases ?? 0, only ?? 0].every((n) => Number.isInteger(n) && n >= 0);
  const parts = PARTS.filter((part) => values.parts.split(",").includes(part));
  if (values.help || !whole || !(minutes > 0) || parts.length === 0) return null;
  return { minutes, seed, cases: cases ?? null, only: only ?? null, parts };
}
