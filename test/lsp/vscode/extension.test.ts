import type { ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type * as vscode from "vscode";
import { ADD_CLAIM, ASK, CHANGES, CHECKED, FACT_VIEW, PLACE } from "../../../src/lsp/protocol.ts";
import { COMMANDS } from "../../../src/lsp/vscode/commands.ts";
import { FACT_PANEL } from "../../../src/lsp/vscode/fact-panel.ts";
import { findProgram } from "../../../src/lsp/vscode/find-program.ts";
import { leadingToFacts } from "../../../src/lsp/vscode/show-fact.ts";
import { startExtension } from "../../../src/lsp/vscode/start.ts";
import type { Spawn } from "../../../src/lsp/vscode/viewers.ts";
import { type Fake, type FakeClient, fakeVscode } from "./fake-vscode.ts";

let base = "";
const at = (...names: readonly string[]): string => join(base, ...names);

/** A folder that has Entente as npm installs it. */
function install(folder: string): string {
  const own = join(folder, "node_modules", "entente-graph");
  mkdirSync(own, { recursive: true });
  writeFileSync(
    join(own, "package.json"),
    JSON.stringify({ name: "entente-graph", bin: { entente: "lib/cli/main.js" } }),
  );
  return join(own, "lib", "cli", "main.js");
}

beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "entente-vscode-")));
  for (const name of ["one", "two", "bare"]) mkdirSync(at(name));
  for (const name of ["one", "two", "elsewhere"]) install(at(name));
});
afterAll(() => rmSync(base, { recursive: true }));

const noSpawn: Spawn = () => {
  throw new Error("nothing is to be started");
};

async function started(options: Parameters<typeof fakeVscode>[0], spawn = noSpawn) {
  const fake = fakeVscode(options);
  const running = startExtension({ ...fake, spawn }, []);
  await running.ready;
  return { ...fake, running };
}

async function inOne(spawn = noSpawn): Promise<Fake & { readonly client: FakeClient }> {
  const fake = await started({ folders: [at("one")] }, spawn);
  const [client] = fake.clients;
  if (client === undefined) throw new Error("no client");
  return { ...fake, client };
}

/** A process that does what a test says. */
function fakeChild() {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough(), kill: () => true };
  const child = Object.assign(new EventEmitter(), streams);
  return { child, process: child as unknown as ChildProcess };
}

const run = async (fake: Fake, command: string, ...args: readonly unknown[]): Promise<void> => {
  await fake.commands.get(command)?.(...args);
};

describe("the server", () => {
  it("is that of the folder's own install, then of one above it, then of the setting", () => {
    const own = at("one", "node_modules", "entente-graph", "lib", "cli", "main.js");
    mkdirSync(at("one", "below"), { recursive: true });
    expect(findProgram(at("one"), at("elsewhere", "node_modules", "entente-graph"))).toBe(own);
    expect(findProgram(at("one", "below"), "")).toBe(own);
    const named = at("elsewhere", "node_modules", "entente-graph", "lib", "cli", "main.js");
    expect(findProgram(at("bare"), at("elsewhere", "node_modules", "entente-graph"))).toBe(named);
    expect(findProgram(at("bare"), "../elsewhere/node_modules/entente-graph")).toBe(named);
    expect(findProgram(at("bare"), at("nowhere"))).toBeUndefined();
    expect(findProgram(at("bare"), "")).toBeUndefined();
  });

  it("starts for each folder that has one, and stops with it", async () => {
    const { clients, folders, running, executed } = await started({ folders: [at("one"), at("bare"), at("two")] });
    expect(clients.map(({ folder, state }) => [folder, state])).toEqual([
      [at("one"), "running"],
      [at("two"), "running"],
    ]);
    expect(executed).toContainEqual(["setContext", "entente.isRunning", true]);
    folders(at("two"));
    await vi.waitFor(() => expect(clients.map(({ state }) => state)).toEqual(["stopped", "running"]));
    await running.stop();
    expect(clients.map(({ state }) => state)).toEqual(["stopped", "stopped"]);
  });

  it("never starts before the workspace is trusted", async () => {
    const fake = await started({ folders: [at("one")], trusted: false });
    fake.edit(at("one", "data", "a.yaml"));
    for (const command of Object.values(COMMANDS)) await run(fake, command, { what: "entity", id: "x" });
    expect(fake.clients).toEqual([]);
    expect(new Set(fake.messages)).toEqual(new Set(["Entente starts once this workspace is trusted."]));
    fake.trust();
    await vi.waitFor(() => expect(fake.clients.map(({ state }) => state)).toEqual(["running"]));
  });

  it("is missed with a word about how to install it", async () => {
    const fake = await started({ folders: [at("bare")] });
    await run(fake, COMMANDS.whatChanges);
    expect(fake.messages).toEqual([
      expect.stringMatching(/not installed in this folder: run `npm install .*entente\.package/),
    ]);
  });
});

/** A view that is on the screen. */
function shownView(fake: Fake) {
  const webview = { html: "", options: {} as vscode.WebviewOptions };
  const view = { webview, visible: true, onDidChangeVisibility: () => {}, onDidDispose: () => {} };
  const resolve = fake.views.get(FACT_PANEL)?.resolveWebviewView as ((view: unknown) => void) | undefined;
  resolve?.call(fake.views.get(FACT_PANEL), view);
  return webview;
}

const VIEW = { what: "fact", id: "a.b.c", root: "/p", title: "A", body: "<h1>A</h1>", style: "h1 { color: red; }" };

describe("the view", () => {
  it("follows the cursor and each check, and keeps what it shows elsewhere", async () => {
    const fake = await inOne();
    const webview = shownView(fake);
    expect(webview.html).toContain("Open a data file");
    fake.client.answers.set(FACT_VIEW, VIEW);
    fake.edit(at("one", "data", "a.yaml"), 3);
    await vi.waitFor(() => expect(webview.html).toContain(VIEW.body));
    const uri = `file://${at("one", "data", "a.yaml")}`;
    expect(fake.client.asked.at(-1)).toEqual([
      FACT_VIEW,
      { textDocument: { uri }, position: { line: 3, character: 0 } },
    ]);
    fake.client.answers.set(FACT_VIEW, { ...VIEW, body: "<h1>B</h1>" });
    fake.client.notify(CHECKED);
    await vi.waitFor(() => expect(webview.html).toContain("<h1>B</h1>"));
    const asked = fake.client.asked.length;
    fake.edit(at("one", "notes.md"), 0, "markdown");
    fake.edit(null);
    await new Promise((done) => setTimeout(done, 200));
    expect(fake.client.asked.length).toBe(asked);
    expect(webview.html).toContain("<h1>B</h1>");
  });

  it("runs nothing, loads nothing, and lets links call two commands alone", async () => {
    const fake = await inOne();
    const webview = shownView(fake);
    expect(webview.options).toEqual({
      enableScripts: false,
      enableForms: false,
      enableCommandUris: [COMMANDS.open, COMMANDS.openInViewer],
      localResourceRoots: [],
    });
    expect(webview.html).toMatch(
      /content="default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'"/,
    );
  });
});

describe("commands", () => {
  it("open an id where it is written, and nothing for what is not one", async () => {
    const fake = await inOne();
    fake.edit(at("one", "data", "a.yaml"));
    fake.client.answers.set(PLACE, { uri: "file:///p/data/b.yaml", range: { start: { line: 7, character: 2 } } });
    await run(fake, COMMANDS.open, { what: "fact", id: "a.b.c" });
    for (const wrong of [undefined, "x", { what: "file", id: "x" }, { what: "fact", id: 1 }])
      await run(fake, COMMANDS.open, wrong);
    expect(fake.opened).toEqual(["file:///p/data/b.yaml:7"]);
    expect(fake.client.asked).toHaveLength(1);
  });

  it("add a claim where the cursor is, ask what the server asks, and say what it changed", async () => {
    const fake = await inOne();
    fake.edit(at("one", "data", "a.yaml"), 5);
    fake.client.answers.set(ADD_CLAIM, { told: "a.b.c: reported -> corroborated" });
    await run(fake, COMMANDS.addClaim);
    expect(fake.messages).toEqual(["a.b.c: reported -> corroborated"]);
    expect(fake.client.asked).toMatchObject([[ADD_CLAIM, { position: { line: 5 } }]]);
  });

  it.each<[string, readonly string[], string | null]>([
    ["the offer that fits", ["rus"], "russia"],
    ["any other text", ["Nova"], "Nova"],
    ["an empty one", [], ""],
    ["an empty one after all", ["rus", ""], ""],
  ])("take as an answer %s", async (_, typed, answer) => {
    const fake = await inOne();
    const given = fake.client.ask(ASK, { question: "source", offers: ["iran", "russia"], told: "there is no `x`" });
    const [pick] = fake.picks;
    expect([pick?.title, pick?.placeholder, pick?.isShown]).toEqual(["source", "there is no `x`", true]);
    for (const text of typed) pick?.type(text);
    pick?.accept();
    expect(await given).toBe(answer);
  });

  it("leave the questions with Escape", async () => {
    const fake = await inOne();
    const given = fake.client.ask(ASK, { question: "source", offers: [], told: "" });
    fake.picks[0]?.hide();
    expect(await given).toBeNull();
  });

  it("preview what the files in the editor change, from anywhere in the project", async () => {
    const fake = await inOne();
    fake.client.answers.set(CHANGES, { markdown: "### Written\n" });
    await run(fake, COMMANDS.whatChanges);
    const [command, page] = fake.executed.at(-1) ?? [];
    expect(command).toBe("markdown.showPreview");
    const text = await fake.pages
      .get("entente-changes")
      ?.provideTextDocumentContent(page as vscode.Uri, {} as vscode.CancellationToken);
    expect(text).toBe("### Written\n");
    expect(fake.client.asked).toEqual([[CHANGES, { uri: `file://${at("one")}/entente.yaml` }]]);
  });

  it("open the view at the fact of a code lens", async () => {
    const fake = await inOne();
    const uri = { toString: () => "file:///p/a.yaml" } as vscode.Uri;
    const range = { start: { line: 4, character: 2 } } as vscode.Range;
    const [lens] = leadingToFacts(uri, [{ range, command: { title: "Confirmed", command: "" }, isResolved: true }]);
    expect(lens?.command?.title).toBe("Confirmed");
    await run(fake, lens?.command?.command ?? "", ...(lens?.command?.arguments ?? []));
    expect(fake.opened).toEqual(["file:///p/a.yaml:4"]);
    expect(fake.executed.at(-1)?.[0]).toBe("entente.fact.focus");
  });

  it("serve the viewer once for each project, and open it at what is meant", async () => {
    const calls: (readonly unknown[])[] = [];
    const { child, process: serving } = fakeChild();
    const spawn: Spawn = (command, args, { cwd }) => {
      calls.push([command, args, cwd]);
      setTimeout(() => child.stdout.write("serving http://127.0.0.1:4664/ (this machine only)\n"));
      return serving;
    };
    const fake = await inOne(spawn);
    fake.client.answers.set(FACT_VIEW, { ...VIEW, root: at("one", "sub") });
    fake.edit(at("one", "data", "a.yaml"));
    await run(fake, COMMANDS.openInViewer);
    await run(fake, COMMANDS.openInViewer, { what: "entity", id: "north-korea" });
    expect(calls).toEqual([[process.execPath, [fake.client.program, "serve"], at("one", "sub")]]);
    expect(fake.opened).toEqual(["http://127.0.0.1:4664/#fact=a.b.c", "http://127.0.0.1:4664/#entity=north-korea"]);
  });

  it("say why the viewer cannot be served, and try anew", async () => {
    const ends = [
      (child: EventEmitter) => child.emit("exit", 2),
      (child: EventEmitter) => child.emit("error", new Error("spawn EAGAIN")),
    ];
    let calls = 0;
    const fake = await inOne(() => {
      const { child, process: serving } = fakeChild();
      const end = ends[calls % 2];
      calls += 1;
      child.stderr.write("error: the viewer is not built\n");
      setTimeout(() => end?.(child), 20);
      return serving;
    });
    for (const why of ["the viewer is not built", "spawn EAGAIN", "the viewer is not built"])
      await expect(run(fake, COMMANDS.openInViewer)).rejects.toThrow(why);
    expect(calls).toBe(3);
  });
});
