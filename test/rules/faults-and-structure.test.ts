import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/diagnostics/diagnostic.ts";
import { declareSymbols } from "../../src/resolve/symbol-table.ts";
import { checkWhole, RULES } from "../../src/rules/check-rules.ts";
import { chainOf, findCycles } from "../../src/rules/cycles.ts";
import { faultsOf } from "../../src/rules/faults.ts";
import { ownersOf } from "../../src/rules/stance/denials.ts";
import { resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";
import { type Files, found, japan, names, places } from "./found.ts";

const group = (name: string, parts: Record<string, unknown> = {}) => ({ type: "organisation", name, ...parts });

describe("circles", () => {
  it("are those of one relation that speaks for another, told at its first member", () => {
    const part = (to: string, type = "part_of") =>
      group(to.toUpperCase(), { relations: { [type]: { to, source: "news" } } });
    const told = (files: Files) => places(files).filter((one) => one.startsWith("relation-cycle"));
    expect(told({ b: part("c"), c: part("d"), d: part("b") })).toEqual([
      "relation-cycle b/relations/part_of/to c/relations/part_of/to d/relations/part_of/to",
    ]);
    expect(told({ b: part("c"), c: part("b", "opposes") })).toEqual([]);
    expect(told({ b: part("c", "opposes"), c: part("b", "opposes") })).toEqual([]);
    expect(told({ b: part("b") })).toEqual([]);
    expect(told({ b: part("unknown"), c: part("b") })).toEqual([]);
    const leads = schema.relations["leads"];
    if (!leads) throw new Error("another schema");
    const mutual = {
      ...schema,
      relations: { ...schema.relations, part_of: { ...leads, name: "part_of", domain: ["actor"], symmetric: true } },
    };
    expect(
      places({ b: part("c"), c: part("b") }, true, mutual).filter((one) => one.startsWith("relation-cycle")),
    ).toEqual([]);
  });

  it("are found each, whatever lies between them", () => {
    expect(
      findCycles(
        new Map([
          ["c", ["a"]],
          ["a", ["b", "d"]],
          ["b", ["c"]],
          ["d", ["a", "e"]],
          ["e", []],
        ]),
      ),
    ).toEqual([
      ["a", "b", "c"],
      ["a", "d"],
    ]);
    expect(
      findCycles(
        new Map([
          ["a", ["a"]],
          ["b", ["a", "b"]],
        ]),
      ),
    ).toEqual([["a"], ["b"]]);
    expect(
      findCycles(
        new Map([
          ["x", ["m"]],
          ["m", ["b"]],
          ["b", ["m"]],
        ]),
      ),
    ).toEqual([["b", "m"]]);
  });

  it("have twenty steps for each edge, and then no more are given", () => {
    // Every chord back to the first closes a circle that is one longer: 1 + 2 + ... + 60 is more than 20 steps an edge.
    const size = 60;
    const line = new Map(
      Array.from({ length: size }, (_, n) => [`n${n + 10}`, [...(n + 1 < size ? [`n${n + 11}`] : []), "n10"]] as const),
    );
    const edges = 2 * size - 1;
    const found = findCycles(line);
    expect(found.reduce((sum, one) => sum + one.length, 0)).toBeLessThanOrEqual(20 * edges);
    expect(findCycles(new Map([...line].slice(0, 30))).length).toBe(30);
  });

  it("are told by their beginning where they are long", () => {
    const ring = (size: number) => Array.from({ length: size }, (_, n) => `n${n}`);
    expect(chainOf(["a", "b"])).toBe("a → b → a");
    expect(chainOf(ring(20))).toBe(`${ring(20).join(" → ")} → n0`);
    expect(chainOf(ring(23))).toBe(`${ring(20).join(" → ")} → … 3 more → n0`);
  });
});

describe("where an entry is broken", () => {
  const error = (file: string, pointer: string, related: readonly string[] = []): Finding => ({
    name: "unknown-key",
    message: "",
    place: { file, pointer, on: "value" },
    ...(related.length > 0 && {
      related: related.map((one) => ({ place: { file, pointer: one, on: "value" as const }, message: "" })),
    }),
  });
  const symbols = declareSymbols(
    schema,
    docs({ a: { type: "state", name: "A" }, fact: { type: "opposes", from: "a", to: "b" } }),
  );
  const isFaulty = (
    earlier: readonly Finding[],
    pointer: string,
    file = "data/a.yaml",
    related: readonly string[] = [],
  ) => faultsOf(earlier, () => symbols)(error(file, pointer, related));

  it("a rule keeps still of that entry, and not of the others", () => {
    const listed = [error("data/a.yaml", "/relations/opposes/3/claims/0")];
    expect(isFaulty(listed, "/relations/opposes/3/to")).toBe(true);
    expect(isFaulty(listed, "/relations/opposes/3")).toBe(true);
    expect(isFaulty(listed, "/relations/opposes/4/to")).toBe(false);
    expect(isFaulty(listed, "/relations/supplies/3")).toBe(false);
    expect(isFaulty(listed, "/name")).toBe(false);
    expect(isFaulty(listed, "/relations/opposes/3/to", "data/b.yaml")).toBe(false);
    const single = [error("data/a.yaml", "/relations/opposes/to")];
    expect(isFaulty(single, "/relations/opposes/claims/0")).toBe(true);
    expect(isFaulty(single, "/relations/opposes/3")).toBe(false);
    expect(isFaulty([error("data/a.yaml", "/relations/opposes/x3")], "/relations/opposes")).toBe(true);
    expect(isFaulty([error("data/a.yaml", "/relations/opposes/3x")], "/relations/opposes")).toBe(true);
  });

  it("a rule keeps still of a whole file where the fault is outside of its relations, or it is one fact", () => {
    for (const pointer of ["", "/name", "/relations"]) {
      expect(isFaulty([error("data/a.yaml", pointer)], "/relations/opposes/4/to")).toBe(true);
      expect(isFaulty([error("data/a.yaml", pointer)], "/relations/opposes/4/to", "data/b.yaml")).toBe(false);
    }
    expect(isFaulty([error("data/fact.yaml", "/relations/opposes/1")], "/claims/0", "data/fact.yaml")).toBe(true);
    const unread: Finding = { name: "yaml-syntax", message: "", place: { file: "data/a.yaml", start: 0, end: 3 } };
    expect(isFaulty([unread], "/relations/opposes/4")).toBe(true);
  });

  it("related places count, of what is broken and of what a rule finds", () => {
    const both = [error("data/a.yaml", "/relations/opposes/1", ["/relations/opposes/2"])];
    expect(isFaulty(both, "/relations/opposes/2/to")).toBe(true);
    expect(isFaulty(both, "/relations/opposes/3", "data/a.yaml", ["/relations/opposes/1"])).toBe(true);
    expect(isFaulty(both, "/relations/opposes/3", "data/a.yaml", ["/relations/opposes/4"])).toBe(false);
  });

  it("a warning breaks nothing", () => {
    const warned: Finding = { ...error("data/a.yaml", "/name"), name: "alias-clash" };
    expect(isFaulty([warned], "/name")).toBe(false);
    expect(isFaulty([], "/name")).toBe(false);
  });
});

describe("what is missing", () => {
  it("is not asked for where errors are all that is told, but for a former id of a fact that another has", () => {
    const asked = Object.entries(RULES.project).filter(([, rule]) => rule.findsErrors);
    expect(asked.map(([name]) => name)).toEqual(["formerFactClash"]);
    const whole = { entities: new Map(), unnamed: () => new Set<unknown>(), voices: () => expect.fail() };
    const told: string[] = [];
    const note = (rule: string): readonly unknown[] => {
      told.push(rule);
      return [];
    };
    checkWhole(note, whole, schema, true);
    expect(told).toEqual(["formerFactClash"]);
  });

  it("leaves actors without an owner where either of the two cannot speak or says for whom it does", () => {
    const { entities } = resolve(
      schema,
      docs({ a: { type: "state" }, b: { type: "person" }, c: { type: "weapon" }, d: { type: "organisation" } }),
    );
    const all = [
      ["b", "a"],
      ["b", "d"],
      ["c", "a"],
      ["d", "c"],
      ["d", "nowhere"],
      ["nowhere", "a"],
    ] as const;
    expect([...ownersOf(all, entities, schema)]).toEqual([["b", new Set(["a", "d"])]]);
    const b = entities.get("b");
    if (!b) throw new Error("no b");
    const apart = new Map(entities).set("b", { ...b, attributes: { speaks_for: [] } });
    expect([...ownersOf(all, apart, schema)]).toEqual([]);
  });

  it("is a thesis that no one argues or disputes, whatever else is said of it", () => {
    const argue = (type: string, to: unknown = "weakness") =>
      names(japan({ [type]: { to, by: "nato", source: "news" } }), false);
    for (const type of ["argues", "disputes"]) expect(argue(type)).not.toContain("idle-thesis");
    expect(argue("opposes")).toContain("idle-thesis");
    expect(
      found(japan({ opposes: { to: "weakness", source: "news" } }), false).filter(({ name }) => name === "idle-thesis"),
    ).toMatchObject([{ place: { file: "data/weakness.yaml", pointer: "/name" } }]);
  });

  it("is an entity that nothing names; of many in a young project one is told, with the others", () => {
    const lone = (count: number): Files =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`lone-${n}`, group(`Lone ${n}`)]));
    const tied = japan({
      borders: { to: "russia", by: "nato", source: "news" },
      opposes: { to: "korea", by: "nato", source: "news" },
      argues: { to: "weakness", source: "news" },
    });
    const told = (files: Files) => places({ ...tied, ...files }, false);
    expect(told(lone(3))).toEqual([0, 1, 2].map((n) => `unreachable-entity lone-${n}/name`));
    // Six others are tied: six are half of all, seven are more.
    expect(told(lone(6))).toHaveLength(6);
    expect(told(lone(7))).toEqual(
      [[...Array(7).keys()].map((n) => `lone-${n}/name`).join(" ")].map((all) => `unreachable-entity ${all}`),
    );
    expect(found({ ...tied, ...lone(7) }, false)[0]?.message).toContain("6");
  });

  it("is none that is told apart, or that calls another by a name", () => {
    const tied = japan({
      borders: { to: "russia", by: "nato", source: "news" },
      opposes: { to: "korea", by: "nato", source: "news" },
      argues: { to: "weakness", source: "news" },
    });
    const told = (files: Files) => places({ ...tied, ...files }, false);
    expect(told({ a: group("A", { not_same_as: ["b"] }), b: group("B") })).toEqual([]);
    expect(told({ a: group("A", { aliases: [{ name: "X", used_by: "b" }] }), b: group("B") })).toEqual([
      "unreachable-entity a/name",
    ]);
  });
});
