import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** What the word list in CONTRIBUTING.md replaces. Help, diagnostics, SQL and schema are in the pages of docs/, so all of it is read here. */
const TICS =
  /\b(?:nobody|somebody|whoever|stands? (?:in|on|at|under|beside|there|here|twice|with)|is no (?!longer\b|less\b|more\b|such\b)[a-z]+)\b/gi;
/** Not the project's own words: data in examples, and "there is no X". */
const QUOTED = /```[\s\S]*?```|“[^”]*”|"[^"]*"|`[^`]*`|there is no [a-z]+/gi;

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
    return [...text.matchAll(TICS)].map(([tic]) => `${path}: ${tic}`);
  });
  expect(found).toEqual([]);
});
