import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { generate } from "../bench/generate/project.ts";
import { edit, root, write } from "./built-in-blocks.ts";

/** What may happen to a project and its cache between two builds. */
export const EDITS: Readonly<Record<string, () => void>> = {
  nothing: () => {},
  "another number": () =>
    edit("data/states/norland.yaml", (text) => text.replace(/\d+ (?=tonnes)/, (n) => `${Number(n) + 1} `)),
  "a warning": () =>
    edit("data/states/norland.yaml", (text) =>
      text.replace(/(?<=item: coal, )/, "quote: one two three four five six seven eight nine, "),
    ),
  "another stance": () =>
    edit("data/states/norland.yaml", (text) => text.replace(/(?<=item: coal, )/, "stance: alleges, ")),
  "another name": () => edit("data/states/ostia.yaml", (text) => text.replace(/name: (.*)/, "name: New $1")),
  "a comment": () => edit("data/states/ostia.yaml", (text) => `${text}# looked at again\n`),
  "a source of another date": () =>
    edit("data/sources/evening-post.yaml", (text) =>
      text.replace(/date: \d+/, (date) => `date: ${Number(date.slice(6)) - 1}`),
    ),
  "a new entity": () =>
    write(`data/states/isle-${readdirSync(join(root, "data/states")).length}.yaml`, "type: state\nname: Isle\n"),
  "a new entity that borders another": () =>
    write(
      "data/states/westland.yaml",
      "type: state\nname: Westland\nrelations:\n  borders: [{to: ostia, source: evening-post}]\n",
    ),
  "the same from the other end": () =>
    edit(
      "data/states/ostia.yaml",
      (text) =>
        `${text.replace(/^relations:.*(?:\n .*)*/m, "")}\nrelations:\n  borders: [{to: westland, source: evening-post}]\n`,
    ),
  "what others refer to is gone": () => rmSync(join(root, "data/states/sudmark.yaml"), { force: true }),
  "it is back": () => write("data/states/sudmark.yaml", "type: state\nname: Südmark\n"),
  "it has another type": () => write("data/states/sudmark.yaml", "type: place\nname: Südmark\n"),
  "it is another's former name": () => {
    rmSync(join(root, "data/states/sudmark.yaml"), { force: true });
    edit("data/states/ostia.yaml", (text) => `${text.replace(/^former_ids.*\n/m, "")}\nformer_ids: [sudmark]\n`);
  },
  "a key that no type declares": () => edit("data/states/ostia.yaml", (text) => `${text}\nsize: 3\n`),
  "a reference to nowhere": () =>
    edit("data/states/norland.yaml", (text) => text.replace(/(?<=to: )[a-z-]+/, (id) => `${id}x`)),
  "a rival in a file of its own": () => rival("12000 troops"),
  "a rival that agrees": () => rival("9000.. troops"),
  "a rival that is denied": () => rival("12000 troops", "stance: denies\n"),
  "no rival": () => rmSync(join(root, "data/facts/strength.yaml"), { force: true }),
  "no YAML": () => write("data/states/isle-x.yaml", "type: [state\n"),
  "YAML again": () => write("data/states/isle-x.yaml", "type: state\nname: Isle X\n"),
  "no cache": () => rmSync(join(root, "cache"), { recursive: true }),
  "a cache cut short": () => spoil((bytes) => bytes.subarray(0, bytes.length / 2)),
  "a cache of something else": () => spoil((bytes) => Buffer.from(bytes).reverse()),
  "an output is gone": () => {
    for (const folder of ["dist", "dist-memory"]) rmSync(join(root, folder, "graph.json"), { force: true });
  },
  "an output is another program's": () => {
    for (const folder of ["dist", "dist-memory"]) {
      if (readdirSync(root).includes(folder)) write(`${folder}/graph.gexf`, "<gexf/>");
    }
  },
};

function spoil(change: (bytes: Buffer) => Uint8Array): void {
  for (const entry of readdirSync(join(root, "cache"), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) writeFileSync(path, change(readFileSync(path)));
  }
}

function rival(value: string, more = ""): void {
  const lines = ["type: has_strength", "from: norland", `value: ${value}`, "spell: two", "source: evening-post"];
  write("data/facts/strength.yaml", `${lines.join("\n")}\n${more}`);
}

export function publish(): void {
  const paper = [...generate(300, 7)].find(({ path }) => path.startsWith("data/organisations/"))?.path ?? "";
  const lines = ["type: source", "name: New", "kind: news", "date: 2024-01-02", "former_ids: [mm-old]"];
  const relations = `relations: {published_by: ${basename(paper, ".yaml")}}`;
  write("data/sources/mm-new.yaml", `${[...lines, relations].join("\n")}\n`);
}

const DAY = /(?<=^date: )(\d{4}-\d\d-)(\d\d)/m;

/** Of the source that fewest files name: others may be named all over. */
export function redate(): void {
  const files = [...generate(300, 7)];
  const sources = files.filter(({ path, text }) => path.startsWith("data/sources/") && DAY.test(text));
  const named = sources.map(({ path }) => files.filter(({ text }) => text.includes(basename(path, ".yaml"))).length);
  const { path = "" } = sources[named.indexOf(Math.min(...named.filter((count) => count > 1)))] ?? {};
  edit(path, (text) => text.replace(DAY, (_all, month, day) => `${month}${day === "28" ? "27" : "28"}`));
}
