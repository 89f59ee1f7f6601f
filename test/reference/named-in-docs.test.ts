import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { OUTCOMES } from "../../src/cli/mcp/outcome.ts";
import { TOOLS } from "../../src/cli/mcp/tools/all.ts";
import { BASES } from "../../src/model/claim.ts";
import { STANCES } from "../../src/model/stance.ts";
import { SUPPORT } from "../../src/model/support.ts";

const read = (path: string): string => readFileSync(path, "utf8");
const glossary = read("docs/glossary.md");

/** What the glossary says of a term. */
function meaningOf(term: string): string {
  const [, meaning = ""] = new RegExp(`^\\| \\*\\*${term}\\*\\* \\| (.*) \\|$`, "m").exec(glossary) ?? [];
  return meaning;
}

const folders = (root: string): readonly string[] =>
  readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

describe("the docs name every", () => {
  it.each([
    ["stance", STANCES],
    ["basis", BASES],
    ["support", SUPPORT],
  ])("%s, each in the glossary's line", (term, names) => {
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(meaningOf(term)))).toEqual([]);
  });

  it("stance, in what helps to choose one", () => {
    const page = read("docs/judgement.md");
    expect(STANCES.filter((stance) => !page.includes(`\`${stance}\``))).toEqual([]);
  });

  it("tool and outcome for assistants", () => {
    const page = read("docs/assistant.md");
    const names = [...TOOLS.map(({ name }) => name), ...OUTCOMES];
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it("folder of the code", () => {
    const contributing = read("CONTRIBUTING.md");
    expect(folders("src").filter((name) => !contributing.includes(`| \`${name}/\` |`))).toEqual([]);
    const viewer = read("viewer/README.md");
    const rows = [...viewer.matchAll(/^\| ([\w, ]+?) +\|/gm)].flatMap(([, names = ""]) => names.split(", "));
    expect(folders("viewer").filter((name) => !rows.includes(name))).toEqual([]);
  });
});

describe("the glossary", () => {
  it("has one line for each term", () => {
    const terms = [...glossary.matchAll(/^\| (\*\*.*?\*\*) \|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/\*\*(.*?)\*\*/g)].map(([, term]) => term),
    );
    expect(terms.length).toBeGreaterThan(40);
    expect(terms.filter((term, n) => terms.indexOf(term) < n)).toEqual([]);
  });
});
