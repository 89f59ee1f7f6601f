import { CaseRunner } from "./corruptions.ts";
import { killOnce } from "./kills.ts";
import type { Options } from "./options.ts";
import { randomFrom } from "./random.ts";

/** A kill takes as long as several spoilt projects. */
const KILL_EVERY = 6;

export interface Tally {
  cases: number;
  builds: number;
  findings: number;
  kills: number;
  /** What was found, and how to see it again. */
  readonly failures: string[];
}

/** Goes on until the time is over, in rounds: a spoilt project, and now and then a kill. */
export async function attack(options: Options, say: (text: string) => void): Promise<Tally> {
  const tally: Tally = { cases: 0, builds: 0, findings: 0, kills: 0, failures: [] };
  const end = performance.now() + options.minutes * 60_000;
  const goesOn = (done: number): boolean => (options.cases === null ? performance.now() < end : done < options.cases);
  const fail = (seed: number, part: string, fault: string): void => {
    const text = `FOUND ${fault}\n  again: npm run attack -- --parts ${part} --only ${seed}\n`;
    tally.failures.push(text);
    say(text);
  };
  const random = randomFrom(options.seed);
  const runner = new CaseRunner();
  try {
    for (let rounds = 0; rounds === 0 || (options.only === null && goesOn(rounds)); rounds += 1) {
      const seed = options.only ?? random.below(2 ** 31);
      if (options.parts.includes("kills") && rounds % KILL_EVERY === 0) {
        const { what, faults } = await killOnce(seed);
        tally.kills += 1;
        for (const fault of faults) fail(seed, "kills", `${what}\n  ${fault}`);
        if (options.only !== null) say(`${what}\n`);
      }
      if (!options.parts.includes("corruptions")) continue;
      const { what, faults, findings, built } = await runner.run(seed);
      tally.cases += 1;
      tally.findings += findings;
      if (built) tally.builds += 1;
      for (const fault of faults) fail(seed, "corruptions", `${what}\n  ${fault}`);
      if (options.only !== null) say(`${what}: ${findings} findings, ${built ? "built" : "not built"}\n`);
    }
  } finally {
    runner.close();
  }
  return tally;
}
