import { parseArgs } from "node:util";

export interface Options {
  readonly sizes: readonly number[];
  readonly peers: readonly ("a" | "b")[];
  readonly runs: number;
  readonly seed: number;
  readonly json: boolean;
  /** Keep the generated projects and what was built from them. */
  readonly keep: boolean;
}

export const USAGE = `npm run bench -- [--entities 1000,10000,50000] [--peers a,b] [--runs 1] [--seed 42] [--json] [--keep]

Builds generated projects with Entente and with its peers in turn, and compares CPU time, wall time and peak memory.
--json prints one JSON object: for one size that size's figures, for several {"sizes": [...]}.
`;

export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      entities: { type: "string", default: "1000,10000,50000" },
      peers: { type: "string", default: "a,b" },
      runs: { type: "string", default: "1" },
      seed: { type: "string", default: "42" },
      json: { type: "boolean", default: false },
      keep: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const sizes = values.entities.split(",").map(Number);
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  if (values.help || ![...sizes, runs, seed].every((n) => Number.isInteger(n) && n > 0)) return null;
  const peers = values.peers.split(",").filter((name) => name === "a" || name === "b");
  return { sizes, peers, runs, seed, json: values.json, keep: values.keep };
}
