import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { checkOnly } from "../../src/pipeline/check-only.ts";
import { finishNow } from "../../src/pipeline/steps.ts";
import { generate } from "../bench/generate/project.ts";
import { settle } from "./settled.ts";

const FILES = [...generate(300, 7)];
const TEXTS = new Map(FILES.map(({ path, text }) => [path, text]));

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "entente-faulty-"));
  mend();
});
afterEach(mend);
afterAll(() => rmSync(root, { recursive: true }));

/** Makes the project sound again. What was kept of it when it was sound saves its next check most of the work. */
function mend(): void {
  for (const path of readdirSync(root, { recursive: true, encoding: "utf8" }))
    if (path.startsWith("data/") && path.endsWith(".yaml") && !TEXTS.has(path)) rmSync(join(root, path));
  for (const [path, text] of TEXTS)
    if (!existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text) write(path, text);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Changes the first file whose text fits. */
function edit(fits: RegExp, change: string | ((found: string) => string)): void {
  const { path = "", text = "" } = FILES.find((file) => fits.test(file.text)) ?? {};
  write(path, text.replace(fits, typeof change === "string" ? () => change : change));
}

/** Where an entity is declared that few others name. */
function named(): string {
  const people = FILES.filter(({ path }) => path.startsWith("data/people/"));
  const counts = people.map(({ path }) => {
    const id = path.replace(/.*\/|\.yaml$/g, "");
    return { path, count: FILES.filter(({ text }) => text.includes(` ${id}`)).length };
  });
  return counts.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count)[0]?.path ?? "";
}

function check(cache = "cache") {
  const host = projectHost(root);
  mkdirSync(join(root, cache), { recursive: true });
  const input = { root, cache: join(root, cache), data: host.list("data"), program: "test" };
  return finishNow(checkOnly(host, { ...input, blockSize: 3, threads: 1 }));
}

const SLIPS: Readonly<Record<string, () => void>> = {
  "no YAML": () => edit(/^relations:/m, "relations: ["),
  "no YAML in what others name": () => write(named(), "type: [person\n"),
  "a key that no type declares": () => edit(/^relations:/m, "sice: 3\nrelations:"),
  "a key that no type declares in an entry": () => edit(/quantity:/, "quantitiy:"),
  "a reference to nowhere": () => edit(/(?<=item: )[a-z-]+/, (id) => `${id}x`),
  "a torn reference": () => edit(/(?<=\{ to: )[a-z]{3}/, (id) => `${id},`),
  "a value of another kind": () => edit(/(?<=quantity: )\S+/, "several"),
  "a fact twice": () => edit(/^ {4}- to: .*(?:\n {6}.*)*\n/m, (entry) => entry + entry),
  "a claim that comes before what it reports": () => edit(/(?<=when: )\d{4}\S*/, "2099"),
  "what others name is gone": () => rmSync(join(root, named())),
  "what others name has another type": () => write(named(), "type: source\nname: A source\nkind: news\n"),
  "a state that no file names, with an error": () =>
    write("data/states/isle.yaml", "type: state\nname: Isle\nsize: 3\n"),
  "two files with one name": () => write(named().replace("people", "places"), "type: place\nname: Twin\n"),
};

describe("a check of a project that is sound but for a slip", () => {
  it.each(Object.entries(SLIPS))("finds what a check of everything finds: %s", async (_, slip) => {
    settle();
    expect(check().state).toBe("whole");
    slip();
    settle();
    const { diagnostics, failed } = checkProject(projectHost(root));
    const found = check();
    expect(failed).toBe(true);
    expect(found).toMatchObject({ state: "faulty", diagnostics });
  });

  it.each(["a key that no type declares in an entry", "a reference to nowhere", "a value of another kind"])(
    "does so at its first look as well: %s",
    (slip) => {
      SLIPS[slip]?.();
      const { diagnostics } = checkProject(projectHost(root));
      expect(check(slip)).toMatchObject({ state: "faulty", diagnostics });
    },
  );
});
