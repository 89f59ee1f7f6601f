import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path/posix";
import { expect, it } from "vitest";

/** What the word list in CONTRIBUTING.md replaces. To stand for something, and to stand out, are plain English. */
const TICS =
  /\b(?:nobody|at most so (?:many|much|few)|somebody|everybody|anybody|whoever|(?:stands?|stood) (?!for\b|out\b|off\b|guard\b)[a-z]+|(?:is|are) no (?!longer\b|less\b|more\b|such\b|higher\b|deeper\b|surprise\b)[a-z]+)\b/gi;
/** Not the project's own words: data in examples, and "there is no X". */
const QUOTED = /```[\s\S]*?```|“[^”]*”|"[^"]*"|`[^`]*`|there (?:is|are) no [a-z]+/gi;
/** Of code, also what people read: texts stay, names in backticks go. */
const NOT_PROSE = /`[^`\n]*`|“[^”\n]*”|there (?:is|are) no [a-z]+/gi;

const docs = readdirSync("docs")
  .filter((file) => file.endsWith(".md"))
  .map((file) => `docs/${file}`);
const decisions = readdirSync("docs/decisions").map((file) => `docs/decisions/${file}`);
const schema = ["entities", "relations"].flatMap((folder) =>
  readdirSync(`schema/${folder}`).map((file) => `schema/${folder}/${file}`),
);

it("the documentation, the help and the schema are in plain English", () => {
  const pages = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    ...docs,
    ...decisions,
    "schema/families.yaml",
    ...schema,
  ];
  const found = pages.flatMap((path) => {
    const text = readFileSync(path, "utf8").split("## Words")[0]?.replace(QUOTED, "") ?? "";
    return ticsIn(path, text);
  });
  expect(found).toEqual([]);
});

it("so are comments, messages, names of tests and the pages that are packed with the code", () => {
  const files = ["src", "viewer", "test"].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .map((path) => join(root, path.replaceAll("\\", "/")))
      .filter((path) => /\.(?:tsx?|mjs|css|md|html)$/.test(path) && path !== "test/architecture/english.test.ts"),
  );
  const found = files.flatMap((path) => ticsIn(path, unwrapped(readFileSync(path, "utf8")).replace(NOT_PROSE, "")));
  expect(found).toEqual([]);
});

/** Comments of several lines as one. */
function unwrapped(code: string): string {
  return code.replace(/\n\s*(?:\*|\/\/)(?!\/) /g, " ");
}

function ticsIn(path: string, text: string): readonly string[] {
  return [...text.matchAll(TICS)].map(([tic]) => `${path}: ${tic}`);
}
