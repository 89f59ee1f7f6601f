import { describe, expect, it } from "vitest";
import { changedFiles, found, type Project, projectWith } from "./states-and-supplies.ts";

const JSON_MAP = `source: {id: cow-2024, name: Correlates of War, kind: dataset, date: 2024}
entities:
  - {type: state, id: code, register: cow, name: name.en, alias: aka}
`;
const RECORDS = [
  '{"code": 365, "name": {"en": "Russia"}, "aka": ["Russian Federation", "RF"]}',
  '{"code": 12345678901234567890, "name": {"en": "Canada"}, "aka": ["Dominion"]}',
];

describe("import of JSON", () => {
  const inFile = (name: string, text: string | Uint8Array, map = JSON_MAP): Project =>
    projectWith({ "imports/map.yaml": map, [`imports/${name}`]: text });

  it.each([
    ["a.ndjson", `\uFEFF${RECORDS[0]}\r\n\r\n${RECORDS[1]}`, JSON_MAP],
    ["a.json", `[\n${RECORDS.join(",\n")}\n]`, JSON_MAP],
    ["b.json", `{"data": {"objects": [${RECORDS.join()}]}}`, `items: data.objects\n${JSON_MAP}`],
  ])("reads %s: nested keys, lists, numbers as they are written", async (name, text, map) => {
    const project = inFile(name, text, map);
    expect(found(await project.run())).toEqual([]);
    expect(project.text("data/imported/map/state/365.yaml")).toBe(`type: state
name: Russia
aliases:
  - Russian Federation
  - RF
identifiers:
  cow: "365"
`);
    expect(project.text("data/imported/map/state/12345678901234567890.yaml")).toContain("aliases:\n  - Dominion\n");
    expect(changedFiles(await project.run())).toEqual([]);
  });

  it.each([
    ["a.ndjson", `${RECORDS[0]}\n{"code": 1,}\n`, "property name expected", 2, 12],
    ["a.ndjson", `${RECORDS[0]}\n\n[1]\n`, "this is not an object", 3, 1],
    ["a.json", `[\n${RECORDS[0]}\n{}]`, "comma expected", 3, 1],
    ["a.json", `[\n${RECORDS[0]},\n  7]`, "this is not an object", 3, 3],
    ["a.json", ` {"data": []}`, "it is not a list", 1, 2],
    ["a.json", "", "value expected", 1, 1],
    ["a.json", Uint8Array.of(0x5b, 0xff, 0x5d), "it is not utf-8", 1, 1],
    ["a.ndjson", Uint8Array.of(0x7b, 0x7d, 0x0a, 0xff), "it is not utf-8", 1, 1],
    ["a.json", "[".repeat(200_000), "its lists and objects are nested too deeply", 1, 1],
  ])("says where %s cannot be read: %#", async (name, text, reason, line, column) => {
    const { findings, changes } = await inFile(name, text).run();
    expect(changes).toEqual([]);
    expect(findings).toMatchObject([
      { name: "unreadable-table", message: `The rows from here on cannot be read: ${reason}.` },
    ]);
    const start = findings[0] && "start" in findings[0].place ? findings[0].place.start : -1;
    expect([Math.floor(start / (1 << 20)), (start % (1 << 20)) + 1]).toEqual([line, column]);
  });

  it("points at the value that does not fit", async () => {
    const text = `[{"name": {"en": "Sealand"}, "aka": null,\n "code": "NA"}]`;
    const { findings } = await inFile("a.json", text).run();
    const start = findings[0] && "start" in findings[0].place ? findings[0].place.start : -1;
    expect([findings[0]?.name, Math.floor(start / (1 << 20)), (start % (1 << 20)) + 1]).toEqual(["empty-cell", 2, 10]);
  });
});
