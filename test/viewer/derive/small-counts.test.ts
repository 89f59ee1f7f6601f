import { describe, expect, it } from "vitest";
import { matrixOf, matrixTypes } from "../../../viewer/derive/arrange/matrix.ts";
import { byCount } from "../../../viewer/derive/by-count.ts";
import { numbersOf, someIn } from "../../../viewer/derive/numbers.ts";
import { bandsOf } from "../../../viewer/derive/scene/bands.ts";
import { see } from "../../../viewer/derive/seen.ts";
import { show } from "../../../viewer/derive/shown.ts";
import { NO_CLOCKS, NO_FILTERS } from "../../../viewer/state/view-state.ts";
import { said, worldAtlas } from "../evidence/small-world.ts";
import { entityOf, factOf } from "../sample-dataset.ts";

const people = Array.from({ length: 43 }, (_, n) => `p${String(n).padStart(2, "0")}`);
const atlas = worldAtlas(
  [
    ...["norland", "ostia", "sudmark"].map((id) => entityOf(id, "state", id)),
    ...people.map((id) => entityOf(id, "person", id)),
    entityOf("gun", "weapon", "Gun"),
    entityOf("paper", "source", "Paper"),
  ],
  [
    factOf("norland", "opposes", "ostia", {}, [said("sudmark"), said("p00")]),
    factOf("norland", "leads", "ostia", {}, [said("norland")]),
    factOf("norland", "supplies", "ostia", { item: "gun" }, [said("p00", { stance: "denies" })]),
    factOf("ostia", "allied_with", "sudmark", {}, [said("p00", { stance: "alleges" })]),
    factOf("sudmark", "opposes", "sudmark", {}, [said("p00")]),
    ...people.map((id) => factOf(id, "leads", "norland", {}, [said(id)])),
    factOf("p07", "opposes", "norland", {}, [said("p00")]),
    factOf("p07", "opposes", "p08", {}, [said("p00")]),
  ],
);
const seen = see(atlas, NO_CLOCKS, null);
const shown = show(atlas, seen, NO_FILTERS, null);

describe("a matrix of a small world", () => {
  it("has in each cell the facts of one direction, their best support, and the kind of most of them", () => {
    const { cell, rows, columns, more } = matrixOf(atlas, shown, "state", "state");
    expect([rows, columns, more]).toEqual([["ostia", "norland", "sudmark"], ["ostia", "norland", "sudmark"], 0]);
    expect(cell("norland", "ostia")).toEqual({
      ...{ row: "norland", column: "ostia", facts: 3, support: "corroborated", denied: true, kind: "leads" },
    });
    expect(cell("ostia", "norland")).toBeUndefined();
    const mutual = { facts: 1, support: "alleged", denied: false, kind: "allied_with" };
    expect(cell("ostia", "sudmark")).toEqual({ row: "ostia", column: "sudmark", ...mutual });
    expect(cell("sudmark", "ostia")).toEqual({ row: "sudmark", column: "ostia", ...mutual });
    expect(cell("sudmark", "sudmark")).toBeUndefined();
  });

  it("holds forty rows, those with most facts first, and says how many there are besides", () => {
    const { rows, columns, more, cell } = matrixOf(atlas, shown, "person", "actor");
    expect(rows).toHaveLength(40);
    expect(rows.slice(0, 3)).toEqual(["p07", "p00", "p01"]);
    expect([columns, more]).toEqual([["norland", "p08"], 3]);
    expect(cell("p07", "norland")).toMatchObject({ facts: 2, kind: "leads" });
    expect(matrixOf(atlas, shown, "actor", "person").more).toBe(0);
  });

  it("is offered of the types that are drawn, that with most lines within it first", () => {
    expect(matrixTypes(atlas, shown)).toEqual(["state", "person", "weapon"]);
    expect(matrixTypes(atlas, { ...shown, nodes: new Set(["gun"]), edges: [] })).toEqual(["weapon"]);
  });
});

describe("lists of names as numbers", () => {
  const { ends, voices, contested, single, support, places } = numbersOf(atlas, seen);
  const at = (id: string): number => places.get(id) ?? Number.NaN;

  it("answer for each fact whether one of its names is wanted", () => {
    const isOfOstia = someIn(ends, (id) => id === "ostia");
    expect(seen.facts.filter((_, n) => isOfOstia(n)).map(({ id }) => id)).toEqual([
      "norland.opposes.ostia",
      "norland.leads.ostia",
      "norland.supplies.ostia.gun",
      "ostia.allied_with.sudmark",
    ]);
    expect(
      seen.facts.every(
        (fact, n) => someIn(voices, (id) => fact.rollup.voices.includes(id))(n) === fact.rollup.voices.length > 0,
      ),
    ).toBe(true);
  });

  it("say of each fact how well it is supported, and by how many", () => {
    expect(contested[at("norland.supplies.ostia.gun")]).toBe(1);
    expect(contested[at("norland.opposes.ostia")]).toBe(0);
    expect(single[at("norland.opposes.ostia")]).toBe(0);
    expect(single[at("p07.opposes.p08")]).toBe(1);
    expect(support[at("norland.opposes.ostia")]).toBeGreaterThan(support[at("p07.opposes.p08")] ?? 9);
  });
});

describe("what is listed by how often it counts", () => {
  const counts = new Map([
    ["p01", 5],
    ["p00", 5],
    ["norland", 9],
    ["ostia", 2],
    ["sudmark", 1],
  ]);

  it("is the most frequent, with those that count as much as the last of them, and those that are ticked", () => {
    const ids = (most?: number, also?: readonly string[]) => byCount(atlas, counts, most, also).map(({ id }) => id);
    expect(ids()).toEqual(["norland", "p00", "p01", "ostia", "sudmark"]);
    expect(ids(2)).toEqual(["norland", "p00", "p01"]);
    expect(ids(1, ["sudmark"])).toEqual(["norland", "sudmark"]);
    expect(ids(9)).toHaveLength(5);
  });
});

describe("bands", () => {
  const bands = (told: readonly string[] = []) =>
    bandsOf(atlas, seen, { ...shown, edges: shown.edges.filter(({ source }) => !source.startsWith("p")) }, told);
  const line = ({
    source,
    target,
    facts,
    directed,
    told,
    support,
    denied,
    projected,
  }: ReturnType<typeof bands>[number]) => [
    `${source} ${directed ? "->" : "--"} ${target}`,
    facts.map(({ type }) => type).join(),
    `${support}, ${denied} denied${told ? ", told" : ""}${projected ? ", projected" : ""}`,
  ];

  it("are one for each pair, direction and family; what leads through its item has none of its own", () => {
    expect(bands().map(line)).toMatchInlineSnapshot(`
      [
        [
          "gun -> ostia",
          "supplies",
          "denied, 1 denied, projected",
        ],
        [
          "norland -> ostia",
          "opposes",
          "corroborated, 0 denied",
        ],
        [
          "norland -> ostia",
          "leads",
          "reported, 0 denied",
        ],
        [
          "ostia -- sudmark",
          "allied_with",
          "alleged, 0 denied",
        ],
      ]
    `);
  });

  it("of a fact that is told are its own, without a detour", () => {
    expect(
      bands(["norland.supplies.ostia.gun"])
        .map(line)
        .filter(([ends]) => ends === "norland -> ostia" || ends === "gun -> ostia"),
    ).toMatchInlineSnapshot(`
      [
        [
          "norland -> ostia",
          "opposes",
          "corroborated, 0 denied",
        ],
        [
          "norland -> ostia",
          "leads",
          "reported, 0 denied",
        ],
        [
          "norland -> ostia",
          "supplies",
          "denied, 1 denied, told",
        ],
      ]
    `);
  });
});
