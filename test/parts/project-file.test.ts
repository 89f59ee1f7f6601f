import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildProject, inspectProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { buildParts } from "../../src/parts/build-parts.ts";
import { checkParts } from "../../src/parts/check-parts.ts";
import type { PartsInput } from "../../src/parts/from-parts.ts";
import { readDataset, storedFacts } from "../../src/parts/stored-facts.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

/** Longer than a change is too young to be told from the next one. */
const SETTLED = 70;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "entente-project-file-"));
  for (const [path, text] of harbourProject()) write(path, String(text));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function input(cache: string): PartsInput {
  mkdirSync(join(root, cache), { recursive: true });
  const data = projectHost(root).list("data");
  return { root, cache: join(root, cache), data, program: "test", blockSize: 3, threads: 1 };
}

/** facts.json by parts, and from one piece; and what either way finds. */
async function bothWays() {
  await setTimeout(SETTLED);
  const host = projectHost(root);
  const outFile = (path: string): string => join(root, "dist", path);
  const parts = await buildParts(host, nodeHost(join(root, "dist")), { ...input("cache"), outFile, layout: false });
  const checked = await checkParts(host, input("cache/check"));
  const stored = await storedFacts(host, input("cache/facts"));
  const files = new Map<string, string | Uint8Array>();
  const whole = buildProject(host, memoryHost(files), { layout: false });
  const wanted = files.get("facts.json");
  // The title stands in the page's head too.
  if (parts && !("problems" in parts))
    expect(readFileSync(outFile("index.html"), "utf8")).toBe(
      Buffer.from(files.get("index.html") as Uint8Array).toString(),
    );
  return {
    byParts: parts && !("problems" in parts) ? readFileSync(outFile("facts.json"), "utf8") : null,
    atOnce: wanted === undefined ? undefined : Buffer.from(wanted as Uint8Array).toString(),
    found: [parts, checked].map((one) => one && ("problems" in one ? one.problems : one.diagnostics)),
    wanted: whole.diagnostics,
    digests: [whole.dataset?.digest, stored && !("problems" in stored) ? readDataset(stored).digest : null],
    titles: [
      whole.dataset?.project?.title,
      stored && !("problems" in stored) ? readDataset(stored).project?.title : null,
    ],
  };
}

const COAL = "views:\n  - {id: coal, title: Coal?, entities: [norland, sudmark], relations: supplies}\n";

it("a large project's entente.yaml is read, changed and taken away to the byte as a small one's", async () => {
  const texts: readonly (string | null)[] = [
    null,
    `title: Coal\n${COAL}`,
    `title: A longer title\n${COAL}`,
    "title: Coal\n",
    null,
  ];
  for (const text of texts) {
    if (text === null) rmSync(join(root, "entente.yaml"), { force: true });
    else write("entente.yaml", text);
    const { byParts, atOnce, found, wanted, digests, titles } = await bothWays();
    expect(byParts, String(text)).toBe(atOnce);
    expect(found).toEqual([wanted, wanted]);
    expect(digests[1]).toBe(digests[0]);
    expect(titles[1]).toBe(titles[0]);
  }
});

it("a view that shows nothing any more is found in parts, too", async () => {
  write("entente.yaml", `title: Coal\n${COAL}`);
  expect((await bothWays()).wanted.map(({ code }) => code)).toEqual(["W3017"]);
  const norland = join(root, "data/states/norland.yaml");
  const before = readFileSync(norland, "utf8");
  writeFileSync(norland, before.replaceAll(/^ {4}- \{to: sudmark, item.*\n/gm, ""));
  const { byParts, atOnce, found, wanted } = await bothWays();
  expect(wanted.map(({ code }) => code)).toContain("W5003");
  expect(byParts).toBe(atOnce);
  expect(found).toEqual([wanted, wanted]);
});

it("what no file declares is left to a look at everything, which knows what was meant", async () => {
  for (const wrong of ["entities: [norlund]", "facts: [norland.supplies.sudmark.cole]"]) {
    write("entente.yaml", `title: Coal\nviews:\n  - {id: coal, title: Coal?, ${wrong}}\n`);
    const { found, wanted } = await bothWays();
    expect(wanted.map(({ hint }) => hint)).toContainEqual(expect.stringMatching(/^did you mean `norland/));
    expect(found).toEqual([null, null]);
    // Where something else is broken, too, parts report both.
    write("data/items/timber.yaml", "type: item\nnam: Timber\n");
    const { found: partly } = await bothWays();
    for (const one of partly) if (one !== null) expect(one).toEqual(inspectProject(projectHost(root)).diagnostics);
    write("data/items/timber.yaml", "type: item\nname: Timber\n");
  }
});

it.each([
  ["off", []],
  ["error", ["error W3017"]],
  ["{data/states: error}", ["warning W3017"]],
])("a warning whose level is %s has it in parts, too", async (level, expected) => {
  write("entente.yaml", "title: Coal\n");
  await bothWays();
  write("entente.yaml", `title: Coal\nwarnings: {unreachable-entity: ${level}}\nquote_words: 2\n`);
  const { atOnce, found, wanted } = await bothWays();
  expect(wanted.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected);
  const [built, checked] = found;
  expect(checked).toEqual(wanted);
  // What could not be built by parts alone is left to the other way.
  if (level === "off") expect(built).toEqual(wanted);
  else expect(built).toBeNull();
  expect(atOnce === undefined).toBe(level === "error");
});
