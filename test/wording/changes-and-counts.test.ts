import { describe, expect, it } from "vitest";
import type { QuantityRollup, Rollup } from "../../src/model/fact.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";
import { spread, valueChangeText } from "../../src/wording/changes/changed-values.ts";
import {
  causeText,
  claimText,
  effectCounts,
  factChangeLines,
  faultLines,
  lookupBoth,
  rollupChangeClauses,
} from "../../src/wording/changes/what-changed.ts";
import { bandText, count, grouped, heardText, partOf } from "../../src/wording/counts.ts";
import { alternatives } from "../../src/wording/lists.ts";
import { bestText, quantityText } from "../../src/wording/quantities.ts";
import { staleText } from "../../src/wording/stale.ts";
import { from, items, number, told } from "./told.ts";

const { graph, fact } = told([from("ann", { at: "p. 3", ...items("5") }), from("bob")]);
const rollup = (parts: Partial<Rollup>): Rollup => ({ ...UNSOURCED, ...parts });
const quantity = (parts: Partial<QuantityRollup>): QuantityRollup =>
  ({
    ...{ qualifier: "quantity", unit: null, rate: null, min: null, max: null, best: null, voices: 1 },
    ...{ envelope: { min: null, max: null }, ...parts },
  }) as QuantityRollup;

describe("what has become of a roll-up", () => {
  const clauses = (
    before: Partial<Rollup>,
    after: Partial<Rollup>,
    ...changes: readonly Parameters<typeof valueChangeText>[0][]
  ) => rollupChangeClauses(graph, rollup(before), rollup(after), { changes });

  it("is told part by part", () => {
    expect(clauses({ support: "reported" }, { support: "confirmed" })).toEqual([
      "support rises from reported to confirmed",
    ]);
    expect(clauses({ support: "confirmed" }, { support: "reported" })).toEqual([
      "support falls from confirmed to reported",
    ]);
    expect(clauses({ contested: "by-party" }, { contested: "no" })).toEqual(["denied no longer"]);
    expect(clauses({ contested: "no" }, { contested: "by-party" })).toEqual(["denied by a party to it"]);
    expect(
      clauses({ voices: ["ann", "north"], deniers: ["bob"] }, { voices: ["north", "bob"], expecting: ["ann"] }),
    ).toEqual([
      "no longer a voice for it: Ann",
      "now a voice for it: Bob",
      "now expecting it: Ann",
      "no longer denying it: Bob",
    ]);
    const five = quantity({ min: 5, max: 5 });
    expect(clauses({ quantities: [five] }, {})).toEqual(["5 -> no number"]);
    expect(clauses({}, { quantities: [five] })).toEqual(["no number -> 5"]);
    expect(clauses({ quantities: [five] }, { quantities: [five] })).toEqual(["weighed otherwise"]);
  });

  it("names the members of other lists, and leaves out what is told already", () => {
    expect(clauses({}, {}, { key: "doubters", before: ["ann"], after: ["ann", "bob"] })).toEqual([
      "now among the doubters: Bob",
    ]);
    expect(clauses({}, {}, { key: "doubters", before: ["ann", "bob"], after: ["bob", "ann"] })).toEqual([
      "doubters rearranged",
    ]);
    expect(clauses({}, {}, { key: "first_said", before: "2024", after: "2025" })).toEqual(["first said 2024 -> 2025"]);
    expect(clauses({}, {}, { key: "odd", before: ["a"], after: [5] })).toEqual(["odd added: 5; removed: a"]);
    for (const key of ["support", "computed", "contested", "voices", "expecting", "deniers", "quantities"])
      expect(clauses({}, {}, { key, before: 1, after: 2 })).toEqual(["weighed otherwise"]);
  });

  it("has causes", () => {
    expect(causeText(graph, { kind: "claims", added: 1, removed: 0, changed: 2 })).toBe(
      "1 claim added and 2 claims changed",
    );
    expect(causeText(graph, { kind: "claims", added: 0, removed: 1, changed: 0 })).toBe("1 claim removed");
    expect(causeText(graph, { kind: "fact", keys: ["to_whom", "when"] })).toBe(
      "the fact itself says something else: to whom and when",
    );
    expect(causeText(graph, { kind: "schema", relation: "supplies" })).toBe("the schema declares supplies differently");
    expect(causeText(graph, { kind: "others", facts: [] })).toBe("other facts changed");
    expect(causeText(graph, { kind: "others", facts: ["a", "b", "c", "d", "e"] })).toBe(
      "other facts changed: a, b, c and 2 more",
    );
  });

  it("has effects, which are counted", () => {
    const effects = (...all: readonly string[]) => ({ effects: all }) as never;
    expect(effectCounts([effects("support-lost"), effects("voices-gained", "support-lost")])).toBe(
      "support lost: 2, voices gained: 1",
    );
    expect(effectCounts([])).toBe("");
  });
});

describe("what was written differently", () => {
  it("of a fact is told line by line", () => {
    const [one, two] = fact.claims;
    if (!one || !two) throw new Error("two claims");
    expect(claimText(graph, one)).toBe("Ann stated it in Paper, p. 3: 5");
    expect(claimText(graph, { ...two, by: null, source: null })).toBe("the source stated it, para. 2");
    const changed = { before: one, after: { ...one, at: "p. 4" } };
    const changes = [{ key: "when", before: "2024", after: "2025" }];
    expect(
      factChangeLines(graph, { id: fact.id, changes, claims: { added: [two], removed: [one], changed: [changed] } }),
    ).toEqual([
      { mark: "~", text: "when 2024 -> 2025" },
      { mark: "-", text: "Ann stated it in Paper, p. 3: 5" },
      { mark: "+", text: "Bob stated it in Paper, para. 2" },
      { mark: "~", text: "Ann stated it in Paper, p. 4: 5 (at p. 3 -> p. 4)" },
    ]);
  });

  it("is told whole where one side is a text or a quantity, and key by key where both are mappings", () => {
    const names = (changes: Parameters<typeof spread>[0][number]) => spread([changes]).map(({ key }) => key);
    expect(names({ key: "assessment", before: null, after: { support: "reported" } })).toEqual(["assessment"]);
    expect(names({ key: "assessment", before: { support: "reported" }, after: null })).toEqual(["assessment"]);
    expect(names({ key: "quantity", before: number("5"), after: number("6") })).toEqual(["quantity"]);
    expect(names({ key: "value", before: { a: 1 }, after: number("6") })).toEqual(["value"]);
    expect(names({ key: "value", before: number("6"), after: { a: 1 } })).toEqual(["value"]);
    expect(names({ key: "says", before: { a: 1, b: 2 }, after: { a: 2, b: 2 } })).toEqual(["a"]);
    expect(names({ key: "odd", before: { a: 1 }, after: { a: 2 } })).toEqual(["odd a"]);
    expect(valueChangeText({ key: "order", before: ["a"], after: ["a", "a"] })).toBe(
      "order repeated a different number of times",
    );
    expect(valueChangeText({ key: "is_on", before: true, after: false })).toBe("is on true -> false");
    expect(valueChangeText({ key: "list", before: "a", after: ["b"] })).toBe("list added: b; removed: a");
    expect(valueChangeText({ key: "x", before: { a: 1 }, after: "b" })).toBe("x changed");
    expect(valueChangeText({ key: "x", before: "b", after: { a: 1 } })).toBe("x changed");
    expect(valueChangeText({ key: "x", before: undefined, after: [{ a: 1 }] })).toBe("x added");
    expect(valueChangeText({ key: "x", before: undefined, after: null })).toBe("x added");
  });

  it("says what of a state is faulty, and what of it is not compared", () => {
    const kinds = [{ code: "E1", name: "odd", count: 1200 }];
    expect(faultLines({ errors: 1200, kinds, leftOut: { files: [], entries: 0 } })).toEqual(["1,200 odd (E1)"]);
    expect(faultLines({ errors: 1, kinds: [], leftOut: { files: ["a.yaml"], entries: 2 } })[1]).toBe(
      "not compared: 1 file (a.yaml) and 2 entries whose fact could not be made out",
    );
    expect(faultLines({ errors: 1, kinds: [], leftOut: { files: [], entries: 1 } })[1]).toBe(
      "not compared: 1 entry whose fact could not be made out",
    );
  });

  it("has names of what either state has, of the second first", () => {
    const other = told([from("ann")], { names: { ann: "Anna" } }).graph;
    const both = lookupBoth(graph, other);
    expect(both.entity("ann")?.name).toBe("Anna");
    expect(
      lookupBoth(graph, { ...pick(other), entity: () => undefined, fact: () => undefined }).entity("ann")?.name,
    ).toBe("Ann");
    expect(both.fact(fact.id)?.id).toBe(fact.id);
  });

  function pick({ schema, voices }: typeof graph) {
    return { schema, voices };
  }
});

describe("numbers of several voices", () => {
  const [five, six] = [
    { min: 5, max: 5 },
    { min: 6, max: 6 },
  ];

  it.each<[Partial<QuantityRollup>, string, string]>([
    [{ ...five, unit: "troops", rate: "day" }, "5 troops/day", "5 troops/day"],
    [{ min: 5, max: 9, best: { ...five, voices: 2 }, voices: 4 }, "5 to 9, best 5 (2 of 4 voices)", "5"],
    [{ ...five, best: { ...five, voices: 2 }, voices: 4 }, "5 (2 of 4 voices)", "5"],
    [{ min: 5, max: 6, best: { ...six, voices: 2 }, voices: 4 }, "5 to 6, best 6 (2 of 4 voices)", "6"],
    [{ ...five, best: { ...five, voices: 1 }, voices: 1 }, "5", "5"],
    [{ min: 5 }, "at least 5", "at least 5"],
    [{ max: 5 }, "up to 5", "up to 5"],
    [{ envelope: { min: 2000, max: null }, unit: "troops" }, "2,000 or more troops (vague)", "2,000 or more troops"],
    [{ envelope: { min: null, max: 5 } }, "5 or fewer (vague)", "5 or fewer"],
    [{ envelope: { min: 3, max: 5 } }, "3 to 5 (vague)", "3 to 5"],
    [{ unit: "troops" }, "no common range of troops", "no common range of troops"],
    [{ min: 5, envelope: { min: 3, max: 9 } }, "at least 5", "at least 5"],
    [{ max: 5, envelope: { min: 3, max: 9 } }, "up to 5", "up to 5"],
    [{ ...five, qualifier: "range_km" }, "range_km 5", "5"],
  ])("%j", (parts, whole, best) => {
    expect(quantityText(quantity(parts))).toBe(whole);
    expect(bestText(quantity(parts))).toBe(best);
  });

  it("are grouped for people", () => {
    expect([0, 999, 1000, -1234567, 1234.5678, 1e21].map(grouped)).toEqual([
      ...["0", "999", "1,000", "-1,234,567", "1,234.5678", "1e+21"],
    ]);
    expect([count(1, "fact"), count(2, "fact"), count(0, "entry", "entries")]).toEqual([
      "1 fact",
      "2 facts",
      "0 entries",
    ]);
    expect([heardText(12, 3), heardText(1, 1), heardText(2, 0)]).toEqual([
      ...["12 facts, 3 of them only expected", "1 fact, only expected", "2 facts"],
    ]);
    expect(bandText(10, 1)).toBe("10 facts, 1 of them denied");
    expect([partOf(5, 1200, "facts"), partOf(5, 1200, "facts", true)]).toEqual([
      ...["5 of 1,200 facts", "5 of more than 1,200 facts"],
    ]);
    expect(staleText(1)).toBe("1 error in the files: this is what they said before.");
    expect([alternatives([]), alternatives(["a"]), alternatives(["a", "b", "c"])]).toEqual(["", "a", "a, b or c"]);
  });
});
