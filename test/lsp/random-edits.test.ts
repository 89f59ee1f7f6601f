import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { runs } from "../helpers/runs.ts";
import { type Editor, PAUSE, startEditor } from "./client.ts";

const EDITS = runs(12);

const ROOT = "/harbour";
const PATHS = [...harbourProject().keys()].filter((path) => path.startsWith("data/"));
const HARMLESS = ["# seen\n", "# 😀\r\n", "description: By the sea.\n", "aliases: [Old Port]\n"];
const TYPED = [
  "",
  " ",
  "\n",
  "\r\n",
  "x",
  "{",
  "[",
  "]",
  ": ",
  "- ",
  "# ",
  "\t",
  '"',
  "😀",
  "sudmark",
  "stance: ",
  "&a",
];

const uriOf = (path: string): string => `${pathToFileURL(ROOT).href}/${path}`;

function startOn(files: ReadonlyMap<string, string>): Promise<Editor> {
  return startEditor([ROOT], { find: () => ROOT, open: () => memoryHost(new Map(files)) });
}

/** Everything that a server says of one file and a place in it. What is told of facts may be older than an error. */
async function answers(editor: Editor, path: string, text: string, offset: number, isWhole: boolean): Promise<unknown> {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const uri = uriOf(path);
  const file = { textDocument: { uri } };
  const ask = (method: string, params: object): Promise<unknown> =>
    editor.server.sendRequest(`textDocument/${method}`, { ...file, ...params });
  return await Promise.all([
    ask("completion", { position }),
    ask("definition", { position }),
    ask("references", { position, context: { includeDeclaration: true } }),
    ask("documentSymbol", {}),
    ask("prepareRename", { position }),
    ask("codeAction", { range: { start: position, end: position }, context: { diagnostics: [] } }),
    ask("formatting", { options: { tabSize: 2, insertSpaces: true } }),
    isWhole ? ask("hover", { position }) : null,
    isWhole ? ask("codeLens", {}) : null,
  ]);
}

/** What was sent together may have been checked in parts: once an answer has come, all of it is there, and the last check is due. */
async function settled({ server, checks }: Editor): Promise<void> {
  await server.sendRequest("workspace/symbol", { query: "" });
  for (let seen = -1; seen !== checks(); await setTimeout(3 * PAUSE)) seen = checks();
}

it("answers after any edits as a fresh server does", async () => {
  const now = harbourProject();
  const editor = await startOn(now);
  await editor.checked();
  for (const path of PATHS) editor.open(uriOf(path), now.get(path) ?? "");
  const edit = fc.record({
    path: fc.constantFrom(...PATHS),
    at: fc.nat(),
    cut: fc.nat(3),
    typed: fc.constantFrom(...TYPED),
  });
  const seen = { whole: 0, faulty: 0 };
  for (const [n, { path, at, cut, typed }] of fc.sample(edit, { numRuns: EDITS, seed: 22 }).entries()) {
    // Now and then all is mended, else everything would soon be broken.
    if (n % 4 === 0) {
      for (const [file, text] of harbourProject()) {
        if (now.get(file) === text) continue;
        now.set(file, text);
        editor.change(uriOf(file), text);
      }
    }
    const text = now.get(path) ?? "";
    const isHarmless = n % 4 < 2;
    const offset = isHarmless ? text.length : at % (text.length + 1);
    const inserted = isHarmless ? HARMLESS[at % HARMLESS.length] : typed;
    const edited = `${text.slice(0, offset)}${inserted}${text.slice(offset + cut)}`;
    now.set(path, edited);
    editor.change(uriOf(path), edited);
    await settled(editor);
    const isWhole = !checkProject(memoryHost(now)).failed;
    seen[isWhole ? "whole" : "faulty"] += 1;
    const fresh = await startOn(now);
    await settled(fresh);
    const found = await answers(editor, path, edited, offset, isWhole);
    expect(found).toEqual(await answers(fresh, path, edited, offset, isWhole));
    const told = ({ shown }: Editor) => [...shown].filter(([, some]) => some.length > 0).sort();
    expect(told(editor)).toEqual(told(fresh));
    fresh.quit();
  }
  editor.quit();
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(1);
});
