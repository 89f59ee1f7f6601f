import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const seeds = fileURLToPath(new URL("../../../shared/seeds", import.meta.url));

/** As many words in a row as make a sentence of someone else's; names and titles may not be reworded. */
const TOO_MANY = 7;
const NAMING = /^\s*(?:- )?\{?(?:name|title|url|aliases|former_ids):|^\s*- [^:]*$/;

function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}']+/gu) ?? []
  );
}

function runs(text: string): string[] {
  const all = words(text);
  return all.slice(TOO_MANY - 1).map((_, i) => all.slice(i, i + TOO_MANY).join(" "));
}

/** Longer names of the dataset: tables of examples show them. */
const names = readdirSync(join(root, "data"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".yaml"))
  .flatMap((file) => readFileSync(join(root, "data", file), "utf8").match(/(?<=^name: ).*/m) ?? [])
  .map((name) => name.replace(/^["']|["']$/g, ""))
  .filter((name) => words(name).length >= TOO_MANY)
  .sort((a, b) => b.length - a.length);

/** What a file says in words of its own: comments, statements, notes and descriptions; no names, no quotes. */
function prose(text: string): string[] {
  const own = text.split("\n").filter((line) => !NAMING.test(line));
  const left = own.join("\n").replace(/quote: [^,}\n]*/g, "");
  return runs(names.reduce((some, name) => some.replaceAll(name, " | "), left));
}

describe.skipIf(!existsSync(seeds))(
  "the dataset, beside the documents (skipped where ../shared/seeds is not there)",
  () => {
    const theirs = new Set(
      (existsSync(seeds) ? readdirSync(seeds) : []).flatMap((file) => runs(readFileSync(join(seeds, file), "utf8"))),
    );

    it.each(["data", "schema", "docs"])("says in its own words what is in %s/", (folder) => {
      const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) =>
        /\.(?:yaml|md)$/.test(file),
      );
      const taken = files.flatMap((file) =>
        prose(readFileSync(join(root, folder, file), "utf8"))
          .filter((run) => theirs.has(run))
          .map((run) => `${file}: ${run}`),
      );
      expect(taken).toEqual([]);
    });
  },
);
