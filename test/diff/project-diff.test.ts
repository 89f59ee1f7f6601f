import { describe, expect, it } from "vitest";
import { diffDatasets, isEmpty } from "../../src/diff/diff.ts";
import { renameIn } from "../../src/diff/renames.ts";
import { BASE, base, DEPLOYMENT, deployment, diffWith, FACT, type Files, graphOf } from "./two-projects.ts";

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
