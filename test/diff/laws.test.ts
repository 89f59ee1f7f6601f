import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, parse, stringify, visit, type YAMLSeq } from "yaml";
import { checkProject } from "../../src/build.ts";
import type { DatasetDiff } from "../../src/diff/dataset-diff.ts";
import { diffDatasets, isEmpty } from "../../src/diff/diff.ts";
import { isSame, type ValueChange } from "../../src/diff/same.ts";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { composeYaml } from "../../src/parse/compose-yaml.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { renameEntity } from "../../src/refactor/rename-entity.ts";
import { runs } from "../helpers/runs.ts";
import { applied, shipped } from "../refactor/project-files.ts";

type Files = ReadonlyMap<string, string>;

/** null where the project has errors. */
function graphOf(files: Files): KnowledgeGraph | null {
  const { dataset } = checkProject(memoryHost(new Map(files)));
  return dataset && openGraph(dataset);
}

const first = graphOf(shipped);
if (first === null) throw new Error("the shipped project has errors");
const data = [...shipped.keys()].filter((path) => path.startsWith("data/"));

/** Something that a person does to a file: takes a claim or an entry away, or has a speaker deny what they said. */
interface Edit {
  readonly path: string;
  readonly slot: number;
  readonly what: "remove" | "deny" | "date" | "speak";
}

const edit: fc.Arbitrary<Edit> = fc.record({
  path: fc.constantFrom(...data),
  slot: fc.nat(40),
  what: fc.constantFrom("remove", "remove", "deny", "date", "speak"),
});

function edited(files: Files, { path, slot, what }: Edit): Files {
  const document = composeYaml(files.get(path) ?? "");
  if (what === "speak") {
    // A speaker's word counts under another's from now on.
    const people = data.filter((one) => one.startsWith("data/people/"));
    const who = people[slot % people.length] ?? path;
    const text = `${files.get(who) ?? ""}speaks_for: ${["russia", "nato", "ian-garner"][slot % 3]}\n`;
    return new Map(files).set(who, formatYaml({ path: who, text }).text);
  }
  const lists: YAMLSeq[] = [];
  visit(document, {
    Seq(_key, list, above) {
      if (list.items.every(isMap) && above.length > 2) lists.push(list as YAMLSeq);
    },
  });
  const items = lists.flatMap((list) => list.items.map((item) => ({ list, item })));
  const { list, item } = items[slot % Math.max(items.length, 1)] ?? {};
  if (list === undefined || !isMap(item)) return files;
  if (what === "remove" && list.items.length > 1) list.items = list.items.filter((one) => one !== item);
  else if (what === "deny" && item.has("by")) item.set("stance", "denies");
  else if (what === "date") item.set("when", "2024-05");
  return new Map(files).set(path, formatYaml({ path, text: document.toString() }).text);
}

/** A with the changes of a diff made to it. */
function patched({ dataset }: KnowledgeGraph, diff: DatasetDiff): unknown {
  const gone = (all: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(all.map(({ id }) => id));
  const set = (object: object, changes: readonly ValueChange[]): Record<string, unknown> => {
    const out: Record<string, unknown> = { ...object };
    for (const { key, after } of changes) {
      if (after === undefined) delete out[key];
      else out[key] = after;
    }
    return out;
  };
  const changesOf = (all: readonly { readonly id: string; readonly changes: readonly ValueChange[] }[], id: string) =>
    all.find((one) => one.id === id)?.changes ?? [];
  const entities = dataset.entities
    .filter(({ id }) => !gone(diff.entities.removed).has(id))
    .map((entity) => set(entity, changesOf(diff.entities.changed, entity.id)));
  const facts = dataset.facts
    .filter(({ id }) => !gone(diff.facts.removed).has(id))
    .map((fact) => {
      const own = diff.facts.changed.find(({ id }) => id === fact.id);
      const changes = (own?.changes ?? []).filter(({ key }) => key !== "assessment");
      const [removed, altered] = [own?.claims.removed ?? [], own?.claims.changed ?? []];
      const claims = [
        ...fact.claims.filter(
          (claim) => ![...removed, ...altered.map(({ before }) => before)].some(({ id }) => id === claim.id),
        ),
        ...(own?.claims.added ?? []),
        ...altered.map(({ after }) => after),
      ];
      const rollup = set(fact.rollup, diff.follows.find(({ id }) => id === fact.id)?.changes ?? []);
      return { ...set(fact, changes), claims, rollup };
    });
  return plain({ entities: [...entities, ...diff.entities.added], facts: [...facts, ...diff.facts.added] });
}

/** Without what only an order or a place in a file decides. */
function plain({
  entities,
  facts,
}: {
  readonly entities: readonly object[];
  readonly facts: readonly object[];
}): unknown {
  const sorted = (all: readonly object[]): unknown[] => all.map((one) => canonical(one)).sort();
  return [
    sorted(entities),
    sorted(
      facts.map((fact) => {
        const { claims, pointer: _, ...own } = fact as Dataset["facts"][number];
        return { ...own, claims: claims.map(({ id: _id, ...claim }) => canonical(claim)).sort() };
      }),
    ),
  ];
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

describe("the difference of two datasets", () => {
  it("of one and itself is empty", () => {
    expect(isEmpty(diffDatasets(first, first))).toBe(true);
  });

  it("does not see order, comments or layout", () => {
    const files = new Map(shipped);
    for (const path of data) {
      const value = parse(shipped.get(path) ?? "");
      for (const [name, list] of Object.entries(value.relations ?? {})) {
        if (Array.isArray(list)) value.relations[name] = list.toReversed();
        for (const entry of [list].flat() as { claims?: unknown }[]) {
          if (Array.isArray(entry?.claims)) entry.claims = entry.claims.toReversed();
        }
      }
      files.set(path, `# another hand\n${stringify(value, { version: "1.2", collectionStyle: "flow" })}`);
    }
    const other = graphOf(files);
    if (other === null) throw new Error("errors");
    const diff = diffDatasets(first, other);
    expect([diff.entities, diff.facts, diff.follows]).toEqual([
      { added: [], removed: [], changed: [] },
      { added: [], removed: [], changed: [] },
      [],
    ]);
  });

  it.each(["russia", "author-of-002", "depetris-2024", "kn-23"])("takes a rename of %s for one change", (id) => {
    const after = graphOf(applied(shipped, renameEntity(memoryHost(new Map(shipped)), id, "zz-renamed")));
    if (after === null) throw new Error("errors");
    const { renamed, entities, facts, follows } = diffDatasets(first, after);
    expect(renamed.filter(({ of }) => of === "entity")).toEqual([{ of: "entity", from: id, to: "zz-renamed" }]);
    expect(entities.added).toEqual([]);
    expect(entities.removed).toEqual([]);
    expect(entities.changed).toEqual([]);
    expect(facts.added.map((one) => one.id)).toEqual([]);
    expect(facts.removed.map((one) => one.id)).toEqual([]);
    expect(facts.changed).toEqual([]);
    expect(follows).toEqual([]);
  });

  it("makes the second of the first, misses no roll-up, and has a cause for each", () => {
    let changed = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 2, maxLength: 6 }), (edits) => {
        const after = graphOf(edits.reduce(edited, shipped));
        fc.pre(after !== null);
        if (after === null) return;
        const diff: DatasetDiff = JSON.parse(JSON.stringify(diffDatasets(first, after)));
        expect(patched(first, diff)).toEqual(plain(after.dataset));
        const now = new Map(after.dataset.facts.map((fact) => [fact.id, fact]));
        const moved = first.dataset.facts.filter(({ id, rollup }) => {
          const other = now.get(id);
          return other !== undefined && !isSame(rollup, other.rollup);
        });
        expect(diff.follows.map(({ id }) => id).sort()).toEqual(moved.map(({ id }) => id).sort());
        for (const { causes, effects } of diff.follows) {
          expect(causes.length).toBeGreaterThan(0);
          expect(effects.length).toBeGreaterThan(0);
          for (const cause of causes) if (cause.kind === "others") expect(cause.facts).not.toEqual([]);
        }
        changed += diff.follows.length;
      }),
      { numRuns: runs(6), seed: 20 },
    );
    expect(changed).toBeGreaterThan(20);
  }, 240_000);
});
