import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import type {
  CodeAction,
  CodeLens,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { checkProject } from "../../src/build.ts";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { renameEntity } from "../../src/refactor/rename-entity.ts";
import { supportLine } from "../../src/wording/support/support.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { type Editor, startEditor, withCursor } from "./client.ts";

let editor: Editor;
afterEach(() => editor.quit());

const HARBOUR = pathToFileURL("/harbour").href;
const openHarbour = (): Promise<Editor> =>
  startEditor(["/harbour"], { find: () => "/harbour", open: () => memoryHost(harbourProject()) });
const applied = (text: string, edits: TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create("a", "yaml", 0, text), edits);

describe("rename", () => {
  it("of russia writes what `entente rename` does, in one edit that moves the file", async () => {
    editor = await startEditor([resolve(".")]);
    const uri = pathToFileURL(resolve("data/facts/kpa-deployment-2024.yaml")).href;
    const { position } = withCursor(
      readFileSync("data/facts/kpa-deployment-2024.yaml", "utf8").replace("to: russia", "to: ru|ssia"),
    );
    expect(await editor.ask("prepareRename", uri, position)).toMatchObject({
      placeholder: "russia",
      range: { start: { character: 4 }, end: { character: 10 } },
    });
    const { documentChanges = [] } = await editor.ask<WorkspaceEdit>("rename", uri, position, { newName: "erewhon" });
    const root = `${pathToFileURL(resolve(".")).href}/`;
    const changed = new Map<string, string>();
    const edits = documentChanges.filter((one): one is TextDocumentEdit => "textDocument" in one);
    for (const { textDocument, edits: own } of edits) {
      const path = textDocument.uri.slice(root.length);
      changed.set(path, applied(readFileSync(path, "utf8"), own as TextEdit[]));
    }
    const moves = documentChanges.filter((one): one is RenameFile => "kind" in one && one.kind === "rename");
    expect(moves).toMatchObject([
      { oldUri: `${root}data/states/russia.yaml`, newUri: `${root}data/states/erewhon.yaml` },
    ]);
    for (const { oldUri, newUri } of moves) {
      changed.set(newUri.slice(root.length), changed.get(oldUri.slice(root.length)) ?? "");
      changed.delete(oldUri.slice(root.length));
    }
    const { writes } = renameEntity(projectHost("."), "russia", "erewhon");
    expect(changed.size).toBeGreaterThan(50);
    expect([...changed].sort()).toEqual(writes.map(({ path, text }) => [path, text]).sort());
  });

  it("refuses an id that is taken, one that cannot be, and a project with errors", async () => {
    editor = await openHarbour();
    const path = "data/states/norland.yaml";
    const uri = `${HARBOUR}/${path}`;
    const text = harbourProject().get(path) ?? "";
    const { position } = withCursor(text.replace("name: ", "name: |"));
    const rename = (newName: string): Promise<unknown> => editor.ask("rename", uri, position, { newName });
    await expect(rename("sudmark")).rejects.toThrow("is the id of data/states/sudmark.yaml");
    await expect(rename("No Land")).rejects.toThrow("`no-land` can");
    editor.open(uri, `${text}nonsense: 1\n`);
    await expect(rename("nordland")).rejects.toThrow("mend these errors first");
  });
});

describe("a file", () => {
  it("gets the fixes of what is found in it", async () => {
    editor = await openHarbour();
    const uri = `${HARBOUR}/data/states/new.yaml`;
    const text = "type: state\nname: New\nrelations:\n  supplies: [{to: sudmrk, source: evening-post}]\n";
    const misspelt = text.replace("supplies", "suplies");
    editor.open(uri, misspelt);
    const range = { start: { line: 3, character: 4 }, end: { line: 3, character: 4 } };
    const [named] = await editor.server.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    expect(applied(misspelt, named?.edit?.changes?.[uri] ?? [])).toBe(text);
    editor.change(uri, text);
    const { position } = withCursor(text.replace("sudmrk", "sud|mrk"));
    const actions = await editor.server.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const fix = actions.find(({ edit }) => edit !== undefined);
    expect(fix?.title).toContain("sudmark");
    expect(applied(text, fix?.edit?.changes?.[uri] ?? [])).toBe(text.replace("sudmrk", "sudmark"));
  });

  it("is formatted as `entente fmt` does", async () => {
    editor = await openHarbour();
    const path = "data/states/new.yaml";
    const uri = `${HARBOUR}/${path}`;
    const text = "name: 'New'\r\n# what it is\r\ntype: state\r\naliases: [ '😀' ]\r\n";
    editor.open(uri, text);
    const edits = await editor.server.sendRequest<TextEdit[]>("textDocument/formatting", {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits.length).toBe(1);
    expect(applied(text, edits)).toBe(formatYaml({ path, text }).text);
  });

  it("shows above each fact what its claims amount to", async () => {
    editor = await openHarbour();
    const { dataset } = checkProject(memoryHost(harbourProject()));
    const file = dataset?.facts.find(({ pointer }) => pointer !== "")?.file ?? "";
    const facts = dataset?.facts.filter((fact) => fact.file === file) ?? [];
    const lenses = await editor.server.sendRequest<CodeLens[]>("textDocument/codeLens", {
      textDocument: { uri: `${HARBOUR}/${file}` },
    });
    expect(lenses.map(({ command }) => command?.title)).toEqual(facts.map(({ rollup }) => supportLine(rollup)));
  });
});
