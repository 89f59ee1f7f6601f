import { describe, expect, it } from "vitest";
import { formerIdsOf, withIds } from "../../src/refactor/listed-ids.ts";

const former = (text: string, ...ids: string[]) => withIds(text, "former_ids", ids);

describe("ids under a key of a file", () => {
  it("go where the key belongs, if there is none", () => {
    const [head, tail] = ["type: state\nname: C\naliases: [K]\n", "relations: {}\n"];
    expect(former(head + tail, "a", "b")).toBe(`${head}former_ids: [a, b]\n${tail}`);
    expect(withIds(head + tail, "not_same_as", ["a"])).toBe(`${head}not_same_as: [a]\n${tail}`);
    expect(former("relations: {}\n", "a")).toBe("former_ids: [a]\nrelations: {}\n");
    expect(former("# head\n\nrelations: {}\n", "a")).toBe("# head\n\nformer_ids: [a]\nrelations: {}\n");
    expect(former("{}\n", "a")).toBe("{former_ids: [a]}\n");
    expect(former("{type: state}\n", "1453")).toBe('{type: state, former_ids: ["1453"]}\n');
    expect(former("type: state # of old", "a")).toBe("type: state # of old\nformer_ids: [a]");
  });

  it("are added to those that are there, comments and all", () => {
    expect(former("former_ids: [a] # of old\nname: C\n", "a", "b")).toBe("former_ids: [a, b] # of old\nname: C\n");
    expect(former("former_ids:\n    - a # of old\nname: C\n", "a", "b", "c")).toBe(
      "former_ids:\n    - a # of old\n    - b\n    - c\nname: C\n",
    );
    expect(former("former_ids:\n- a", "a", "1453")).toBe('former_ids:\n- a\n- "1453"');
  });

  it("leave the text as it is where none is new, whatever its layout", () => {
    for (const text of ["former_ids: [ a,b ]\n", "former_ids:\n  - a # of old\n  - b\n", "name: C # no ids\n"]) {
      expect(former(text, ...(text.includes("a,b") || text.includes("- b") ? ["a", "b"] : []))).toBe(text);
    }
  });

  it("are written anew where one goes, below the comments that were among them", () => {
    expect(former("name: C\nformer_ids:\n  - a # first\n  # second\n  - b\nrelations: {}\n", "b", "c")).toBe(
      "name: C\n# first\n# second\nformer_ids: [b, c]\nrelations: {}\n",
    );
    expect(former("former_ids: [a, b]\n", "b")).toBe("former_ids: [b]\n");
    expect(former("former_ids: [a, b]\n", "a")).toBe("former_ids: [a]\n");
    expect(former("former_ids: [a, b]\n", "b", "a")).toBe("former_ids: [b, a]\n");
    expect(former("former_ids: []\n", "a")).toBe("former_ids: [a]\n");
    expect(former("{former_ids: [a], name: C}\n", "b")).toBe("{former_ids: [b], name: C}\n");
  });

  it("take the key away with the last", () => {
    expect(former("type: state\nformer_ids: [a]\nname: C\n")).toBe("type: state\nname: C\n");
    expect(former("type: state\nname: C\n")).toBe("type: state\nname: C\n");
  });

  it("are left alone in what is not an entity", () => {
    for (const text of ["- a\n", "a\n", ""]) expect(former(text, "b")).toBe(text);
  });

  it("are read from a list or one of them, and only texts are ids", () => {
    const of = (ids: unknown) =>
      formerIdsOf({ file: "f", id: "f", value: ids === undefined ? {} : { former_ids: ids } });
    expect(of(["a", 1453, "b", null])).toEqual(["a", "b"]);
    expect(of("a")).toEqual(["a"]);
    expect(of(undefined)).toEqual([]);
  });
});
