import { join } from "node:path";
import { parseArgs } from "node:util";
import { fastForceAtlas } from "../../../src/compile/layout/fast-force-atlas.ts";
import { forceAtlas, stepsOfLarge } from "../../../src/compile/layout/force-atlas.ts";
import type { LayoutInput, Positions } from "../../../src/compile/layout/layout-input.ts";
import { seedPositions } from "../../../src/compile/layout/seed.ts";
import { bodiesOf, FORCES, graphologyForceAtlas } from "../../compile/layout/graphology.ts";
import { edgeLength, neighbourhoodKept, stress } from "../../compile/layout/graphs.ts";
import { largestPart } from "./largest-part.ts";

const USAGE = `npm run bench:layout -- [--entities 10000,50000] [--steps 60,200] [--seed 42]

Lays the largest connected part of generated projects out with graphology-layout-forceatlas2 and with ours, from the same
start, and compares CPU time and what became of neighbours and distances. Graphology takes a minute or two at 50,000.
`;
/** Nodes that the rest is measured from, and pairs. */
const SAMPLES = 100;
const PAIRS = 100_000;

const { values } = parseArgs({
  options: {
    entities: { type: "string", default: "10000,50000" },
    steps: { type: "string", default: "60,200" },
    seed: { type: "string", default: "42" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) process.stdout.write(USAGE);
else for (const size of values.entities.split(",")) compare(Number(size), values.steps.split(",").map(Number));

function compare(entities: number, steps: readonly number[]): void {
  const input = largestPart(join(import.meta.dirname, "../../../../../../schema"), entities, Number(values.seed));
  const asBuilt = stepsOfLarge(input.ids.length);
  process.stdout.write(`| nodes | edges | layout | steps | CPU s | stress | neighbours | edge length |
| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |
`);
  row(input, "ours, from coarse to fine, as built", asBuilt, (start) => forceAtlas(input, start));
  for (const count of [asBuilt, ...steps]) {
    row(input, "ours, one level", count, (start) => {
      fastForceAtlas(bodiesOf(input), start, FORCES, count);
      return start;
    });
    row(input, "graphology", count, (start) => graphologyForceAtlas(input, start, count, true));
  }
}

function row(input: LayoutInput, name: string, steps: number, run: (start: Positions) => Positions): void {
  const start = seedPositions(input.ids);
  const before = process.cpuUsage();
  const drawn = run(start);
  const { user, system } = process.cpuUsage(before);
  const cells = [
    ...[input.ids.length, input.from.length].map((count) => count.toLocaleString("en")),
    ...[name, steps, ((user + system) / 1e6).toFixed(2), stress(input, drawn, SAMPLES).toFixed(3)],
    `${(100 * neighbourhoodKept(input, drawn, SAMPLES)).toFixed(1)} %`,
    edgeLength(input, drawn, PAIRS).toFixed(3),
  ];
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
}
