import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CompletionList, Location, WorkspaceEdit, WorkspaceSymbol } from "vscode-languageserver";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { allOf } from "./all-requests.ts";
import { type Editor, startEditor, withCursor } from "./client.ts";

const NORLAND = "data/states/norland.yaml";
const NEW = "data/states/new.yaml";

/** Two projects in one window: what is on the disk of each may be changed by others. */
const disks = new Map(["/north", "/south"].map((root) => [root, harbourProject()]));
const uriOf = (root: string, path: string): string => `${pathToFileURL(root).href}/${path}`;
const text = (root: string, path: string): string => disks.get(root)?.get(path) ?? "";

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor([...disks.keys()], {
    find: (folder) => [...disks.keys()].find((root) => `${folder}/`.startsWith(`${root}/`)),
    open: (root) => memoryHost(disks.get(root) ?? expect.fail(root)),
  });
  while (editor.checks() < disks.size) await editor.checked();
});
afterAll(() => editor.quit());
afterEach(async () => {
  for (const files of disks.values()) {
    files.clear();
    for (const [path, own] of harbourProject()) files.set(path, own);
  }
  await Promise.all([told("/north", NORLAND), told("/south", NORLAND)]);
});

/** Tells that something has become of files. */
async function told(root: string, ...paths: readonly string[]): Promise<void> {
  const changes = paths.map((path) => ({ uri: uriOf(root, path), type: 2 }));
  void editor.server.sendNotification("workspace/didChangeWatchedFiles", { changes });
  await editor.checked(root);
}

async function written(uri: string, own: string): Promise<void> {
  editor.open(uri, own);
  await editor.checked(rootOf(uri));
}

async function closed(...uris: readonly string[]): Promise<void> {
  const roots = new Set(uris.map(rootOf));
  for (const uri of uris) editor.close(uri);
  await Promise.all([...roots].map((root) => editor.checked(root)));
}

const rootOf = (uri: string): string => (uri.startsWith("file:///north/") ? "/north" : "/south");

const errors = (uri: string): readonly unknown[] => codes(uri).filter((code) => String(code).startsWith("E"));

const codes = (uri: string): readonly unknown[] => (editor.shown.get(uri) ?? []).map(({ code }) => code);

/** The findings of `check` for each file that has some. */
function foundBy(files: Map<string, string>, root: string): unknown {
  const { diagnostics } = checkProject(memoryHost(files));
  return diagnostics.map(({ code, span }) => `${uriOf(root, span.file)} ${code}`).sort();
}

const shown = (root: string): unknown =>
  [...editor.shown]
    .flatMap(([uri, some]) => (uri.startsWith(uriOf(root, "")) ? some.map(({ code }) => `${uri} ${code}`) : []))
    .sort();

describe("two projects in one window", () => {
  it("know nothing of one another", async () => {
    const uri = uriOf("/south", NEW);
    const { text: own, position } = withCursor("type: state\nname: Far isle\nrelations: {borders: [norl|and]}\n");
    await written(uri, own);
    const found = await editor.ask<Location>("definition", uri, position);
    expect(found.uri).toBe(uriOf("/south", NORLAND));
    const places = await editor.ask<Location[]>("references", uri, position, { context: { includeDeclaration: true } });
    expect(new Set(places.map((one) => one.uri.split("/")[3]))).toEqual(new Set(["south"]));
    const symbols = await editor.server.sendRequest<WorkspaceSymbol[]>("workspace/symbol", { query: "norland" });
    expect(symbols.map((one) => one.location.uri)).toEqual([uriOf("/north", NORLAND), uriOf("/south", NORLAND)]);
    const at = withCursor("type: state\nname: X\nrelations: {borders: [far|");
    await written(uriOf("/north", NEW), at.text);
    const offered = await editor.ask<CompletionList>("completion", uriOf("/north", NEW), at.position);
    expect(offered.items.map(({ label }) => label)).not.toContain("new");
    await closed(uri, uriOf("/north", NEW));
  });
});

describe("files that change outside", () => {
  it("may go, come back under another name, and go with their folder", async () => {
    const uri = uriOf("/north", "data/items/coal.yaml");
    const isWhole = (): boolean => !(shown("/north") as string[]).some((one) => one.endsWith("E3001"));
    expect(isWhole()).toBe(true);
    disks.get("/north")?.delete("data/items/coal.yaml");
    await told("/north", "data/items/coal.yaml");
    expect(isWhole()).toBe(false);
    disks.get("/north")?.set("data/things/coal.yaml", "type: item\nname: Coal\n");
    await told("/north", "data/items/coal.yaml", "data/things/coal.yaml");
    expect(shown("/north")).toEqual(foundBy(disks.get("/north") ?? new Map(), "/north"));
    expect(editor.shown.get(uri) ?? []).toEqual([]);
    for (const path of [...(disks.get("/north")?.keys() ?? [])]) {
      if (path.startsWith("data/items/")) disks.get("/north")?.delete(path);
    }
    await told("/north", "data/items");
    expect(shown("/north")).toEqual(foundBy(disks.get("/north") ?? new Map(), "/north"));
    expect(isWhole()).toBe(false);
  });

  it("may be of a kind that is not read", async () => {
    disks.get("/north")?.set("data/ships.csv", "a,b\n");
    await told("/north", "data/ships.csv");
    expect(editor.shown.get(uriOf("/north", "data/ships.csv"))?.length).toBe(1);
  });

  it("are kept back while the editor has them open, and count once it closes them", async () => {
    const uri = uriOf("/north", NORLAND);
    await written(uri, `${text("/north", NORLAND)}nonsense: 1\n`);
    expect(codes(uri)).toContain("E2004");
    disks.get("/north")?.set(NORLAND, `${text("/north", NORLAND)}# changed outside\n`);
    await told("/north", NORLAND);
    expect(codes(uri)).toContain("E2004");
    await closed(uri);
    expect(codes(uri)).not.toContain("E2004");
  });

  it("may be the schema and the project's own file", async () => {
    const type = "schema/relations/supplies.yaml";
    const before = shown("/north");
    disks.get("/north")?.set(type, text("/north", type).replace("[items, tonnes]", "[items]"));
    await told("/north", type);
    expect(shown("/north")).toEqual(foundBy(disks.get("/north") ?? new Map(), "/north"));
    expect(shown("/north")).not.toEqual(before);
    disks.get("/north")?.set("entente.yaml", "title: 1\nviews: no\n");
    await told("/north", "entente.yaml");
    expect(codes(uriOf("/north", "entente.yaml")).length).toBeGreaterThan(0);
  });
});

describe("a schema file and entente.yaml", () => {
  it("are checked and completed as they are typed, and what the data says of them", async () => {
    const uri = uriOf("/north", "schema/relations/supplies.yaml");
    const own = text("/north", "schema/relations/supplies.yaml");
    await written(uri, own.replace("[items, tonnes]", "[items]"));
    expect(codes(uriOf("/north", NORLAND))).not.toEqual([]);
    await closed(uri);
    const typed = withCursor("label: ships\n|");
    await written(uri, typed.text);
    const keys = (await editor.ask<CompletionList>("completion", uri, typed.position)).items;
    expect(keys.map(({ label }) => label)).toEqual(expect.arrayContaining(["domain", "range", "symmetric"]));
    expect(keys.every(({ documentation }) => documentation !== undefined)).toBe(true);
    const project = uriOf("/north", "entente.yaml");
    const at = withCursor("title: Harbour\nviews:\n  - id: a\n    |");
    await written(project, at.text);
    const views = (await editor.ask<CompletionList>("completion", project, at.position)).items;
    expect(views.map(({ label }) => label)).toEqual(expect.arrayContaining(["title", "entities"]));
    await closed(uri, project);
  });
});

describe("addresses", () => {
  it("are written in several ways, and answered in the editor's own", async () => {
    const own = uriOf("/north", NEW);
    const other = own.replace("new.yaml", "%6Eew.yaml");
    await written(other, "type: state\nname: New\nrelations: {borders: [nowhere]}\n");
    expect(errors(other)).toEqual(["E3001"]);
    expect(editor.shown.get(own) ?? []).toEqual([]);
    await written(own, "type: state\nname: New\n");
    expect([errors(own), errors(other)]).toEqual([[], []]);
    await closed(own);
    expect(errors(other)).toEqual(["E3001"]);
    await closed(other);
    expect([codes(own), codes(other)]).toEqual([[], []]);
  });

  it("may be of no project, of no file, and of nothing", async () => {
    const before = editor.checks();
    for (const uri of [
      "file:///elsewhere/data/a.yaml",
      "untitled:Untitled-1",
      "file://other-machine/a.yaml",
      "nonsense",
    ]) {
      editor.open(uri, "type: state\nname: A\nrelations: {borders: [nowhere]}\n");
      const position = { line: 2, character: 25 };
      expect(await editor.ask("completion", uri, position)).toBeNull();
      expect(await editor.ask("hover", uri, position)).toBeNull();
      expect(await editor.ask("definition", uri, position)).toBeNull();
      expect(await editor.ask("rename", uri, position, { newName: "b" })).toBeNull();
      expect(await editor.server.sendRequest("textDocument/codeLens", { textDocument: { uri } })).toEqual([]);
      expect(editor.shown.has(uri)).toBe(false);
      editor.close(uri);
    }
    expect(editor.checks()).toBe(before);
  });
});

describe("a project with several errors", () => {
  it("shows those of check, and answers all that is asked", async () => {
    const broken = new Map([
      [NORLAND, text("/south", NORLAND).replaceAll("sudmark", "sudmrk")],
      ["data/states/ostia.yaml", "type: [state\nname: Ostia\n"],
      ["data/items/timber.yaml", "type: itme\nname: Timber\n"],
      [NEW, "\uFEFFtype: state\r\nname: 😀 New\r\nrelations: {borders: [nowhere, norland]} # 😀\r\n"],
    ]);
    const now = harbourProject();
    for (const [path, own] of broken) {
      now.set(path, own);
      editor.open(uriOf("/south", path), own);
    }
    await editor.checked("/south");
    expect(shown("/south")).toEqual(foundBy(now, "/south"));
    expect(new Set((shown("/south") as string[]).map((one) => one.split(" ")[1])).size).toBeGreaterThan(2);
    const uri = uriOf("/south", NEW);
    const at = { line: 2, character: 33 };
    const answers = await allOf(editor, uri, at);
    expect(answers.completion.items.map(({ label }) => label)).toContain("norland");
    expect(answers.definition?.uri).toBe(uriOf("/south", NORLAND));
    expect(answers.hover).not.toBeNull();
    expect(answers.references.map((one) => one.uri)).toContain(uri);
    expect(answers.outline[0]?.name).toBe("😀 New");
    expect(answers.renamable).toMatchObject({ placeholder: "norland" });
    const misspelt = await allOf(editor, uriOf("/south", NORLAND), { line: 0, character: 0 });
    expect(misspelt.fixes.length).toBeGreaterThan(0);
    await expect(editor.ask("rename", uri, at, { newName: "nordland" })).rejects.toThrow("mend these errors first");
    await closed(...[...broken.keys()].map((path) => uriOf("/south", path)));
    expect(shown("/south")).toEqual(foundBy(harbourProject(), "/south"));
  });

  it("goes on answering through what is huge, deep, empty or no text", async () => {
    const uri = uriOf("/south", NEW);
    const note = `  - ${"word ".repeat(40)}\n`;
    const hostile = [
      `type: state\nname: New\naliases:\n${note.repeat(5_000_000 / note.length)}`,
      `type: state\nname: New\n# ${"x".repeat(5_000_000)}`,
      `name: ${"[".repeat(100_000)}`,
      `a: &a [x]\n${Array.from({ length: 40 }, (_, n) => `b${n}: &b${n} [*a, *a]`).join("\n")}`,
      "",
      "\uFEFF",
      "\0\0\0",
      "\uD800 type",
      "---\n---\n...\n%YAML 9\n",
      "- \n- ? \n  : : :\n",
    ];
    for (const own of hostile) {
      await written(uri, own);
      const answers = await allOf(editor, uri, { line: 1, character: 3 });
      expect(answers.references).toBeInstanceOf(Array);
      await closed(uri);
    }
    expect(shown("/south")).toEqual(foundBy(harbourProject(), "/south"));
  });
});

describe("rename", () => {
  it("is one edit of the buffers as they are, after which nothing is wrong and nothing else is changed", async () => {
    const uri = uriOf("/south", NEW);
    const typed = withCursor("type: state\r\nname: New # 😀\r\nrelations: {borders: [sud|mark]}\r\n");
    await written(uri, typed.text);
    const edit = await editor.ask<WorkspaceEdit>("rename", uri, typed.position, { newName: "southmark" });
    expect(edit.changes).toBeUndefined();
    const changed = edit.documentChanges?.flatMap((one) => ("textDocument" in one ? one.textDocument : [])) ?? [];
    expect(changed.find((one) => one.uri === uri)?.version).toBe(1);
    expect(changed.filter((one) => one.uri !== uri).every(({ version }) => version === null)).toBe(true);
    expect(edit.documentChanges?.filter((one) => "kind" in one)).toMatchObject([
      { kind: "rename", oldUri: uriOf("/south", "data/states/sudmark.yaml") },
    ]);
    await closed(uri);
  });
});
