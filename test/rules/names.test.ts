import { describe, expect, it } from "vitest";
import type { Schema } from "../../src/model/schema.ts";
import { schema } from "../resolve/tiny-schema.ts";
import { type Files, found, japan, names, places } from "./found.ts";

const group = (name: string, parts: Record<string, unknown> = {}) => ({ type: "organisation", name, ...parts });

describe("one name for two", () => {
  it("is told at the later use, with the earlier one and how it is written there", () => {
    const clash = (parts: Record<string, unknown>) => {
      const [one, ...more] = found({ pact: group("Pact", parts) });
      expect(more).toEqual([]);
      const place = one && "pointer" in one.place ? one.place.pointer : "";
      return [place, one?.related?.[0]?.message, one?.hint];
    };
    const hint = "if they are two things, say `not_same_as: [nato]`";
    expect(clash({ aliases: ["The Pact", "NATO"] })).toEqual(["/aliases/1", "`nato` has it too", hint]);
    expect(clash({ names: { fr: "nato" } })).toEqual(["/names/fr", '`nato` has it as "NATO"', hint]);
    expect(clash({ aliases: ["\uff2eATO"] })).toEqual([
      "/aliases/0",
      "`nato` has it too, in other characters that look the same",
      hint,
    ]);
  });

  it("is told of each later use once, with the first that it may be taken for", () => {
    const files: Files = { a: group("Guard"), b: group("Guard", { aliases: ["guard"] }), c: group("Guard") };
    expect(places(files)).toEqual([
      "alias-clash b/name a/name",
      "alias-clash b/aliases/0 a/name",
      "alias-clash c/name a/name",
    ]);
    const apart: Files = {
      a: group("Guard", { not_same_as: ["b"] }),
      b: group("Guard"),
      c: group("Guard", { not_same_as: ["a"] }),
    };
    expect(places(apart)).toEqual(["alias-clash c/name b/name"]);
    expect(names({ a: group("Guard", { aliases: ["guard", "GUARD"] }) })).toEqual([]);
  });

  it("is one that another has for all, or that the same source uses, whichever is written first", () => {
    const used = (by: string | null) => ({ aliases: [by === null ? "The Guard" : { name: "The Guard", used_by: by }] });
    const clash = (...by: (string | null)[]) =>
      places(Object.fromEntries(by.map((one, n) => [`g${n}`, group(`Group ${n}`, used(one))])));
    expect(clash(null, "news")).toEqual(["alias-clash g1/aliases/0 g0/aliases/0"]);
    expect(clash("news", null)).toEqual(["alias-clash g1/aliases/0 g0/aliases/0"]);
    expect(clash("news", "nato")).toEqual([]);
    expect(clash("news", "nato", "nato")).toEqual(["alias-clash g2/aliases/0 g1/aliases/0"]);
    expect(clash("news", null, "news")).toEqual([
      "alias-clash g1/aliases/0 g0/aliases/0",
      "alias-clash g2/aliases/0 g0/aliases/0",
    ]);
    expect(clash(null, "nato", "news", "news")).toEqual([
      "alias-clash g1/aliases/0 g0/aliases/0",
      "alias-clash g2/aliases/0 g0/aliases/0",
      "alias-clash g3/aliases/0 g0/aliases/0",
    ]);
  });

  it("is not told twice of one that is told by its id already", () => {
    // What has both the name and the id is told by its name.
    const files: Files = { guard: group("Guard"), z: group("Guard") };
    expect(places(files)).toEqual(["alias-clash z/name guard/name"]);
    expect(places({ guard: group("Watch"), z: group("Guard") })).toEqual(["alias-clash z/name guard/name"]);
    expect(places({ guard: group("Watch", { not_same_as: ["z"] }), z: group("Guard") })).toEqual([]);
    // One's own id and identifiers are one's own.
    expect(names({ guard: group("Guard", { identifiers: { x: "Guard" } }) })).toEqual([]);
  });

  it("is a former id only of who gave it up", () => {
    const z = { z: group("Guard") };
    expect(places({ ...z, a: group("Watch", { former_ids: ["guard"] }) })).toEqual([
      "alias-clash z/name a/former_ids/0",
    ]);
    // What is still in use is an error of its own.
    const kept = places({ ...z, a: group("Watch", { former_ids: ["guard"] }), guard: group("Third") });
    expect(kept).toEqual(["former-id-clash a/former_ids/0", "alias-clash z/name guard/name"]);
  });

  it("is not an alias as well of one whose name it is", () => {
    expect(places({ a: group("Guard", { aliases: ["Watch", "Guard"] }) })).toEqual(["alias-is-name a/aliases/1"]);
  });
});

describe("identifiers", () => {
  it("are of one entity, whatever their spelling", () => {
    const own = (name: string, parts: Record<string, unknown>) => group(name, parts);
    const same: Files = { a: own("A", { identifiers: { x: "1" } }), b: own("B", { identifiers: { x: "1" } }) };
    expect(places(same)).toEqual(["identifier-clash b/identifiers/x a/identifiers/x"]);
    expect(found(same)[0]).not.toHaveProperty("hint");
    const spelt: Files = { a: own("A", { identifiers: { x: "q1" } }), b: own("B", { identifiers: { x: "Q1" } }) };
    expect(found(spelt)[0]).toMatchObject({
      related: [{ message: "the same but for its spelling: q1" }],
      hint: "if the register tells them apart by their spelling, say `not_same_as: [a]`",
    });
    expect(names({ ...spelt, b: own("B", { identifiers: { x: "Q1" }, not_same_as: ["a"] }) })).toEqual([]);
    expect(names({ ...same, b: own("B", { identifiers: { y: "1" } }) })).toEqual([]);
    expect(names({ a: own("A", { identifiers: { x: "q1", X: "Q1" } }) })).toEqual([]);
  });

  it("of two that are not the same differ", () => {
    const apart = (identifiers: Record<string, string>, other: Record<string, string>, ...not: string[]): Files => ({
      a: group("A", { identifiers, not_same_as: not }),
      b: group("B", { identifiers: other }),
    });
    expect(places(apart({ x: "1" }, { x: "1" }, "b"))).toEqual(["same-after-all a/not_same_as/0"]);
    expect(found(apart({ x: "1" }, { x: "1" }, "b"))[0]?.message).toContain("both have the x identifier 1");
    expect(names(apart({ x: "1" }, { x: "2" }, "b"))).toEqual([]);
    expect(names(apart({ x: "1" }, { y: "1" }, "b"))).toEqual([]);
    expect(places(apart({ y: "3", x: "1" }, { x: "1" }, "korea", "a"))).toEqual(
      ["same-after-all a/not_same_as/1", "identifier-clash b/identifiers/x a/identifiers/x"].sort((one) =>
        one.startsWith("identifier") ? -1 : 1,
      ),
    );
    // Nothing is known of the one that is unknown.
    expect(names(apart({ x: "1" }, { y: "1" }, "unknown"))).toEqual([]);
    expect(found({ a: group("A", { not_same_as: ["a"] }) })[0]?.message).toContain("this very entity");
  });

  it("that were given up are in use nowhere, and were given up once", () => {
    expect(places({ a: group("A", { former_ids: ["old", "nato"] }) })).toEqual(["former-id-clash a/former_ids/1"]);
    expect(found({ a: group("A", { former_ids: ["nato"] }) })[0]?.message).toContain(
      "data/nato.yaml still declares it",
    );
    const twice = found({ a: group("A", { former_ids: ["old"] }), b: group("B", { former_ids: ["old"] }) });
    expect(twice).toHaveLength(1);
    expect(twice[0]?.message).toMatch(/`[ab]` has given it up as well/);
  });
});

describe("the address of a source", () => {
  const source = (name: string, parts: Record<string, unknown>) => ({ type: "source", name, kind: "news", ...parts });
  const field = (name: string) => ({ name, type: { kind: "text" }, list: false, required: false, description: "" });
  const fields = ["url", "archive_url", "accessed"].map((name) => [name, field(name)] as const);
  const onPages = {
    ...schema,
    entities: {
      ...schema.entities,
      source: { ...schema.entities["source"], attributes: Object.fromEntries(fields) },
    },
  } as Schema;
  const told = (...all: Record<string, unknown>[]) =>
    places(Object.fromEntries(all.map((parts, n) => [`s${n}`, source(`Source ${n}`, parts)])), true, onPages);
  const [url, old, other] = ["https://a.example/x", "https://archive.example/1", "https://archive.example/2"];

  it("is that of another only where both say which snapshot they are", () => {
    expect(told({ url }, { url })).toEqual(["same-url s1/url s0/url"]);
    expect(told({ url }, { url: `${url}y` })).toEqual([]);
    expect(told({ url, archive_url: old }, { url, archive_url: other })).toEqual([]);
    expect(told({ url, accessed: "2024-01" }, { url, accessed: "2024-02" })).toEqual([]);
    expect(told({ url, accessed: "2024-01" }, { url, accessed: "2024-01" })).toEqual(["same-url s1/url s0/url"]);
    expect(told({ url, archive_url: old }, { url })).toEqual(["same-url s1/url s0/url"]);
    expect(told({ url }, { url, archive_url: old })).toEqual(["same-url s1/url s0/url"]);
    expect(told({ archive_url: old }, { archive_url: old })).toEqual(["same-url s1/archive_url s0/archive_url"]);
    expect(told({ url: old, archive_url: old })).toEqual([]);
  });

  it("has a hint only where a snapshot would tell the two apart", () => {
    const files = (parts: Record<string, unknown>): Files => ({ s0: source("A", parts), s1: source("B", parts) });
    expect(found(files({ url }), true, onPages)[0]?.hint).toContain("archive_url");
    expect(found(files({ archive_url: old }), true, onPages)[0]).not.toHaveProperty("hint");
  });
});

describe("a fact that is written twice", () => {
  const same = (files: Files) => found(files).map(({ name, message, related }) => [name, message, related?.[0]?.place]);

  it("says what makes it the same", () => {
    const supplies = { to: "russia", item: "gun", source: "news" };
    const files: Files = { ...japan({ supplies: [supplies, supplies] }), gun: { type: "weapon", name: "Gun" } };
    expect(same(files)[0]?.[1]).toContain("subject, object, item");
    const trait = { value: "calm", source: "news" };
    expect(same(japan({ has_trait: [trait, trait] }))[0]?.[1]).toContain("subject, value");
    expect(names(japan({ has_trait: [trait, { ...trait, value: "wild" }] }))).toEqual([]);
  });

  it("is one also in two files of their own, and another with a spell", () => {
    const fact = (parts: Record<string, unknown> = {}) => ({
      type: "borders",
      from: "russia",
      to: "korea",
      source: "news",
      ...parts,
    });
    const turned = fact({ from: "korea", to: "russia" });
    expect(places({ a: fact(), b: turned })).toEqual(["duplicate-fact b a"]);
    expect(names({ a: fact(), b: fact({ spell: "second" }) })).toEqual([]);
  });
});
