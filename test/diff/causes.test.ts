import { describe, expect, it } from "vitest";
import { BASE, causesOf, DEPLOYMENT, deployment, diffWith, graphOf, source } from "./two-projects.ts";

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
