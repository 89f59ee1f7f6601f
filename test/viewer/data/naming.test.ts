import { describe, expect, it } from "vitest";
import type { NamingFile } from "../../../src/model/outputs/page.ts";
import { factsSought, filesNaming, filesOfFacts, partsOfSources } from "../../../viewer/data/naming.ts";
import { claim, entityOf, factOf, sampleSchema } from "../sample-dataset.ts";

describe("what is loaded of a large dataset", () => {
  it("are the files that name an entity", () => {
    const entities = ["a", "b", "c", "d"].map((id) => entityOf(id, "state", id));
    // a and d; b; none; c and d.
    const naming: Pick<NamingFile, "named"> = { named: [[0, 3], [1], [], [2, 1]] };
    const files = (...ids: readonly string[]): readonly number[] => filesNaming(new Set(ids), entities, naming);
    expect([files("a"), files("b"), files("c"), files("d"), files("b", "c"), files("x")]).toEqual([
      ...[[0], [1], [3], [0, 3], [1, 3], []],
    ]);
  });

  it("are the files that facts are in, by the first of each", () => {
    const firsts = ["b.x", "f.x", "m.x"];
    expect(filesOfFacts(["b.x", "e", "f.x", "z", "a"], firsts)).toEqual([0, 0, 1, 2]);
  });

  it("are the facts that name it at an end, in a qualifier, or as one who speaks", () => {
    const facts = [
      factOf("x", "supplies", "b", {}, []),
      factOf("a", "supplies", "x", {}, []),
      factOf("a", "supplies", "b", { item: "x" }, []),
      factOf("a", "opposes", "b", {}, [claim({ by: "x" })]),
      factOf("a", "opposes", "c", {}, [claim({ source: "x" })]),
      factOf("a", "opposes", "d", {}, [claim({ relays: ["y", "x"] })]),
      factOf("a", "supplies", "d", {}, [claim({ says: { item: "x" } })]),
      factOf("a", "opposes", "e", { item: "x" }, [claim({ note: "x", by: "y" })]),
    ];
    const none = { entities: new Set<string>(), among: new Set<string>(), ids: new Set<string>(), steps: [] };
    const found = factsSought({ ...none, entities: new Set(["x"]) }, facts, sampleSchema());
    expect(found).toEqual(facts.slice(0, 7));
    expect(factsSought({ ...none, ids: new Set(["a.opposes.e.x"]) }, facts, sampleSchema())).toEqual(facts.slice(7));
  });

  it("are the facts between those among which it is told, and about one of them alone", () => {
    const none = { entities: new Set<string>(), ids: new Set<string>(), steps: [] };
    const facts = [
      factOf("a", "supplies", "b", { item: "x" }, []),
      factOf("a", "supplies", "x", {}, []),
      factOf("x", "opposes", "b", {}, [claim({ by: "a" })]),
      factOf("b", "opposes", null, {}, []),
    ];
    const found = factsSought({ ...none, among: new Set(["a", "b"]) }, facts, sampleSchema());
    expect(found).toEqual([facts[0], facts[3]]);
  });

  it("is all that is part of a source with it", () => {
    const ties = {
      speaksFor: [],
      authors: [],
      publishers: [],
      wholes: [
        ["comment", ["article"]],
        ["reply", ["comment"]],
        ["other", ["book"]],
      ],
    } as const;
    expect(partsOfSources(["article"], ties)).toEqual(["article", "comment", "reply"]);
  });
});
