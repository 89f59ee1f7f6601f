import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { generate } from "../generate/project.ts";
import { measure, type Outcome } from "../measure.ts";
import { restyle, STYLES, type Style } from "./restyle.ts";

const USAGE = `npm run bench:styles -- [--entities 6000] [--runs 3] [--seed 42]

How much processor \`entente check\` takes of one project as several hands write it, and \`fmt --check\` of it once it is canonical, against \`check\` of
plain block style. Nothing is kept from run to run.
`;
/** Times the block style's processor that any style may take, and that formatting may. */
const MOST = 1.5;
const MOST_FOR_FORMAT = 3;
const FORMAT = "fmt --check";
const ROOT = join(import.meta.dirname, "../../../../../..");
const CLI = join(ROOT, "lib/cli/main.js");

const { values } = parseArgs({
  options: {
    entities: { type: "string", default: "6000" },
    runs: { type: "string", default: "3" },
    seed: { type: "string", default: "42" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) process.stdout.write(USAGE);
else run(Number(values.entities) || 6000, Math.max(1, Number(values.runs) || 1), Number(values.seed) || 42);

function run(entities: number, runs: number, seed: number): void {
  const folder = mkdtempSync(join(tmpdir(), "entente-styles-"));
  try {
    for (const style of STYLES) write(join(folder, style), style, entities, seed);
    const formatted = join(folder, FORMAT);
    write(formatted, null, entities, seed);
    processorOf(formatted, "fmt");
    const taken = new Map([...STYLES, FORMAT].map((style): [string, number[]] => [style, []]));
    // In turn: what else the machine does meets all alike.
    for (let n = 0; n < runs; n += 1) {
      for (const [style, cpu] of taken) {
        const command = style === FORMAT ? ["fmt", "--check"] : ["check", "--format", "json"];
        cpu.push(processorOf(join(folder, style), ...command));
      }
    }
    const block = taken.get("block") ?? [];
    const rows = [...taken].map(([style, cpu]) => {
      const ratio = median(cpu.map((seconds, n) => seconds / (block[n] ?? seconds)));
      return `| ${style} | ${median(cpu).toFixed(2)} | ${ratio.toFixed(2)}${ratio > (style === FORMAT ? MOST_FOR_FORMAT : MOST) ? " missed" : ""} |`;
    });
    process.stdout.write(`| style | CPU s | × |\n| --- | ---: | ---: |\n${rows.join("\n")}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param style null: as several hands write it */
function write(root: string, style: Style | null, entities: number, seed: number): void {
  for (const { path, text } of generate(entities, seed)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, style === null ? text : restyle(parse(text), style));
  }
  cpSync(join(ROOT, "schema"), join(root, "schema"), { recursive: true });
}

function processorOf(project: string, ...command: readonly string[]): number {
  rmSync(join(project, ".entente"), { recursive: true, force: true });
  const outcome: Outcome = measure(process.execPath, [CLI, "-p", project, ...command]);
  if (outcome.run === null) throw new Error(outcome.reason);
  return outcome.run.cpu;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
