import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ApplyWorkspaceEditParams } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ADD_CLAIM, type AddedClaims, ASK, CHANGES, type Changes, type Question } from "../../src/lsp/protocol.ts";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";
import { type Editor, startEditor, withCursor } from "./client.ts";

const OSTIA =
  "# our own words\nname: Ostia\ntype: state\nrelations:\n  borders: {to: sudmark, source: harbour-gazette} # by land\n";

let project: Folder;
let editor: Editor;
const questions: string[] = [];
const edits: ApplyWorkspaceEditParams[] = [];
const uri = (path: string): string => pathToFileURL(join(project.path, path)).href;
const ostia = (): string => uri("data/states/ostia.yaml");

beforeEach(async () => {
  project = harbourFolder();
  project.write("data/states/ostia.yaml", OSTIA);
  editor = await startEditor([project.path]);
  await editor.checked();
  questions.length = 0;
  edits.length = 0;
  editor.server.onRequest("workspace/applyEdit", (edit: ApplyWorkspaceEditParams) => {
    edits.push(edit);
    return { applied: true };
  });
});
afterEach(() => {
  editor.quit();
  project.remove();
});

/** Asks for a claim, and answers what is asked; null leaves. */
function addClaim(marked: string, ...answers: readonly (string | null)[]): Promise<AddedClaims | null> {
  const left = [...answers];
  editor.server.onRequest(ASK, ({ question, told }: Question) => {
    questions.push(told === "" ? question : `${told} | ${question}`);
    return left.shift() ?? null;
  });
  const { text, position } = withCursor(marked);
  editor.open(ostia(), text);
  return editor.server.sendRequest(ADD_CLAIM, { textDocument: { uri: ostia() }, position });
}

/** The text of a file once its edits are made. */
function edited(path: string, before: string): string {
  const document = TextDocument.create(uri(path), "yaml", 1, before);
  const all = edits.flatMap(({ edit: { documentChanges = [] } }) => documentChanges);
  const own = all.flatMap((one) => ("textDocument" in one && one.textDocument.uri === document.uri ? one.edits : []));
  return TextDocument.applyEdits(
    document,
    own.flatMap((one) => ("newText" in one ? one : [])),
  );
}

describe("a claim", () => {
  it("is asked for and written as `entente add` does, as an edit over what is typed", async () => {
    const typed = OSTIA.replace("own words", "own words, unsaved");
    const answers = ["Evening Post", "p. 3", "ostia", "supplies", "sudmark", "", "alleges", "coal", "~5 tonnes"];
    const added = await addClaim(`|${typed}`, ...answers, ...Array<string>(8).fill(""));
    expect(added).toEqual({ told: "ostia.supplies.sudmark.coal: new -> alleged (1 voice, 1 claim)" });
    expect(edits).toHaveLength(1);
    await run(
      "-p",
      project.path,
      "add",
      "evening-post",
      "p. 3",
      "ostia",
      "supplies",
      "sudmark",
      ...["--stance=alleges", "--item=coal", "--quantity=~5 tonnes"],
    );
    const written = readFileSync(join(project.path, "data/states/ostia.yaml"), "utf8");
    expect(edited("data/states/ostia.yaml", typed)).toBe(written.replace("own words", "own words, unsaved"));
  });

  it("is about the fact that the cursor is in", async () => {
    const marked = OSTIA.replace("to: sudmark", "to: sud|mark");
    const added = await addClaim(marked, "evening-post", "p. 3", "norland", "denies", "");
    expect(questions.slice(2).join()).not.toMatch(/subject|relation|object/);
    expect(added?.told).toContain("ostia.borders.sudmark: ");
    expect(edited("data/states/ostia.yaml", OSTIA)).toMatch(/by: norland\s+stance: denies|by: norland, stance: denies/);
  });

  it("repeats what the fact says as it is written, a quantity among it", async () => {
    const fact = "{to: sudmark, item: coal, when: 2020, quantity: ~5 tonnes, source: harbour-gazette}";
    const text = OSTIA.replace("relations:", `relations:\n  supplies: ${fact}`);
    const added = await addClaim(text.replace("item", "it|em"), "evening-post", "p. 3", ...Array<string>(9).fill(""));
    expect(added?.told).toContain("ostia.supplies.sudmark.coal: ");
    expect(edited("data/states/ostia.yaml", text)).toContain(
      "quantity: ~5 tonnes, claims: [{source: harbour-gazette}, {source: evening-post, at: p. 3}]}",
    );
  });

  it("makes the file of an entity that is not there", async () => {
    const answers = ["evening-post", "p. 3", "ostia", "borders", "Nova", "state", ...Array<string>(6).fill("")];
    await addClaim(`|${OSTIA}`, ...answers);
    expect(questions).toContainEqual(expect.stringMatching(/^no entity is called `Nova`.* \| its type, to make it/));
    const made = edits.flatMap(({ edit }) => edit.documentChanges ?? []).filter((one) => "kind" in one);
    expect(made).toEqual([{ kind: "create", uri: uri("data/states/nova.yaml") }]);
    expect(edited("data/states/nova.yaml", "")).toBe("type: state\nname: Nova\n");
  });

  it("is not written where the person leaves, or the project has or would have errors", async () => {
    expect(await addClaim(`|${OSTIA}`, "evening-post", null)).toBeNull();
    const wrong = ["evening-post", "p. 3", "ostia", "supplies", "sudmark", "", "", "coal", "many"];
    await expect(addClaim(`|${OSTIA}`, ...wrong, ...Array<string>(8).fill(""))).rejects.toThrow(
      /^data\/states\/ostia\.yaml: /,
    );
    await expect(addClaim(`|${OSTIA}nonsense: 1\n`)).rejects.toThrow(
      /^mend these errors first: data\/states\/ostia\.yaml: /,
    );
    expect(edits).toEqual([]);
  });
});

describe("what the files in the editor change", () => {
  it("is what `entente diff` says of them once they are saved", async () => {
    const git = (...args: readonly string[]) =>
      execFileSync("git", ["-C", project.path, "-c", "user.name=A", "-c", "user.email=a@b.c", ...args]);
    git("init", "-qb", "main");
    git("add", "-A");
    git("commit", "-qm", "Begin");
    const text = OSTIA.replace("source: harbour-gazette", "stance: denies, source: harbour-gazette");
    editor.open(ostia(), text);
    const { markdown } = await editor.server.sendRequest<Changes>(CHANGES, { uri: ostia() });
    project.write("data/states/ostia.yaml", text);
    const { out } = await run("-p", project.path, "diff", "--format", "markdown");
    expect(out).toContain("### What follows");
    expect(markdown.replace("the project as it is in the editor", "the project as it is now")).toBe(out);
  });

  it("is a message where there is no Git, or no project", async () => {
    await expect(editor.server.sendRequest(CHANGES, { uri: ostia() })).rejects.toThrow("not a git repository");
    await expect(editor.server.sendRequest(CHANGES, { uri: "file:///a.yaml" })).rejects.toThrow(
      "this file is in no project",
    );
  });
});
