import { readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import type { Host } from "../../../src/host/host.ts";
import type * as fast from "../../../src/parse/fast-yaml.ts";
import type * as parse from "../../../src/parse/parse-yaml.ts";
import type * as files from "../../../src/text/text-file.ts";
import { built } from "../program.ts";
import type { Verdict } from "./verdict.ts";

/** A text as another program reads it; null where that refuses it. */
export function readElsewhere(text: string): { readonly value: unknown } | null {
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    // It is the other program's word: why it refuses does not matter.
    return null;
  }
}

const OVERFLOWS = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)e\+?\d+$/i;

/** With keys in one order, so that two readings can be compared as text. */
export function plain(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === "number" && !Number.isFinite(one)) return String(one);
    // Beyond what a number can hold, js-yaml keeps the text.
    if (typeof one === "string" && OVERFLOWS.test(one) && !Number.isFinite(Number(one))) return String(Number(one));
    if (typeof one !== "object" || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Reads each file both ways: what is taken without a finding is taken as another program takes it. */
export async function judgeReading(
  host: Pick<Host, "read">,
  paths: readonly string[],
  verdict: Verdict,
): Promise<void> {
  const { parseYaml } = await built<typeof parse>("parse/parse-yaml.js");
  const { fastYaml } = await built<typeof fast>("parse/fast-yaml.js");
  const { decode } = await built<typeof files>("text/text-file.js");
  for (const path of paths) {
    const bytes = host.read(path);
    // What is refused before either parser sees it is judged elsewhere.
    const { file } = decode(path, bytes);
    if (file === undefined) continue;
    const { text } = file;
    const { value, findings } = parseYaml({ path, text });
    const quick = fastYaml(text);
    if (findings.length > 0) {
      verdict.expect(quick === undefined, () => `${path} is broken, and the fast parser takes it: ${plain(quick)}`);
      continue;
    }
    const ours = plain(value ?? null);
    if (quick !== undefined)
      verdict.expect(plain(quick) === ours, () => `the two parsers differ in ${path}: ${plain(quick)} ${ours}`);
    const other = readElsewhere(
      Buffer.from(bytes)
        .toString("utf8")
        .replace(/^\ufeff/, ""),
    );
    // It may refuse what the specification allows; taken by both, it is the same.
    if (other)
      verdict.expect(
        plain(other.value) === ours,
        () => `js-yaml reads ${path} otherwise:\n${plain(other.value)}\n${ours}`,
      );
  }
}

/** The entities of data/ as another program reads them: names by id. */
export function namesElsewhere(root: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const path of paths) {
    const value = readElsewhere(readFileSync(`${root}/${path}`, "utf8").replace(/^\ufeff/, ""))?.value;
    const id = path.slice(path.lastIndexOf("/") + 1).replace(/\.yaml$/, "");
    if (typeof value === "object" && value !== null && "name" in value) names.set(id, String(value.name));
  }
  return names;
}
