import { describe, expect, it } from "vitest";
import type { RelationType } from "../../src/model/schema.ts";
import { factId, factIdentity, keyOf, keyOfSpells, readKeys } from "../../src/resolve/fact-id.ts";
import { createReferences, reportUnresolved } from "../../src/resolve/references.ts";
import { createSuggest } from "../../src/resolve/suggest.ts";
import { declareSymbols, listOf, sortByFile } from "../../src/resolve/symbol-table.ts";
import { resolve } from "../helpers/resolve.ts";
import { schema, world } from "./small-world.ts";
import { docs } from "./tiny-schema.ts";

const supplies = schema.relations["supplies"];
const borders = schema.relations["borders"];
const strength = schema.relations["has_strength"];
if (!supplies || !borders || !strength) throw new Error("another schema");

describe("references", () => {
  const symbols = declareSymbols(schema, docs({ ...world, bad: {} }));
  const refer = (id: unknown, wanted: readonly string[] = []) => {
    const references = createReferences(schema, symbols);
    const found = references.refer(id, wanted, "data/ann.yaml", "/relations", "x", 3);
    return [found, references.allFit(), references.metBroken()];
  };

  it("fit where they lead to what is wanted", () => {
    expect(refer("russia")).toEqual(["russia", true, false]);
    expect(refer("russia", ["actor", "place"])).toEqual(["russia", true, false]);
    expect(refer("russia", ["place"])).toEqual(["russia", false, false]);
    expect(refer("rus", ["state"])).toEqual(["russia", false, false]);
    expect(refer("bad")).toEqual(["bad", true, true]);
    expect(refer("nowhere")).toEqual([null, false, false]);
    expect(refer("feud")).toEqual([null, false, false]);
    expect(refer(5)).toEqual([null, true, false]);
    expect(refer("unknown", ["actor"])).toEqual(["unknown", true, false]);
    expect(refer("unknown", ["source"])).toEqual(["unknown", false, false]);
    expect(refer("unknown", ["source", "actor"])).toEqual(["unknown", true, false]);
    expect(refer("unknown")).toEqual(["unknown", true, false]);
  });

  it("tell of one wrong reference after right ones", () => {
    const references = createReferences(schema, symbols);
    for (const id of ["russia", "nato", "russia"]) references.refer(id, ["place"], "f", "");
    references.refer("russia", [], "f", "");
    expect(references.allFit()).toBe(false);
  });

  it("that lead nowhere or to a fact are told by file, each once", () => {
    const part = (file: string, ...ids: string[]) => {
      const references = createReferences(schema, symbols);
      for (const [n, id] of ids.entries()) references.refer(id, [], file, "/relations", "x", n);
      references.refer("Not an id", [], file, "", "name");
      return references.unresolved();
    };
    const parts = [part("data/b.yaml", "nowhere", "feud", "rus"), part("data/a.yaml", "rusia", "nowhere", "feud")];
    const found = reportUnresolved(parts, schema, symbols, () => resolve(schema, docs(world)).entities);
    const textOf = (place: (typeof found)[number]["place"]) =>
      `${place.file} ${"pointer" in place ? place.pointer : ""}`;
    expect(
      found.map(({ name, place, related = [], hint, fix }) => [
        name,
        textOf(place),
        related.map((one) => `${one.message}: ${textOf(one.place)}`),
        hint,
        fix?.length,
      ]),
    ).toEqual([
      ["merged-id", "data/b.yaml /relations/x/2", [], "write `russia`", 1],
      [
        "reference-to-fact",
        "data/a.yaml /relations/x/2",
        ["and so does this: data/b.yaml /relations/x/1"],
        undefined,
        undefined,
      ],
      [
        "unresolved-reference",
        "data/a.yaml /relations/x/1",
        ["also used here: data/b.yaml /relations/x/0"],
        "declare it in a file nowhere.yaml, or write `unknown` for what no source names",
        undefined,
      ],
      ["unresolved-reference", "data/a.yaml /relations/x/0", [], "did you mean `russia` (Russia)?", 1],
    ]);
    expect(reportUnresolved([part("data/b.yaml", "feud")], schema, symbols, () => new Map())[0]).not.toHaveProperty(
      "related",
    );
  });
});

describe("symbols", () => {
  it("are of entities, facts and what is broken", () => {
    const { declared } = declareSymbols(
      schema,
      docs({ a: { type: "state" }, b: { type: "opposes" }, c: {}, d: { type: 5 } }),
    );
    expect([...declared.values()].map(({ id, kind, type }) => [id, kind, type])).toEqual([
      ["a", "entity", "state"],
      ["b", "fact", "opposes"],
      ["c", "broken", ""],
      ["d", "broken", ""],
    ]);
  });

  it("know where a former id went, the first that gave it up, and none that is in use or of a fact", () => {
    const { merged } = declareSymbols(
      schema,
      docs({
        a: { type: "state", former_ids: ["old", "b", 5] },
        b: { type: "state", former_ids: ["old", "older"] },
        c: { type: "opposes", former_ids: ["oldest"] },
        d: { type: "state", former_ids: "single" },
      }),
    );
    expect([...merged]).toEqual([
      ["old", "a"],
      ["older", "b"],
      ["single", "d"],
    ]);
  });

  it("come sorted by file, and lists are lists", () => {
    const files = ["b", "a", "c"].map((id) => ({ file: `data/${id}.yaml`, id, value: {} }));
    expect(sortByFile(files).map(({ id }) => id)).toEqual(["a", "b", "c"]);
    const sorted = sortByFile(files);
    expect(sortByFile(sorted)).toBe(sorted);
    expect([undefined, null, 0, [1], "x"].map(listOf)).toEqual([[], [], [0], [1], ["x"]]);
  });
});

describe("ids of facts", () => {
  const keyed: RelationType = { ...supplies, key: ["item", "when", "quantity"] };
  const dated: RelationType = { ...borders, key: ["when"] };

  it("have `_` for what is missing before what is there, and end with the last that is there", () => {
    expect(keyOf(keyed, {})).toBe("");
    expect(keyOf(keyed, { item: "gun" })).toBe("gun");
    expect(keyOf(keyed, { when: "2020" })).toBe("_.2020");
    expect(keyOf(keyed, { item: "gun", when: "2020" })).toBe("gun.2020");
    const five = { text: "5 rounds", min: 5, max: 5, unit: "rounds", rate: null } as never;
    expect(keyOf(keyed, { quantity: five })).toBe("_._.5-rounds");
    expect(keyOf(keyed, { item: "gun", quantity: five })).toBe("gun._.5-rounds");
    expect(keyOf({ ...keyed, key: ["item", "nonsense"] }, { item: "gun", nonsense: "x" })).toBe("gun");
    expect(keyOf(keyed, { item: ["gun", "shell"] })).toBe("gun+shell");
  });

  it("have a spell in the place of the date, or at the end", () => {
    expect(keyOf(keyed, { item: "gun", when: "2020" }, "second")).toBe("gun.second");
    expect(keyOf(supplies, { item: "gun" }, "second")).toBe("gun.second");
    expect(keyOf(supplies, {}, "second")).toBe("_.second");
    expect(keyOfSpells(keyed, { item: "gun", when: "2020" })).toBe("gun");
    expect(keyOfSpells(dated, { when: "2020" })).toBe("");
    expect(factId(supplies, "a", "b", {}, "second")).toBe("a.supplies.b._.second");
    expect(factId(strength, "a", null, {})).toBe("a.has_strength");
  });

  it("are one from either end of a symmetric relation, and else are not", () => {
    expect(factIdentity(borders, "b", "a", {})).toBe("a.borders.b");
    expect(factIdentity(borders, "a", "b", {})).toBe("a.borders.b");
    expect(factIdentity(supplies, "b", "a", { item: "gun" }, "x")).toBe("b.supplies.a.gun.x");
    expect(factIdentity({ ...borders, value: { kind: "text" } }, "b", null, {})).toBe("b.borders");
  });

  it("read the keys of an entry as they are written", () => {
    expect(readKeys(supplies, { to: "x", item: "gun", quantity: "5 rounds" })).toEqual({ item: "gun" });
    expect(readKeys(supplies, { item: ["gun", "shell"] })).toEqual({ item: ["gun", "shell"] });
    expect(readKeys(supplies, { item: [] })).toEqual({});
    expect(readKeys(dated, { when: 2020 })).toEqual({ when: "2020" });
    expect(readKeys(dated, { when: "soon" })).toEqual({});
    expect(readKeys(borders, { when: "2020" })).toEqual({});
  });
});

describe("a suggestion", () => {
  const suggestFrom = (names: readonly string[], type = "state") => {
    const files = Object.fromEntries(names.map((name) => [name, { type, name }]));
    return createSuggest(schema, resolve(schema, docs(files)).entities);
  };

  it("differs in no more than a third of the letters", () => {
    const suggest = suggestFrom(["abcdef"]);
    expect(suggest("abcxxf")?.id).toBe("abcdef");
    expect(suggest("abxxxf")).toBeNull();
    expect(suggest("abcdefgh")?.id).toBe("abcdef");
    expect(suggest("abcdefghij")).toBeNull();
    expect(suggest("abcd")).toBeNull();
    expect(suggest("abcde")?.id).toBe("abcdef");
    expect(suggestFrom(["ab"])("ax")?.id).toBe("ab");
    expect(suggestFrom(["ab"])("xy")).toBeNull();
  });

  it("is the nearest, of two as near the one of the right type, else the first by id", () => {
    const suggest = suggestFrom(["kandahar", "kandahax", "kandabar"]);
    expect(suggest("kandahay")?.id).toBe("kandahar");
    expect(suggest("kandabax")?.id).toBe("kandabar");
    expect(suggest("kandaba")?.id).toBe("kandabar");
    const mixed = createSuggest(
      schema,
      resolve(schema, docs({ kangx: { type: "person" }, kangy: { type: "state" }, kangzz: { type: "weapon" } }))
        .entities,
    );
    expect(mixed("kangw")?.id).toBe("kangx");
    expect(mixed("kangw", ["state"])?.id).toBe("kangy");
    expect(mixed("kangw", ["place"])?.id).toBe("kangx");
    // One letter off in the wrong type comes before two in the right one.
    expect(mixed("kangx1", ["weapon"])?.id).toBe("kangx");
  });

  it("takes spaces, case and accents as an id has them, and looks at names of any kind", () => {
    const all = { a1: { type: "state", name: "Côte  d_Or", names: { de: "Goldküste" }, identifiers: { x: "QQ-17" } } };
    const suggest = createSuggest(schema, resolve(schema, docs(all)).entities);
    expect(suggest("cote-d-or")).toEqual({ id: "a1", name: "Côte  d_Or" });
    expect(suggest("goldkuste")?.id).toBe("a1");
    expect(suggest("qq-18")?.id).toBe("a1");
  });

  it("is none for texts that are too long", () => {
    const long = "x".repeat(200);
    const suggest = suggestFrom([long, "y".repeat(401)]);
    expect(suggest(long)?.id).toBe(long);
    expect(suggest(`${long}x`)).toBeNull();
  });
});
