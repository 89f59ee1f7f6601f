import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { launchBrowser } from "../../e2e/browser.ts";
import { serveFolder } from "../../e2e/sites.ts";
import { builtFolder } from "./built-folder.ts";
import { type Figures, measurePage } from "./measure-page.ts";

const USAGE = `npm run bench:viewer -- [--sizes shipped,1000,10000] [--runs 3] [--json]

Opens the built viewer in the headless browser, which draws in software, and measures how long it takes until a graph is
on the screen, and how much script a change of filter or lens takes. A size is a number of entities, of which
sources and theses are not drawn. Medians of the runs.
`;

/** Milliseconds that may pass: until the first graph is on the screen, and of script for a change. */
const GOALS: Readonly<Record<string, { readonly first?: number; readonly change: number }>> = {
  shipped: { first: 1500, change: 100 },
  "1000": { change: 100 },
  "10000": { first: 5000, change: 400 },
  "20000": { change: 350 },
};

interface Result extends Figures {
  readonly name: string;
}

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "shipped,1000,10000" },
    runs: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) process.stdout.write(USAGE);
else await run(values.sizes.split(","), Math.max(1, Number(values.runs) || 1), values.json);

async function run(names: readonly string[], runs: number, json: boolean): Promise<void> {
  const results: Result[] = [];
  for (const name of names) {
    const build = builtFolder(Number(name) || null);
    const site = await serveFolder(build.folder);
    const measured: Figures[] = [];
    // Each run in a browser of its own, which has nothing warm.
    for (let n = 0; n < runs; n++) {
      const browser = await launchBrowser("graphics");
      measured.push(await measurePage(browser, site.url));
      await browser.close();
    }
    await site.close();
    build.remove();
    results.push({ name, ...medians(measured) });
  }
  const machine = { node: process.version, cores: cpus().length, runs };
  process.stdout.write(json ? `${JSON.stringify({ ...machine, results })}\n` : table(results));
}

function medians(figures: readonly Figures[]): Figures {
  const of = (pick: (one: Figures) => number): number => {
    const sorted = figures.map(pick).sort((a, b) => a - b);
    return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
  };
  const names = Object.keys(figures[0]?.changes ?? {});
  return {
    firstGraph: of(({ firstGraph }) => firstGraph),
    drawn: of(({ drawn }) => drawn),
    processor: of(({ processor }) => processor),
    shows: figures[0]?.shows ?? "",
    changes: Object.fromEntries(names.map((name) => [name, of(({ changes }) => changes[name] ?? 0)])),
  };
}

function table(results: readonly Result[]): string {
  const lines = ["| data | shown | what | ms | goal |", "| --- | --- | --- | ---: | ---: |"];
  for (const { name, shows, firstGraph, drawn, processor, changes } of results) {
    const goal = GOALS[name];
    const row = (what: string, ms: number, most?: number): string =>
      `| ${name} | ${shows} | ${what} | ${ms} | ${most === undefined ? "" : `${most}${ms > most ? " missed" : ""}`} |`;
    lines.push(
      row("first graph on the screen", firstGraph, goal?.first),
      row("until the page has drawn it", drawn),
      row("processor, all processes", processor),
    );
    for (const [what, ms] of Object.entries(changes)) lines.push(row(`script: ${what}`, ms, goal?.change));
  }
  return `${lines.join("\n")}\n`;
}
