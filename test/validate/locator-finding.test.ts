import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

function found(at: string) {
  const files = harbourProject();
  const fact = `type: supplies\nfrom: ostia\nto: sudmark\nitem: coal\nsource: harbour-gazette\nat: ${at}\n`;
  files.set("data/facts/coal-shipment.yaml", fact);
  const { diagnostics } = checkProject(memoryHost(files));
  const ofFile = diagnostics.filter(({ severity, span }) => severity === "error" && span.file.includes("coal"));
  return ofFile.map(({ code, hint, fix, span }) => ({
    code,
    hint,
    marked: fact.slice(span.start, span.end),
    fix: fix?.map(({ newText }) => newText),
  }));
}

const BOTH = "where `p` means paragraph, as it did in earlier versions, or";

it.each([
  ["p3", `write \`para. 3\` ${BOTH} \`p. 3\` where it means page`],
  ["p3-p5", `write \`paras. 3-5\` ${BOTH} \`pp. 3-5\` where it means page`],
  ["p3,p5", `write \`"paras. 3, 5"\` ${BOTH} \`"pp. 3, 5"\` where it means page`],
  ["l. 2, p3", `write \`"l. 2, para. 3"\` ${BOTH} \`"l. 2, p. 3"\` where it means page`],
  ["3", "say what it counts: `p. 3`, `para. 3`, `l. 3` (page, paragraph, line)"],
  ["3-5", "say what it counts: `pp. 3-5`, `paras. 3-5`, `ll. 3-5` (page, paragraph, line)"],
  ["https://example.org/a#b", 'write `"#b"` alone; the address is the source\'s `url`'],
  ["pp. 5-3", "the range ends before it begins"],
  ["the caption", 'write `p. 3`, `pp. 3-5`, `para. 4`, `l. 12`, `sec. 2.1`, `fig. 2`, `00:12:30` or `"#fragment"`'],
])("says how to write %s", (at, hint) => {
  expect(found(at)).toEqual([{ code: "E2020", hint, marked: at, fix: undefined }]);
});

it("puts a misspelt unit right", () => {
  expect(found("pgae 3")).toEqual([{ code: "E2020", hint: "did you mean `p. 3`?", marked: "pgae 3", fix: ["p. 3"] }]);
  expect(found("paragaph 3")[0]?.fix).toEqual(["para. 3"]);
});

it("says that a fragment needs quotes", () => {
  const [first, ...more] = found("#claims");
  expect(more).toEqual([]);
  expect(first).toMatchObject({ code: "E2016", hint: 'a `#` begins a comment: write `"#fragment"`, in quotes' });
  expect(found('"#claims"')).toEqual([]);
});

it.each(["page 3", "l. 12", "para. 4", "sec. 2.1", "L14-L16", "00:12:30"])("takes %s", (at) => {
  expect(found(at)).toEqual([]);
});
