import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import type { Preference } from "../../src/refactor/join-files.ts";
import { mergeEntities } from "../../src/refactor/merge-entities.ts";
import { applied, harbourWith, shipped, shippedIds } from "./project-files.ts";

function merged(files: ReadonlyMap<string, string>, old: string, into: string, prefer: Preference = null) {
  const { changes, contradictions } = mergeEntities(memoryHost(new Map(files)), old, into, prefer);
  const after = applied(files, changes);
  const { dataset, diagnostics } = checkProject(memoryHost(after), { partial: true });
  return { after, contradictions, dataset, errors: diagnostics.filter(({ severity }) => severity === "error") };
}

/** Who says what where, in an order that nothing decides. */
function sayings(dataset: Dataset | null, old: string, into: string): readonly string[] {
  const all = (dataset?.facts ?? []).flatMap(({ type, qualifiers, claims }) =>
    claims.map(({ id: _, fact: _fact, says, ...claim }) => JSON.stringify([type, { ...qualifiers, ...says }, claim])),
  );
  return [...new Set(all.map((text) => text.replaceAll(`"${old}"`, `"${into}"`)))].sort();
}

function comments(files: ReadonlyMap<string, string>): readonly string[] {
  const data = [...files].filter(([path]) => path.startsWith("data/"));
  return data.flatMap(([, text]) => [...text.matchAll(/(?:^|\s)#\s*(\S.*)$/gm)].map(([, words = ""]) => words)).sort();
}

/** Two of one type: what is said of other pairs is said wrongly of one. */
const pairs = ["people", "groups", "states", "organisations", "theses"].flatMap((folder) => {
  const ids = shippedIds.filter((id) => shipped.has(`data/${folder}/${id}.yaml`));
  return ids.map((id, n) => [id, ids[(n * 7 + 3) % ids.length] ?? id] as const).filter(([a, b]) => a !== b);
});

describe("merging an entity into another", () => {
  it("loses no claim and no comment, whichever they are", () => {
    const before = checkProject(memoryHost(new Map(shipped))).dataset;
    let done = 0;
    fc.assert(
      fc.property(fc.constantFrom(...pairs), ([old, into]) => {
        const { after, dataset, errors } = merged(shipped, old, into, "into");
        expect(comments(after)).toEqual(expect.arrayContaining([...comments(shipped)]));
        // Two that cannot be one leave an error, on which the command refuses.
        if (errors.length > 0) return;
        done += 1;
        expect(sayings(dataset, old, into)).toEqual(sayings(before, old, into));
        expect(dataset?.entities.find(({ id }) => id === into)?.former_ids).toContain(old);
        expect(dataset?.entities.some(({ id }) => id === old)).toBe(false);
      }),
      { numRuns: 6, seed: 6 },
    );
    expect(done).toBeGreaterThan(2);
  }, 120_000);

  const rome = { "data/states/rome.yaml": "type: state\nname: Rome\n" };

  it("joins names, identifiers, relations and former ids", () => {
    const { after, contradictions, errors } = merged(
      harbourWith({
        "data/states/carthage.yaml":
          "type: state\nname: Carthage\nnames: {la: Carthago}\nrelations:\n  borders:\n    - {to: rome}\n",
        "data/states/punic-state.yaml":
          "# of the coins\ntype: state\nname: Punic state\naliases: [Carthage]\nnames: {el: Karchedon}\nformer_ids: [qart]\nrelations:\n  borders: rome\n",
        ...rome,
      }),
      "punic-state",
      "carthage",
    );
    expect(contradictions).toEqual([]);
    expect(errors).toEqual([]);
    expect(after.has("data/states/punic-state.yaml")).toBe(false);
    expect(after.get("data/states/carthage.yaml")).toBe(
      "# of the coins\ntype: state\nname: Carthage\naliases: [Punic state]\nnames: {la: Carthago, el: Karchedon}\nformer_ids: [qart, punic-state]\nrelations:\n  borders:\n    - {to: rome}\n",
    );
  });

  it("tells where the two contradict, and keeps what it is told to", () => {
    const files = harbourWith({
      "data/states/carthage.yaml": "type: state\nname: Carthage\nidentifiers: {wikidata: Q6343}\n",
      "data/states/punic-state.yaml": "type: state\nname: Punic state\nidentifiers: {wikidata: Q2429397}\n",
    });
    const { contradictions } = merged(files, "punic-state", "carthage");
    expect(contradictions).toEqual([
      { key: "identifiers.wikidata", into: "Q6343", old: "Q2429397", file: "data/states/carthage.yaml" },
    ]);
    const of = (prefer: "into" | "old"): string | undefined =>
      merged(files, "punic-state", "carthage", prefer).after.get("data/states/carthage.yaml");
    expect(of("into")).toContain("wikidata: Q6343");
    expect(of("old")).toContain("wikidata: Q2429397");
  });

  it("keeps two births as rivals where it is told to, and those that are claimed in any case", () => {
    const files = (one: string, other: string) =>
      new Map([
        ...[...shipped].filter(([path]) => path.startsWith("schema/")),
        ["data/people/ann.yaml", `type: person\nname: Ann\nborn: ${one}\n`],
        ["data/people/anna.yaml", `type: person\nname: Anna\nborn: ${other}\n`],
      ]);
    const of = (one: string, other: string, prefer: Preference) => {
      const { after, contradictions, errors } = merged(files(one, other), "anna", "ann", prefer);
      expect(errors).toEqual([]);
      return { text: after.get("data/people/ann.yaml"), told: contradictions.map(({ key }) => key) };
    };
    expect(of("1970", "1971", null).told).toEqual(["born"]);
    expect(of("1970", "1971", "both")).toEqual({
      text: "type: person\nname: Ann\naliases: [Anna]\nformer_ids: [anna]\nborn:\n  - {value: 1970}\n  - {value: 1971}\n",
      told: [],
    });
    expect(of("{value: 1970}", "{value: 1971}", null).told).toEqual([]);
    expect(of("1970", "1970", null).text).toContain("born: 1970\n");
  });

  it("names an entity once in a list that named both", () => {
    const { after } = merged(shipped, "russian-armed-forces", "russia", "into");
    expect(JSON.stringify([...after.values()])).not.toMatch(/\[(?:[^\]]*, )?russia, (?:[^\]]*, )?russia[,\]]/);
  });
});
