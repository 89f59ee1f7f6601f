import { describe, expect, it } from "vitest";
import { readConditions, withCondition, writeConditions } from "../../../viewer/state/end-conditions.ts";
import { hangingOn, withExpansion, withoutExpansionsOf } from "../../../viewer/state/expansions.ts";
import { foldNamed, foldsOf, nodeOfFold } from "../../../viewer/state/folds.ts";

const line = (n: number) => `from:a=${String(n).padStart(2, "0")}`;
const lines = (many: number) => Array.from({ length: many }, (_, n) => line(n));

describe("conditions on the ends of facts", () => {
  it("are read from lines, each once, sorted by end and then by text; other lines are left out", () => {
    const read = readConditions("to:b\neither:a\nfrom:b\nfrom:a\nfrom:a\nsome:a\nfrom:\nfrom:  \na\n from:c\nfrom: d ");
    expect(writeConditions(read).split("\n")).toEqual(["either:a", "from:a", "from:b", "from:d", "to:b"]);
  });

  it("are 20 of 200 characters, in a link and by hand", () => {
    expect(readConditions(lines(21).join("\n"))).toHaveLength(20);
    const long = (n: number) => readConditions(`either:${"a".repeat(n)}`);
    expect([long(200).length, long(300).length]).toEqual([1, 0]);
    const full = readConditions(lines(20).join("\n"));
    expect(withCondition(full, { ends: "object", text: "a=1" })).toBe(full);
    const nearly = full.slice(1);
    expect(withCondition(nearly, { ends: "object", text: "a=1" })).toHaveLength(20);
    expect(withCondition([], { ends: "object", text: `${"a".repeat(199)} b` })[0]?.text).toBe("a".repeat(199));
  });

  it("stay the same list where one is there already, or is empty", () => {
    const one = withCondition([], { ends: "subject", text: " a \n = 1 " });
    expect(one).toEqual([{ ends: "subject", text: "a = 1" }]);
    expect(withCondition(one, { ends: "subject", text: "a  = 1" })).toBe(one);
    expect(withCondition(one, { ends: "subject", text: " \n" })).toBe(one);
    expect(withCondition(one, { ends: "object", text: "a = 1" })).toHaveLength(2);
    expect(withCondition(one, { ends: "subject", text: "a = 2" })).toHaveLength(2);
  });
});

describe("expansions", () => {
  const a = withExpansion([], { from: "a", added: { b: [1, 1], c: [2, 2] } });
  const b = withExpansion(a, { from: "b", added: { b: [0, 0], c: [0, 0], d: [3, 3] } });

  it("add each entity once, and are none where all are there", () => {
    expect(b.at(-1)).toEqual({ from: "b", added: { d: [3, 3] } });
    expect(withExpansion(b, { from: "x", added: { d: [9, 9] } })).toBe(b);
    expect(withExpansion(b, { from: "x", added: { x: [9, 9] } })).toBe(b);
  });

  it("go with all that hangs on them, in whatever order a link has them", () => {
    expect([hangingOn(b, "a"), hangingOn(b, "b"), hangingOn(b, "c")]).toEqual([3, 1, 0]);
    expect(withoutExpansionsOf(b, "b")).toEqual(a);
    expect(withoutExpansionsOf(b.toReversed(), "a")).toEqual([]);
    expect(withoutExpansionsOf(b, "d")).toBe(b);
  });
});

describe("folds", () => {
  it("are named by their kind and what they are of, which may have dots", () => {
    expect(foldNamed("under.a.b")).toEqual({ by: "under", of: "a.b" });
    expect(["under", "under.", ".a", "over.a", ""].map(foldNamed)).toEqual([null, null, null, null, null]);
  });

  it("are drawn as the entity, or as a node of the type; each once", () => {
    expect(foldsOf(["type.person", "x", "around.nato", "type.person"]).map(nodeOfFold)).toEqual([
      "type.person",
      "nato",
    ]);
  });
});
