import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run } from "../helpers/run-cli.ts";

/** What the README promises: these two files are all that a new type takes. */
const FILES = {
  "schema/entities/vessel.yaml":
    'label: Vessel\nplural: Vessels\nextends: thing\ncolor: "#0e7490"\nshape: pentagon\nattributes:\n  imo: {type: text, description: Number of the hull.}\n',
  "schema/relations/carries.yaml":
    "label: carries\ninverse: carried by\ndomain: [vessel]\nrange: [item]\nkey: [port]\nqualifiers:\n  quantity: {type: quantity, units: [containers]}\n  port: {ref: [place]}\nproject:\n  - {from: $from, edge: calls_at, to: $port}\n",
  "data/vessels/angara.yaml":
    'type: vessel\nname: Angara\nimo: "9179842"\nrelations:\n  carries: {to: shells, quantity: 300 containers, port: rajin, source: port-log}\n',
  "data/places/rajin.yaml": "type: place\nname: Rajin\n",
  "data/weapons/shells.yaml": "type: weapon\nname: Shells\n",
  "data/sources/port-log.yaml": "type: source\nname: Port log\nkind: dataset\ndate: 2023-09\n",
};

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "entente-vessel-"));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("validates", async () => {
  const { code, out } = await run("--project", root, "check", "--format", "json");
  expect(JSON.parse(out)).toMatchObject({ diagnostics: [], summary: { errors: 0, warnings: 0 } });
  expect(code).toBe(0);
});

it("completes in an editor", () => {
  const profile = JSON.parse(readFileSync(join(root, ".entente/editor.schema.json"), "utf8"));
  const vessel = profile.anyOf.find((one: { title: string }) => one.title === "Vessel");
  expect(Object.keys(vessel.properties)).toContain("imo");
  expect(Object.keys(vessel.properties.relations.properties)).toEqual(expect.arrayContaining(["carries"]));
  expect(profile.$defs["id-place"].enum).toEqual(["rajin", "unknown"]);
  expect(JSON.stringify(profile.$defs["entries-carries"])).toContain("#/$defs/id-place");
});

it("checks its qualifiers", async () => {
  const file = join(root, "data/vessels/angara.yaml");
  writeFileSync(file, FILES["data/vessels/angara.yaml"].replace("300 containers", "300 crates"));
  const { code, out } = await run("--project", root, "check", "--format", "json");
  writeFileSync(file, FILES["data/vessels/angara.yaml"]);
  expect(code).toBe(1);
  expect(JSON.parse(out).diagnostics).toMatchObject([{ code: "E2010", line: 5, column: 39, endColumn: 45 }]);
});

it("compiles to nodes, edges and projected edges with its own colour", async () => {
  const { code, out } = await run("--project", root, "export", "json", "-o", "-");
  expect(code).toBe(0);
  const graph = JSON.parse(out);
  expect(graph.nodes.find(({ key }: { key: string }) => key === "angara").attributes).toMatchObject({
    type: "vessel",
    color: "#0e7490",
  });
  const kinds = graph.edges.map(({ attributes }: { attributes: { kind: string } }) => attributes.kind);
  expect(kinds.toSorted()).toEqual(["calls_at", "carries"]);
});

it("is typed for queries", async () => {
  const { out } = await run("--project", root, "types");
  expect(out).toContain('readonly "carries": {\n      readonly inverse: "carried by";');
});
