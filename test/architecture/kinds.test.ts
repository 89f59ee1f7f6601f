import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path/posix";
import { describe, expect, it } from "vitest";
import { KIND_NAMES } from "../../src/model/kinds/index.ts";

/** Each kind's own record, where its name and its values are known. */
const RECORDS = /^src\/model\/(?:kinds\/|quantity\.ts)/;

const code = ["src", "viewer", "test/reference"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path.replaceAll("\\", "/")))
    .filter((path) => /\.tsx?$/.test(path) && !RECORDS.test(path))
    .map((path) => ({ path, text: readFileSync(path, "utf8").replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "") })),
);

const names = KIND_NAMES.join("|");
const kind = String.raw`(?:\w+\??\.)*\w*[kK]ind\w*(?:\(\w*\))?(?:\["kind"\])?|\w+\["(?:x-)?kind"\]`;

/** A comparison of something called a kind with the name of one, either way round. */
const COMPARED = new RegExp(`(?:${kind})\\s*[!=]==?\\s*"(?:${names})"|"(?:${names})"\\s*[!=]==?\\s*(?:${kind})`);
/** `switch (type.kind)` with the name of a kind below it. `typeof`, and JSON Schema's own types, are something else. */
const SWITCHED = new RegExp(
  String.raw`switch \([^)]*[kK]ind\b[^)]*\)?\) \{(?:(?!\n\}|switch \()[\s\S])*?case "(?:${names})"`,
);
/** A list of names of kinds, which a new kind would be missing from. */
const LISTED = new RegExp(`\\[\\s*"(?:${names})",\\s*"(?:${names})"`);
/** Values told apart by what is in them, where \`isQuantity\` or a record's \`holds\` knows. */
const PEEKED = /"(?:text|approximate|vague)" in \w+|function isQuantity\b/;

function found(pattern: RegExp): readonly string[] {
  return code.flatMap(({ path, text }) => {
    const match = pattern.exec(text);
    return match ? [`${path}: ${match[0].slice(-60)}`] : [];
  });
}

describe("what a kind of value means is said in its record", () => {
  it("is compared with no kind's name", () => {
    expect(found(COMPARED)).toEqual([]);
    expect(found(SWITCHED)).toEqual([]);
  });

  it("is in no list of some kinds", () => {
    expect(found(LISTED)).toEqual([]);
  });

  it("is guessed from no value", () => {
    expect(found(PEEKED)).toEqual([]);
  });

  it("notices what it forbids", () => {
    const bad = [
      'type.kind === "ref"',
      'field?.type.kind !== "url"',
      '"date" === kind',
      'declared?.kind == "quantity"',
    ];
    for (const line of bad) expect(line).toMatch(COMPARED);
    expect('switch (type.kind) {\n  case "text":\n    return 1;').toMatch(SWITCHED);
    expect('switch (error.parentSchema?.["x-kind"]) {\n    case "url":').toMatch(SWITCHED);
    expect('["text", "number"]').toMatch(LISTED);
    for (const line of ['typeof value === "number"', 'declaration.kind === "fact"', 'kind === "table"']) {
      expect(line).not.toMatch(COMPARED);
    }
  });
});
