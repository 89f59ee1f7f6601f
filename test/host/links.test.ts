import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { readFolder, textOf } from "../../src/parse/read-folder.ts";
import { run } from "../helpers/run-cli.ts";

let [root, elsewhere] = ["", ""];
const STATE = "type: state\nname: A\n";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "entente-links-"));
  elsewhere = mkdtempSync(join(tmpdir(), "entente-elsewhere-"));
  mkdirSync(join(root, "data/states"), { recursive: true });
  mkdirSync(join(root, "schema/entities"), { recursive: true });
  mkdirSync(join(root, "shared"));
  writeFileSync(join(root, "data/states/a.yaml"), STATE);
  writeFileSync(join(elsewhere, "secret.yaml"), "secret: {  x: 1}\n");
});
afterEach(() => {
  for (const folder of [root, elsewhere]) rmSync(folder, { recursive: true, force: true });
});

const found = () => readFolder(nodeHost(root), "data").findings.map(({ name, place }) => [name, place.file]);
const ids = () => readFolder(nodeHost(root), "data").documents.map(({ id }) => id);

it("does not follow a link out of the project, and says so", async () => {
  symlinkSync(join(elsewhere, "secret.yaml"), join(root, "data/x.yaml"));
  symlinkSync(elsewhere, join(root, "data/lnk"));
  symlinkSync(elsewhere, join(root, "schema/entities/more"));
  expect(found()).toEqual([
    ["link-outside", "data/lnk"],
    ["link-outside", "data/x.yaml"],
  ]);
  expect(ids()).toEqual(["a"]);
  expect(textOf(nodeHost(root), "data/x.yaml")).toBeUndefined();
  expect(() => nodeHost(root).read("data/x.yaml")).toThrow("leads out");
  const { out, code } = await run("check", "-p", root);
  expect(out).not.toContain("secret:");
  expect(out.match(/W1010/g)).toHaveLength(3);
  expect(code).toBe(0);
});

it("formats nothing behind such a link, and writes through none", async () => {
  symlinkSync(elsewhere, join(root, "data/lnk"));
  symlinkSync(join(elsewhere, "secret.yaml"), join(root, "data/x.yaml"));
  expect((await run("fmt", "-p", root)).code).toBe(0);
  expect(readFileSync(join(elsewhere, "secret.yaml"), "utf8")).toBe("secret: {  x: 1}\n");
  expect(() => nodeHost(root).write("data/lnk/new.yaml", ["x"])).toThrow("leads out");
});

it("writes through a link within the project, which stays one", async () => {
  writeFileSync(join(root, "shared/b.yaml"), "name: B\ntype: state\n");
  symlinkSync("../shared/b.yaml", join(root, "data/b.yaml"));
  expect(ids()).toEqual(["b", "a"]);
  await run("fmt", "-p", root);
  expect(readFileSync(join(root, "shared/b.yaml"), "utf8")).toBe("type: state\nname: B\n");
  expect(lstatSync(join(root, "data/b.yaml")).isSymbolicLink()).toBe(true);
});

it("reads no file under two names, and ends in circles of links", () => {
  symlinkSync("states/a.yaml", join(root, "data/again.yaml"));
  symlinkSync("states", join(root, "data/more"));
  symlinkSync("more", join(root, "data/still-more"));
  writeFileSync(join(root, "shared/c.yaml"), STATE);
  symlinkSync("../shared", join(root, "data/one"));
  symlinkSync("../shared", join(root, "data/two"));
  symlinkSync("../data", join(root, "shared/back"));
  symlinkSync("around.yaml", join(root, "data/around.yaml"));
  const listed = nodeHost(root).list("data");
  expect(listed.files.map(({ path }) => path)).toEqual(["data/around.yaml", "data/one/c.yaml", "data/states/a.yaml"]);
  expect(listed.links).toEqual([
    { path: "data/again.yaml", to: { listed: "data/states/a.yaml" } },
    { path: "data/more", to: { listed: "data/states" } },
    { path: "data/still-more", to: { listed: "data/states" } },
    { path: "data/two", to: { listed: "data/one" } },
  ]);
  expect(listed.loops).toEqual(["data/one/back"]);
});

it("does not take data/ itself from elsewhere", () => {
  rmSync(join(root, "data"), { recursive: true });
  symlinkSync(elsewhere, join(root, "data"));
  expect(nodeHost(root).list("data")).toEqual({ files: [], loops: [], links: [{ path: "data", to: "outside" }] });
});

it("keeps its cache out of a folder that a project links to", async () => {
  symlinkSync(elsewhere, join(root, ".entente"));
  await run("check", "-p", root);
  await run("query", "-p", root, "select 1");
  expect(
    nodeHost(elsewhere)
      .list("")
      .files.map(({ path }) => path),
  ).toEqual(["secret.yaml"]);
});

it("names what looks like data and is not read, once for each folder and ending", () => {
  for (const name of [
    "b.YAML",
    "c.YML",
    "d.yml",
    "e.yml",
    "f.json",
    "g.csv",
    "h.yaml~",
    "i.yaml.bak",
    "README.md",
    "map.png",
  ])
    writeFileSync(join(root, "data/states", name), "x");
  const told = readFolder(nodeHost(root), "data").findings.map(({ name, message, hint }) => [
    name,
    message.split(":")[0],
    hint,
  ]);
  const rename = (name: string) => `rename it to data/states/${name}.yaml`;
  const move = "write what it says into .yaml files, or keep it in another folder";
  expect(told).toEqual([
    ["wrong-file-ending", "data/states/b.YAML is not read", rename("b")],
    ["wrong-file-ending", "data/states/c.YML is not read", rename("c")],
    ["wrong-file-ending", "data/states/d.yml and 1 more in its folder that end in .yml are not read", rename("d")],
    ["wrong-file-ending", "data/states/f.json is not read", move],
    ["wrong-file-ending", "data/states/g.csv is not read", move],
    ["wrong-file-ending", "data/states/h.yaml~ is not read", move],
    ["wrong-file-ending", "data/states/i.yaml.bak is not read", move],
  ]);
});
