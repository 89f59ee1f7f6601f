import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";

const PEOPLE = {
  "data/people/ann.yaml": "type: person\nname: Ann\n",
  "data/people/bob.yaml": "type: person\nname: Bob\n",
};

/** What a claim comes to that a source makes in its own words, and another takes back; and whether `check` speaks of it. */
function weighed(sources: Readonly<Record<string, string>>, claims: readonly string[]): readonly unknown[] {
  const files = Object.entries(sources).map(([id, more]) => {
    const date = more.includes("date:") ? "" : "date: 2024-01-01\n";
    return [`data/sources/${id}.yaml`, `type: source\nname: ${id}\nkind: news\n${date}${more}`] as const;
  });
  const states = {
    "data/states/north.yaml": `type: state\nname: North\nrelations:\n  opposes:\n    to: south\n    claims: [${claims.join(", ")}]\n`,
    "data/states/south.yaml": "type: state\nname: South\n",
  };
  const host = memoryHost(new Map([...shippedSchema(), ...Object.entries({ ...PEOPLE, ...states }), ...files]));
  const { dataset, diagnostics } = checkProject(host, { partial: true });
  const support = dataset?.facts.find(({ id }) => id === "north.opposes.south")?.rollup.support;
  return [support, diagnostics.some(({ name }) => name === "retracts-nothing")];
}

const CORRECTION = "date: 2024-03-01\nrelations: {part_of: a}\n";
const BACK = ["{source: a}", "{source: b, stance: retracts}"];

describe("what a source says in its own words is taken back", () => {
  it("by a later correction that is part of it", () => {
    expect(weighed({ a: "", b: CORRECTION }, BACK)).toEqual(["unsourced", false]);
    expect(weighed({ a: "relations: {authored_by: ann}\n", b: CORRECTION }, BACK)).toEqual(["unsourced", false]);
  });

  it("by what it is part of, and by itself", () => {
    expect(weighed({ a: "relations: {part_of: b}\n", b: "date: 2024-03-01\n" }, BACK)).toEqual(["unsourced", false]);
    expect(weighed({ a: "" }, ["{source: a}", "{source: a, stance: retracts, said: 2024-05}"])).toEqual([
      "unsourced",
      false,
    ]);
  });

  it("through several wholes, one in the other", () => {
    const sources = { a: "", mid: "relations: {part_of: a}\n", b: "date: 2024-03-01\nrelations: {part_of: mid}\n" };
    expect(weighed(sources, BACK)).toEqual(["unsourced", false]);
  });
});

describe("a retraction is idle, and a finding", () => {
  it("of a source that has nothing to do with it", () => {
    expect(weighed({ a: "", b: "date: 2024-03-01\n" }, BACK)).toEqual(["reported", true]);
  });

  it("of a comment that has an author of its own, and of an article on such a comment", () => {
    const comment = "date: 2024-03-01\nrelations: {part_of: a, authored_by: bob}\n";
    expect(weighed({ a: "", b: comment }, BACK)).toEqual(["reported", true]);
    const sources = { a: "relations: {part_of: b, authored_by: bob}\n", b: "date: 2024-03-01\n" };
    expect(weighed(sources, BACK)).toEqual(["reported", true]);
  });

  it("before there is anything to take back", () => {
    expect(weighed({ a: "", b: CORRECTION.replace("2024-03", "2023-03") }, BACK)).toEqual(["reported", true]);
  });

  it("of what someone else is quoted to have said", () => {
    expect(weighed({ a: "", b: CORRECTION }, ["{by: ann, source: a}", "{source: b, stance: retracts}"])).toEqual([
      "reported",
      true,
    ]);
    expect(
      weighed({ a: "", b: CORRECTION }, ["{by: ann, source: a}", "{by: bob, stance: retracts, source: b}"]),
    ).toEqual(["reported", true]);
    expect(
      weighed({ a: "", b: CORRECTION }, ["{by: ann, source: a}", "{by: ann, stance: retracts, source: b}"]),
    ).toEqual(["unsourced", false]);
  });
});
