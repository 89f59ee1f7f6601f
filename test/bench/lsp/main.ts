import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Position } from "vscode-languageserver";
import { generate, writeProject } from "../generate/project.ts";
import { startEditor } from "./editor.ts";

const USAGE = `npm run bench:lsp -- [--entities 10000] [--seed 42] [--keys 40]

How long a person who types waits for an editor's answers, over the protocol: the 95th percentile in milliseconds, and of processor time.
`;

const ROOT = join(import.meta.dirname, "../../../../../..");
const CLI = join(ROOT, "lib/cli/main.js");
/** Keys that are typed in one file before the next is opened. */
const WORD = 8;
/** Between two files, in the order in which they were generated. */
const STEP = 1237;

/** What is typed, and what it takes the place of. */
interface Typing {
  readonly at: number;
  readonly word: string;
  readonly cut: number;
}

const TYPINGS: Readonly<Record<string, (text: string) => Typing | null>> = {
  "a comment": (text) => ({ at: text.indexOf("\n", text.search(/^type: /m)), word: "\n# checked", cut: 0 }),
  "a name": (text) => ({ at: text.indexOf("\n", text.search(/^name: /m)), word: " of the North", cut: 0 }),
  "an id": (text) => {
    const [head = "", id = ""] = /to: ([a-z][\w-]+)/.exec(text) ?? [];
    return id === "" ? null : { at: text.indexOf(head) + 4, word: id, cut: id.length };
  },
  "half a claim": (text) => ({ at: text.length, word: "relations: [ {by: x, ", cut: 0 }),
};

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function percentile(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(0);
}

type Times = Record<"completion" | "file" | "project", { readonly wall: number[]; readonly cpu: number[] }>;

const noTimes = (): Times => ({
  completion: { wall: [], cpu: [] },
  file: { wall: [], cpu: [] },
  project: { wall: [], cpu: [] },
});

async function benchTyping(entities: number, seed: number, keys: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "entente-lsp-bench-"));
  writeProject(folder, join(ROOT, "schema"), entities, seed);
  const paths = [...generate(entities, seed)].map(({ path }) => path);
  const editor = await startEditor(CLI, folder);
  const tell = (method: string, params: object): void =>
    void editor.server.sendNotification(`textDocument/${method}`, params);
  try {
    let next = 0;
    for (const [name, typing] of Object.entries(TYPINGS)) {
      const times = noTimes();
      for (let typed = 0; typed < keys; ) {
        next = (next + STEP) % paths.length;
        const file = join(folder, paths[next] ?? "");
        const before = readFileSync(file, "utf8");
        const plan = typing(before);
        if (plan === null) continue;
        const uri = pathToFileURL(file).href;
        let text = before.slice(0, plan.at) + before.slice(plan.at + plan.cut);
        let version = 1;
        tell("didOpen", { textDocument: { uri, languageId: "yaml", version, text } });
        await editor.checked();
        for (const [n, key] of [...plan.word].slice(0, WORD).entries()) {
          typed += 1;
          version += 1;
          const start = positionAt(text, plan.at + n);
          text = text.slice(0, plan.at + n) + key + text.slice(plan.at + n);
          const [began, spent] = [performance.now(), editor.cpu()];
          const note = (what: keyof Times) => (): void => {
            times[what].wall.push(performance.now() - began);
            times[what].cpu.push(editor.cpu() - spent);
          };
          const answers = [editor.shown(uri, version).then(note("file")), editor.checked().then(note("project"))];
          tell("didChange", {
            textDocument: { uri, version },
            contentChanges: [{ range: { start, end: start }, text: key }],
          });
          const position = positionAt(text, plan.at + n + 1);
          const asked = editor.server.sendRequest("textDocument/completion", { textDocument: { uri }, position });
          await Promise.all([...answers, asked.then(note("completion"))]);
          await setTimeout(20);
        }
        tell("didClose", { textDocument: { uri } });
        await editor.checked();
      }
      const cells = Object.values(times).map(({ wall, cpu }) => `${percentile(wall)} (${percentile(cpu)})`);
      process.stdout.write(`| ${[paths.length, name, ...cells].join(" | ")} |\n`);
    }
  } finally {
    editor.quit();
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: {
    entities: { type: "string", default: "10000" },
    seed: { type: "string", default: "42" },
    keys: { type: "string", default: "40" },
    help: { type: "boolean", short: "h", default: false },
  },
});
const [entities, seed, keys] = [Number(values.entities), Number(values.seed), Number(values.keys)];
if (values.help || ![entities, seed, keys].every((number) => Number.isInteger(number) && number > 0)) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  process.stdout.write(
    "| files | what is typed | completion | the file | the project |\n| ---: | --- | ---: | ---: | ---: |\n",
  );
  await benchTyping(entities, seed, keys);
}
