import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildProject, checkProject } from "../../src/build.ts";
import { formatProject } from "../../src/fmt/format-project.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { isLocator } from "../../src/model/locators/locator.ts";
import { textOf } from "../../src/parse/read-folder.ts";
import { linesFrom } from "../../src/report/report.ts";
import { REPORTERS } from "../../src/report/reporters.ts";
import { projectOf } from "../helpers/findings.ts";
import { run } from "../helpers/run-cli.ts";
import { isLong } from "../helpers/runs.ts";
import { FAULTY, type Make, SOUND } from "./projects.ts";

/** Four times the input may take so many times the work: what grows by the square takes sixteen times. */
const MOST = 8;
/** Below this, in milliseconds of processor time, what else the machine does says more than what is measured. */
const NOISE = 100;
/** Measured again before it is a failure, since a busy machine does not make a rule slow. */
const TRIES = 3;
/** How much larger projects are than a run of all tests has time for: `ENTENTE_GROWTH=8 npx vitest run test/growth` also finds what is cheap. */
const SCALE = Number(process.env["ENTENTE_GROWTH"] ?? (isLong ? 4 : 1));

function cpu(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How many times longer n of something takes than a quarter of it, at best. */
function growth(workOf: (n: number) => () => unknown, n: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES && best > MOST; attempt += 1) {
    const large = cpu(workOf(n));
    if (large < NOISE) return 1;
    best = Math.min(best, large / cpu(workOf(n / 4)));
  }
  return best;
}

function checkAll(make: Make): (n: number) => () => unknown {
  return (n) => {
    const host = projectOf(make(n));
    return () => {
      const { diagnostics } = checkProject(host, { partial: true });
      const linesOf = linesFrom((path) => textOf(host, path));
      for (const report of Object.values(REPORTERS)) report({ diagnostics, files: 1, linesOf, color: false });
    };
  };
}

describe("four times the input takes about four times the work", () => {
  it.each(Object.entries({ ...SOUND, ...FAULTY }))("to check, and to report in every format: %s", (_, make) => {
    expect(growth(checkAll(make), 800 * SCALE)).toBeLessThan(MOST);
  });

  it.each(Object.entries(SOUND))("to build: %s", (_, make) => {
    const workOf = (n: number) => {
      const host = projectOf(make(n));
      return () => buildProject(host, memoryHost(new Map()), { layout: false });
    };
    expect(growth(workOf, 400 * SCALE)).toBeLessThan(MOST);
  });

  it.each(Object.entries(SOUND))("to format: %s", (_, make) => {
    const workOf = (n: number) => {
      const host = projectOf(make(n));
      return () => formatProject(host, (path) => path.startsWith("data/"));
    };
    expect(growth(workOf, 200 * SCALE)).toBeLessThan(MOST);
  });

  it.each(["#", "p. ", "1-", "a, ", ", ", "1.1", "¶", "1:00"])("to read a locator: %s", (part) => {
    const workOf = (n: number) => {
      const text = part.repeat(n);
      return () => isLocator(text);
    };
    expect(growth(workOf, 50_000 * SCALE)).toBeLessThan(MOST);
  });
});

const COMMANDS: readonly (readonly string[])[] = [
  ["facts"],
  ["facts", "--format", "json"],
  ["claims"],
  ["claims", "--format", "csv"],
  ["show", "freedonia"],
  ["path", "freedonia", "sylvania"],
  ["export", "graphml"],
];

describe("four times the claims of a fact, or relations of an entity, take about four times the work", () => {
  it.each(COMMANDS)("%s %s %s %s", async (...args) => {
    // Up to a thousand nodes are laid out exactly, by the square of their number, so that an export looks at claims alone.
    const many = args[0] === "export" ? ["claims of one fact"] : ["claims of one fact", "relations of one entity"];
    for (const make of many.map((name) => SOUND[name])) {
      if (make === undefined) throw new Error("there is no such project");
      let best = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < TRIES && best > MOST; attempt += 1) {
        const words = args.filter((arg) => arg !== undefined);
        // Below a thousand files, where a project is read at once.
        const large = await timeOf(make(400), words);
        best = large < NOISE ? 1 : large / (await timeOf(make(100), words));
      }
      expect(best).toBeLessThan(MOST);
    }
  });
});

async function timeOf(files: Readonly<Record<string, string>>, args: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "entente-growth-"));
  try {
    const host = nodeHost(folder);
    host.writeAll(Object.entries(files).map(([path, text]) => ({ path, chunks: () => [text] })));
    const before = process.cpuUsage();
    const { code, err } = await run(...args, "-p", folder);
    const { user, system } = process.cpuUsage(before);
    expect([code, err.includes("error")], err).toEqual([0, false]);
    return (user + system) / 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("a hostile project takes less than ten times the work of a sound one of the same size", () => {
  const projects: Readonly<Record<string, readonly [Make, number]>> = {
    "10,000 keys in one file": [FAULTY["unknown keys"] ?? noProject, 10_000],
    "10,000 aliases of one entity": [SOUND["aliases of one entity"] ?? noProject, 10_000],
    "4,000 claims on one fact": [SOUND["claims of one fact"] ?? noProject, 4000],
    "4,000 relations of one entity": [SOUND["relations of one entity"] ?? noProject, 4000],
    "1,000 findings of one kind": [FAULTY["wrong dates"] ?? noProject, 1000],
  };
  it.each(Object.entries(projects))("%s", (_, [make, n]) => {
    const files = make(n * SCALE);
    const bytes = Object.values(files).reduce((sum, text) => sum + text.length, 0);
    // As people write them: entities with a relation, some two hundred bytes each.
    const sound = projectOf(
      Object.fromEntries(
        Array.from({ length: Math.ceil(bytes / 200) }, (_, i) => [
          `data/s/state-${i}.yaml`,
          `type: state\nname: State ${i}\naliases: [Realm ${i}]\ndescription: ${"A state among others. ".repeat(4)}\nrelations:\n  borders: [{to: state-${i === 0 ? 1 : 0}, note: n${i}}]\n`,
        ]),
      ),
    );
    const of = (host: typeof sound) => cpu(() => checkProject(host, { partial: true }));
    let times = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < TRIES && times >= 10; attempt += 1) {
      times = Math.min(times, of(projectOf(files)) / Math.max(of(sound), NOISE));
    }
    expect(times).toBeLessThan(10);
  });
});

function noProject(): never {
  throw new Error("there is no such project");
}
