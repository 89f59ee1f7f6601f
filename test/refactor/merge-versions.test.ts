import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { written } from "../../src/fmt/lay-out.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { composeYaml } from "../../src/parse/compose-yaml.ts";
import { parseYaml } from "../../src/parse/parse-yaml.ts";
import { readDeclarations } from "../../src/project/read-declarations.ts";
import { mergeVersions } from "../../src/refactor/merge-versions.ts";
import { runs } from "../helpers/runs.ts";

import { shipped } from "./project-files.ts";

const { schema } = readDeclarations(memoryHost(new Map(shipped)));
const keysOf = (relation: string): readonly string[] => schema.relations[relation]?.key ?? [];
const files = [...shipped].filter(([path]) => path.startsWith("data/"));

/** One change that a person makes. `slot`: where in the file; `tag`: what tells its words from another's. */
interface Change {
  readonly what: "claim" | "entry" | "qualifier" | "alias" | "comment" | "remove";
  readonly slot: number;
  readonly tag: string;
}

interface Entry {
  readonly entry: YAMLMap;
  readonly list: YAMLSeq | null;
  readonly name: string;
  readonly n: number;
}

function entriesOf(root: YAMLMap): Entry[] {
  const relations: unknown = root.get("relations", true);
  if (!isMap(relations)) return root.has("from") ? [{ entry: root, list: null, name: "", n: 0 }] : [];
  return relations.items.flatMap((pair) => {
    const name = isScalar(pair.key) ? String(pair.key.value) : "";
    const value: unknown = pair.value;
    const items: readonly unknown[] = isSeq(value) ? value.items : [value];
    return items.flatMap((entry, n) =>
      isMap(entry) ? { entry: entry as YAMLMap, list: isSeq(value) ? value : null, name, n } : [],
    );
  });
}

/** The text after a change; what it touched, by which two changes are told to meet. Null where the file has no place for it. */
function edited(
  path: string,
  text: string,
  { what, slot, tag }: Change,
  base: string = text,
): { text: string; touched: string; n: number } | null {
  const document = composeYaml(text);
  const root: unknown = document.contents;
  if (!isMap(root)) return null;
  const map = root as YAMLMap;
  const before: unknown = composeYaml(base).contents;
  const known = isMap(before) ? entriesOf(before as YAMLMap) : [];
  const { name = "", n = 0 } = known[slot % Math.max(known.length, 1)] ?? {};
  const at = `${name} ${n}`;
  const { entry, list } = entriesOf(map).find((one) => one.name === name && one.n === n) ?? {};
  let touched = `${what} ${tag}`;
  if (what === "alias") {
    if (map.has("from")) return null;
    const aliases: unknown = map.get("aliases", true);
    if (isSeq(aliases)) aliases.add(`Alias ${tag}`);
    else map.set("aliases", document.createNode([`Alias ${tag}`]));
  } else if (entry === undefined) return null;
  else if (what === "claim") {
    const claim = document.createNode({ by: `voice-${tag}`, source: `source-${tag}`, at: "p. 1" });
    const claims: unknown = entry.get("claims", true);
    if (isSeq(claims)) claims.add(claim);
    else {
      const keys = ["by", "stance", "basis", "credibility", "source", "said", "relays", "at", "quote", "note"];
      const isOwn = ({ key }: Pair): boolean => isScalar(key) && keys.includes(String(key.value));
      const own = document.createNode({}) as YAMLMap;
      own.items = entry.items.filter(isOwn);
      entry.items = entry.items.filter((pair) => !isOwn(pair));
      const all = document.createNode([]) as YAMLSeq;
      all.items = own.items.length > 0 ? [own, claim] : [claim];
      entry.flow = false;
      entry.set("claims", all);
    }
    touched = `entry ${at}, claims`;
  } else if (what === "entry") {
    if (list === null || list === undefined) return null;
    list.add(document.createNode({ to: `new-${tag}`, source: "s", at: "p. 2" }));
  } else if (what === "qualifier") {
    if (keysOf(name).includes("when")) return null;
    entry.set("when", `20${String(10 + (slot % 80))}`);
    touched = `entry ${at}, when`;
  } else if (what === "comment") {
    const [first] = entry.items;
    if (first === undefined || entry.flow || !isScalar(first.key)) return null;
    entry.comment = null;
    const node = list ?? entry;
    node.commentBefore = `${node.commentBefore ? `${node.commentBefore}\n` : ""} remark ${tag}`;
    touched = "comments";
  } else {
    if (list === null || list === undefined || list.items.length < 2) return null;
    list.items = list.items.filter((one) => one !== entry);
    touched = `entry ${at}`;
  }
  return { text: formatYaml({ path, text: written(document) }).text, touched, n };
}

const change = (tag: string): fc.Arbitrary<Change> =>
  fc.record({
    what: fc.constantFrom("claim", "claim", "entry", "qualifier", "alias", "comment", "remove"),
    slot: fc.nat(60),
    tag: fc.constant(tag),
  });

/** What a file says, whatever the order of its lists. */
function meaning(path: string, text: string): unknown {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, one]) => [key, sorted(one)])
        .sort(),
    );
  };
  return sorted(parseYaml({ path, text }).value);
}

function comments(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|\s)#\s*(\S.*)$/gm)].map(([, words = ""]) => words).sort();
}

describe("merging two versions of a file", () => {
  it("gives what one person who made both changes would have", () => {
    let clean = 0;
    let met = 0;
    fc.assert(
      fc.property(fc.constantFrom(...files), change("a"), change("b"), ([path, base], one, other) => {
        const [ours, theirs] = [edited(path, base, one), edited(path, base, other)];
        fc.pre(ours !== null && theirs !== null);
        if (ours === null || theirs === null) return;
        const merged = mergeVersions(path, { base, ours: ours.text, theirs: theirs.text }, keysOf);
        expect(merged).not.toBeNull();
        if (merged === null) return;
        const isMet =
          (one.what === "remove" || other.what === "remove" || one.what === "qualifier") &&
          ours.touched.split(",")[0] === theirs.touched.split(",")[0];
        if (isMet && meaning(path, ours.text) !== meaning(path, theirs.text)) {
          met += 1;
          return;
        }
        expect(merged.conflicts).toBe(0);
        // A list that lost an item has other indices: what is removed goes last, and the later of two goes first.
        const isLast = one.what === "remove" && (other.what !== "remove" || ours.n < theirs.n);
        const both = isLast ? edited(path, theirs.text, one, base) : edited(path, ours.text, other, base);
        if (both === null) {
          // They took away all of a list between them.
          expect(merged.ours).not.toMatch(/: (?:\[\]|\{\})/);
          return;
        }
        expect(meaning(path, merged.ours)).toEqual(meaning(path, both.text));
        expect(comments(merged.ours)).toEqual(comments(both.text));
        expect(formatYaml({ path, text: merged.ours }).text).toBe(merged.ours);
        clean += 1;
      }),
      { numRuns: runs(60), seed: 20 },
    );
    expect(clean).toBeGreaterThan(40);
    expect(met).toBeGreaterThan(0);
  }, 1_200_000);
});
