import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { diffDatasets, isEmpty } from "../../src/diff/diff.ts";
import { renameIn } from "../../src/diff/renames.ts";
import { changesBetween, isSame } from "../../src/diff/same.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";
import { SYLVANIA } from "../helpers/sylvania-folder.ts";

type Files = Readonly<Record<string, string>>;

const schema = shippedSchema();
/** A file of one fact, which has its id. */
const FACT = "deployment";
const DEPLOYMENT = "data/facts/deployment.yaml";
const deployment = (...claims: string[]): string =>
  `type: deploys_to\nfrom: freedonia\nto: sylvania\nwhen: 2024\nclaims:\n${claims.map((claim) => `  - ${claim}\n`).join("")}`;
const source = (more: string): string => `type: source\nname: The page\n${more}`;

const BASE: Files = {
  ...SYLVANIA,
  "data/people/bob.yaml": "type: person\nname: Bob\n",
  "data/organisations/times.yaml": "type: organisation\nname: Times\n",
  "data/sources/note.yaml": "type: source\nname: A note\nkind: news\ndate: 2024-06-01\n",
  [DEPLOYMENT]: deployment("{by: ann, source: page, at: para. 1}", "{by: bob, source: page, at: para. 2}"),
};

function graphOf(files: Files): KnowledgeGraph {
  const { dataset, diagnostics } = checkProject(memoryHost(new Map([...schema, ...Object.entries(files)])));
  if (dataset === null) throw new Error(JSON.stringify(diagnostics));
  return openGraph(dataset);
}

const base = graphOf(BASE);
/** What differs after files of the base were written anew; those that are null are gone. */
function diffWith(files: Readonly<Record<string, string | null>>, before = base, from: Files = BASE) {
  const after = Object.entries({ ...from, ...files }).filter((file): file is [string, string] => file[1] !== null);
  return diffDatasets(before, graphOf(Object.fromEntries(after)));
}
const causesOf = (diff: ReturnType<typeof diffWith>) => diff.follows.find(({ id }) => id === FACT)?.causes;

describe("two datasets", () => {
  it("that are one, or say the same in another order, do not differ", () => {
    expect(isEmpty(diffDatasets(base, base))).toBe(true);
    const diff = diffWith({
      [DEPLOYMENT]: deployment("{by: bob, at: para. 2, source: page}", "{by: ann, source: page, at: para. 1}"),
    });
    expect(isEmpty(diff)).toBe(true);
    expect([diff.before, diff.after]).toEqual([base.dataset.digest, expect.any(String)]);
  });

  it("differ by what was added, removed and changed", () => {
    const diff = diffWith({
      "data/states/ruritania.yaml": "type: state\nname: Ruritania\n",
      "data/states/alba.yaml": "type: state\nname: Alba\nrelations:\n  borders: {to: sylvania, source: page}\n",
      "data/organisations/times.yaml": null,
      "data/sources/note.yaml": null,
      "data/people/bob.yaml": "type: person\nname: Robert\nrole: clerk\n",
    });
    expect(isEmpty(diff)).toBe(false);
    expect(diff.entities.added.map(({ id }) => id)).toEqual(["alba", "ruritania"]);
    expect(diff.entities.removed.map(({ id }) => id)).toEqual(["note", "times"]);
    expect(diff.entities.changed).toEqual([
      {
        id: "bob",
        changes: [
          { key: "attributes", before: {}, after: { role: "clerk" } },
          { key: "name", before: "Bob", after: "Robert" },
        ],
      },
    ]);
    expect(diff.facts).toMatchObject({ removed: [], changed: [] });
    expect(diff.facts.added.map(({ id }) => id)).toEqual(["alba.borders.sylvania"]);
    expect(diff.follows).toEqual([]);
  });

  it("differ by what a fact says and who says so", () => {
    const written = { when: "2023", note: "as said" };
    const text = BASE[DEPLOYMENT]?.replace("when: 2024", `when: ${written.when}\nnote: ${written.note}`) ?? "";
    const diff = diffWith({ [DEPLOYMENT]: text });
    expect(diff.facts.changed).toHaveLength(1);
    expect(diff.facts.changed[0]).toMatchObject({ id: FACT, claims: { added: [], removed: [], changed: [] } });
    expect(diff.facts.changed[0]?.changes.map(({ key }) => key)).toEqual(["note", "qualifiers"]);
    const assessed = diffWith({
      [DEPLOYMENT]:
        BASE[DEPLOYMENT]?.replace("claims:", "assessment: {support: alleged, why: I doubt it}\nclaims:") ?? "",
    });
    const assessment = { support: "alleged", why: "I doubt it" };
    expect(assessed.facts.changed[0]?.changes).toStrictEqual([
      { key: "assessment", after: expect.objectContaining(assessment) },
    ]);
    // In another folder, it says the same.
    const moved = diffWith({ [DEPLOYMENT]: null, "data/sent/deployment.yaml": BASE[DEPLOYMENT] ?? "" });
    expect(moved.facts.changed.map(({ changes }) => changes.map(({ key }) => key))).toEqual([["file"]]);
    expect(moved.follows).toEqual([]);
  });

  it("differ by what is declared", () => {
    const relation = "label: likes\ndomain: [actor]\nrange: [actor]\nfamily: speaks\n";
    const before = graphOf({ ...BASE, "entente.yaml": "title: A\n", "schema/relations/likes.yaml": relation });
    const keys = (files: Files) =>
      diffWith({ "schema/relations/likes.yaml": relation, ...files }, before).declared.map(({ key }) => key);
    expect(keys({ "entente.yaml": "title: A\n" })).toEqual([]);
    expect(keys({ "entente.yaml": "title: B\nlicence: CC0\n" })).toEqual(["project.licence", "project.title"]);
    expect(
      keys({ "entente.yaml": "title: A\n", "schema/relations/likes.yaml": `${relation}color: "#ff0000"\n` }),
    ).toEqual(["relations.likes"]);
    expect(
      keys({
        "entente.yaml": "title: A\n",
        "schema/entities/ship.yaml": "label: Ship\nplural: Ships\nextends: thing\n",
      }),
    ).toEqual(["entities.ship"]);
    expect(diffWith({ "entente.yaml": "title: A\n" }).declared).toEqual(
      expect.arrayContaining([{ key: "project.title", after: "A" }]),
    );
  });
});

it("two datasets may differ by a relation type that is gone with its facts", () => {
  const gone = {
    "schema/relations/likes.yaml": "label: likes\ndomain: [actor]\nrange: [actor]\nfamily: speaks\n",
    "data/people/bob.yaml": "type: person\nname: Bob\nrelations:\n  likes: {to: ann, source: page}\n",
  };
  const diff = diffWith({}, graphOf({ ...BASE, ...gone }));
  expect(diff.facts.removed.map(({ id }) => id)).toEqual(["bob.likes.ann"]);
  expect(diff.declared.map(({ key }) => key)).toEqual(["relations.likes"]);
});

describe("why a fact's roll-up is another", () => {
  it("is its claims, by number", () => {
    const [ann, bob] = ["{by: ann, source: page, at: para. 1}", "{by: bob, source: page, at: para. 2}"];
    const counted = (...claims: string[]) => causesOf(diffWith({ [DEPLOYMENT]: deployment(...claims) }));
    expect(counted(ann)).toEqual([{ kind: "claims", added: 0, removed: 1, changed: 0 }]);
    expect(counted(ann, bob, "{by: times, source: note, at: para. 3}")).toEqual([
      { kind: "claims", added: 1, removed: 0, changed: 0 },
    ]);
    expect(counted(ann, "{by: bob, stance: denies, source: page, at: para. 2}")).toEqual([
      { kind: "claims", added: 0, removed: 0, changed: 1 },
    ]);
    expect(counted("{by: times, source: page, at: para. 1}", bob)).toEqual([
      { kind: "claims", added: 1, removed: 1, changed: 0 },
    ]);
  });

  it("is what the fact itself says, but for what has no weight", () => {
    const text = BASE[DEPLOYMENT] ?? "";
    const counted = text.replace("when: 2024", "quantity: 100 troops\nwhen: 2024\nnote: as said");
    expect(causesOf(diffWith({ [DEPLOYMENT]: counted }))).toEqual([{ kind: "fact", keys: ["qualifiers"] }]);
    const assessed = text.replace("claims:", "assessment: {support: alleged, why: I doubt it}\nclaims:");
    expect(causesOf(diffWith({ [DEPLOYMENT]: assessed }))).toEqual([{ kind: "fact", keys: ["assessment"] }]);
  });

  it("is that one voice counts as another's, or no longer", () => {
    const tied = { "data/people/bob.yaml": "type: person\nname: Bob\nspeaks_for: [ann]\n" };
    const speaks = { kind: "speaks-for", id: "bob", through: ["bob"] };
    expect(causesOf(diffWith(tied))).toEqual([
      { ...speaks, before: ["bob"], after: ["ann"], shared: ["ann"], parted: [] },
    ]);
    // What else is written of the speaker ties no one.
    const more = tied["data/people/bob.yaml"].concat("relations:\n  affiliated_with: {to: times, source: page}\n");
    expect(
      causesOf(diffWith({ "data/people/bob.yaml": more }))?.map((cause) => "through" in cause && cause.through),
    ).toEqual([["bob"]]);
    const before = graphOf({ ...BASE, ...tied });
    expect(causesOf(diffWith({}, before))).toEqual([
      { ...speaks, before: ["ann"], after: ["bob"], shared: [], parted: ["ann"] },
    ]);
    // One that is tied to the same as before is not told of.
    const both = { "data/people/ann.yaml": "type: person\nname: Ann\nspeaks_for: [times]\n" };
    expect(causesOf(diffWith({ ...tied, ...both }, before))?.map((cause) => "id" in cause && cause.id)).toEqual([
      "ann",
      "bob",
    ]);
  });

  it("is other facts of its relation that bear on it, where nothing of its own is another", () => {
    const leads = (...names: readonly string[]) =>
      Object.fromEntries(
        names.map((name) => [
          `data/people/${name}.yaml`,
          `type: person\nname: ${name}\nrelations:\n  head_of_state: {to: sylvania, when: 2020/2022, source: page}\n`,
        ]),
      );
    const before = { ...BASE, ...leads("eve") };
    const elsewhere = {
      "data/states/freedonia.yaml":
        "type: state\nname: Freedonia\nrelations:\n  borders: {to: sylvania, source: page}\n",
    };
    const diff = diffWith({ ...leads("max"), ...elsewhere }, graphOf(before), before);
    expect(diff.follows.map(({ id, causes }) => [id, causes])).toEqual([
      ["eve.head_of_state.sylvania.2020--2022", [{ kind: "others", facts: ["max.head_of_state.sylvania.2020--2022"] }]],
    ]);
  });

  it("is who speaks in a source, and through which fact", () => {
    const [before, after] = ["", "relations:\n  authored_by: bob\n"].map((more) => ({
      ...BASE,
      [DEPLOYMENT]: deployment("{source: page, at: para. 1}", "{by: bob, source: note, at: para. 2}"),
      "data/sources/page.yaml": source(`kind: news\ndate: 2024-05-01\n${more}`),
    }));
    if (!before || !after) throw new Error("no files");
    expect(causesOf(diffWith(after, graphOf(before), before))).toEqual([
      { kind: "speakers", id: "page", before: ["page"], after: ["bob"], through: ["page.authored_by.bob"] },
    ]);
    expect(causesOf(diffWith(before, graphOf(after), after))).toEqual([
      { kind: "speakers", id: "page", before: ["bob"], after: ["page"], through: ["page.authored_by.bob"] },
    ]);
  });

  it("is what a source is, or when it was published", () => {
    const before = {
      ...BASE,
      [DEPLOYMENT]: deployment(
        "{source: page, at: para. 1}",
        "{by: ann, source: page, at: para. 2}",
        "{by: ann, stance: retracts, source: note, at: para. 3}",
      ),
    };
    const of = (more: string) =>
      causesOf(diffWith({ "data/sources/page.yaml": source(more) }, graphOf(before), before));
    expect(of("kind: opinion\ndate: 2024-05-01\n")).toEqual([{ kind: "source", id: "page", keys: ["kind"] }]);
    expect(of("kind: news\ndate: 2024-07-02\n")).toEqual([{ kind: "source", id: "page", keys: ["date"] }]);
    expect(of("kind: opinion\ndate: 2024-07-02\n")).toEqual([{ kind: "source", id: "page", keys: ["kind", "date"] }]);
    // Another kind that counts the same changes nothing.
    expect(of("kind: analysis\ndate: 2024-05-01\n")).toBeUndefined();
  });
});

describe("a dataset with new ids", () => {
  it("is as if nothing had been done but to rename", () => {
    const before = {
      ...BASE,
      "data/people/bob.yaml":
        "type: person\nname: Bob\nspeaks_for: [ann]\nnot_same_as: [ann]\naliases:\n  - {name: B, used_by: ann}\n",
      [DEPLOYMENT]: deployment(
        "{by: ann, source: page, at: para. 1}",
        "{by: bob, relays: [ann], source: page, at: para. 2}",
        "{source: page, at: para. 3}",
      ),
    };
    const now = (text: string): string =>
      text.replaceAll(
        /(?<!The )\b(ann|page|freedonia)\b/g,
        (id) => ({ ann: "anna", page: "sheet", freedonia: "liberty" })[id] ?? id,
      );
    const after = Object.fromEntries(Object.entries(before).map(([path, text]) => [now(path), now(text)]));
    const former = (path: string, id: string) => ({ [path]: `${after[path]}former_ids: [${id}]\n` });
    const diff = diffDatasets(
      graphOf(before),
      graphOf({
        ...after,
        ...former("data/people/anna.yaml", "ann"),
        ...former("data/sources/sheet.yaml", "page"),
        ...former("data/states/liberty.yaml", "freedonia"),
      }),
    );
    expect(diff.renamed).toEqual([
      { of: "entity", from: "ann", to: "anna" },
      { of: "entity", from: "freedonia", to: "liberty" },
      { of: "entity", from: "page", to: "sheet" },
    ]);
    const { renamed: _, ...rest } = diff;
    expect(isEmpty({ ...rest, renamed: [] })).toBe(true);
  });

  it("of facts, has them in its facts alone", () => {
    const renames = [{ of: "fact", from: FACT, to: "sent" }] as const;
    const { dataset, voices } = renameIn(base, renames);
    expect(dataset.facts.find(({ id }) => id === "sent")).toMatchObject({ former_ids: [FACT], subject: "freedonia" });
    expect(dataset.facts.find(({ id }) => id === "sent")?.claims.map(({ id, fact }) => [id, fact])).toEqual([
      ["sent#1", "sent"],
      ["sent#2", "sent"],
    ]);
    expect(dataset.entities).toEqual(base.dataset.entities);
    expect(voices.roots("ann")).toEqual(["ann"]);
    // Where none is renamed, it is the same.
    expect(renameIn(base, []).dataset).toBe(base.dataset);
  });
});

describe("two values", () => {
  it("are equal whatever the order of keys", () => {
    expect(isSame({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    for (const [a, b] of [
      [1, "1"],
      [{ a: 1 }, { a: 1, b: 2 }],
      [{ a: 1, b: 2 }, { a: 1 }],
      [
        [1, 2],
        [2, 1],
      ],
      [[1], [1, 2]],
      [[1, 2], [1]],
      [[], {}],
      [{}, []],
      [null, {}],
      [{}, null],
      [{ a: undefined }, { b: undefined }],
      [{}, "a"],
    ] as const)
      expect(isSame(a, b), JSON.stringify([a, b])).toBe(
        a !== b && JSON.stringify(a) === "{}" && JSON.stringify(b) === "{}",
      );
    expect(isSame({ constructor: 1 }, {})).toBe(false);
  });

  it("differ key by key, sorted, but for those that are passed over", () => {
    expect(changesBetween({ b: 1, a: 1, c: { d: 1 }, e: 1 }, { b: 2, c: { d: 1 }, f: 1, e: 2 }, ["e"])).toStrictEqual([
      { key: "a", before: 1 },
      { key: "b", before: 1, after: 2 },
      { key: "f", after: 1 },
    ]);
    expect(changesBetween({}, { constructor: 1 })).toStrictEqual([{ key: "constructor", after: 1 }]);
  });
});
