import { describe, expect, it } from "vitest";
import { belongingsOf } from "../../src/corroborate/belongings.ts";
import { type KnownLifetime, knownLifetimes } from "../../src/corroborate/existence.ts";
import { rivalsIn, sharedEnds, withRivals } from "../../src/corroborate/rivals.ts";
import { voicesOf } from "../../src/corroborate/voices.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { RelationType, Schema } from "../../src/model/schema.ts";
import { UNSOURCED } from "../../src/model/unsourced.ts";
import { resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";
import { RULER, RULERS_RELATIONS } from "../time/lives.ts";
import { claim, date, factOf } from "./arbitrary.ts";

describe("who belongs to whom", () => {
  const opposes = schema.relations["opposes"];
  if (!opposes) throw new Error("another schema");
  const of = (flags: Partial<RelationType>, fact: Fact = factOf([])) => belongingsOf(fact, { ...opposes, ...flags });

  it("is as the flags of the relation tell", () => {
    const [below, above] = [
      ["north-korea", "russia"],
      ["russia", "north-korea"],
    ];
    expect(of({})).toEqual([]);
    expect(of({ same_voice: true })).toEqual([below]);
    expect(of({ belongs_to_object: true })).toEqual([below]);
    expect(of({ belongs_to_subject: true })).toEqual([above]);
    expect(of({ belongs_to_subject: true, same_voice: true })).toEqual([below, above]);
  });

  it("is not said by what is only denied or doubted, nor of a value", () => {
    expect(of({ same_voice: true }, factOf([claim({ stance: "denies" }), claim({ stance: "doubts" })]))).toEqual([]);
    expect(of({ same_voice: true }, factOf([claim({ stance: "denies" }), claim({ stance: "predicts" })]))).toHaveLength(
      1,
    );
    expect(of({ same_voice: true }, { ...factOf([]), object: null })).toEqual([]);
  });
});

describe("rivals", () => {
  const base = schema.relations["visited"];
  if (!base) throw new Error("another schema");
  const exclusive = (parts: Partial<RelationType>): Schema => ({
    ...schema,
    relations: { ...schema.relations, visited: { ...base, ...parts } },
  });
  const fact = (id: string, subject: string, object: string | null, parts: Partial<Fact> = {}): Fact => ({
    ...{ ...factOf([claim()]), id, type: "visited", subject, object },
    ...parts,
  });
  const rivals = (parts: Partial<RelationType>, ...facts: readonly Fact[]) =>
    [...rivalsIn(facts, voicesOf(new Map(), [], exclusive(parts)))].map(([id, others]) => `${id}: ${others.join(" ")}`);

  it("are of one subject, of one object, or of either end where the relation is symmetric", () => {
    const [a, b, c] = [fact("ab", "a", "b"), fact("ac", "a", "c"), fact("db", "d", "b")];
    expect(rivals({ exclusive: "from" }, a, b, c)).toEqual(["ab: ac", "ac: ab"]);
    expect(rivals({ exclusive: "to" }, a, b, c)).toEqual(["ab: db", "db: ab"]);
    expect(rivals({ exclusive: "from", symmetric: true }, a, b, c)).toEqual(["ab: ac db", "ac: ab", "db: ab"]);
    expect(rivals({ exclusive: null }, a, b, c)).toEqual([]);
    expect(sharedEnds(a, { ...base, exclusive: "to" })).toEqual(["b"]);
  });

  it("are alike in their other keys, and asserted", () => {
    const staged = (id: string, object: string, stage: string) => fact(id, "a", object, { qualifiers: { stage } });
    expect(
      rivals({ exclusive: "from", key: ["stage", "when"] }, staged("ab", "b", "Late"), staged("ac", "c", "late")),
    ).toHaveLength(2);
    expect(
      rivals({ exclusive: "from", key: ["stage", "when"] }, staged("ab", "b", "late"), staged("ac", "c", "early")),
    ).toEqual([]);
    expect(rivals({ exclusive: "from" }, fact("ab", "a", "b", { claims: [] }), fact("ac", "a", "c"))).toHaveLength(2);
    expect(
      rivals(
        { exclusive: "from" },
        fact("ab", "a", "b", { claims: [claim({ stance: "doubts" })] }),
        fact("ac", "a", "c"),
      ),
    ).toEqual([]);
    expect(rivals({ exclusive: "from" }, fact("ab", "a", "unknown"), fact("ac", "a", "c"))).toEqual([]);
    expect(rivals({ exclusive: "from" }, fact("ab", "unknown", "b"), fact("ac", "unknown", "c"))).toEqual([]);
  });

  it("are values that cannot both be true", () => {
    const valued = (id: string, text: string, ...more: readonly string[]) =>
      fact(id, "a", null, {
        qualifiers: { value: text },
        claims: [text, ...more].map((value, n) => claim({ says: { value } }, n)),
      });
    const dated = { exclusive: "from", value: { kind: "date" }, key: ["value"] } as const;
    expect(rivals(dated, valued("x", "1970"), valued("y", "1971"))).toEqual(["x: y", "y: x"]);
    expect(rivals(dated, valued("x", "1970"), valued("y", "1970-04"))).toEqual([]);
    expect(rivals(dated, valued("x", "1970"), valued("y", "1971", "1970"))).toEqual([]);
  });

  it("are given to their facts, and taken from those that have none any more", () => {
    const [a, b, c] = [fact("ab", "a", "b"), fact("ac", "a", "c"), fact("db", "d", "b")];
    const before = { ...c, rollup: { ...UNSOURCED, rivals: ["ab"] } };
    const [one, other, third] = withRivals([a, b, before], new Map([["ab", ["ac"]]]));
    expect(one?.rollup.rivals).toEqual(["ac"]);
    expect(other).toBe(b);
    expect(third?.rollup.rivals).toEqual([]);
  });
});

describe("what was known of a life", () => {
  const wide: Schema = {
    ...schema,
    entities: { ...schema.entities, ruler: RULER },
    relations: { ...schema.relations, ...RULERS_RELATIONS },
  };
  const crowned = (value: string, said: string) => ({ value, source: "news", said });
  const lives = (...entries: object[]) => {
    const { entities, facts } = resolve(
      wide,
      docs({ news: { type: "source" }, ann: { type: "ruler", name: "Ann", crowned: entries }, bob: { type: "ruler" } }),
    );
    const known = knownLifetimes(
      { entities: [...entities.values()], facts, schema: wide },
      voicesOf(entities, facts, wide),
    );
    return [...known].map(({ entity, from, to, life }: KnownLifetime) => [
      entity,
      from,
      to,
      life.earliestStart,
      life.latestStart,
    ]);
  };

  it("changes on the days on which something else came to be known", () => {
    const [first, last] = [date("1970").firstDay, date("1970").lastDay];
    expect(lives(crowned("1970", "2001-01-01"))).toEqual([["ann", "2001-01-01", null, first, last]]);
    expect(lives(crowned("1970", "2001-01-01"), crowned("1980", "2003-01-01"))).toEqual([
      ["ann", "2001-01-01", "2003-01-01", first, last],
      ["ann", "2003-01-01", null, first, date("1980").lastDay],
    ]);
    // What says the same changes nothing.
    expect(
      lives({
        value: "1970",
        claims: [
          { source: "news", said: "2001-01-01" },
          { source: "news", said: "2002-01-01" },
        ],
      }),
    ).toHaveLength(1);
    const { length } = lives({
      value: "1970",
      claims: [
        { source: "news", said: "2001-01-01" },
        { source: "news", said: "2002-01-01", stance: "retracts" },
      ],
    });
    expect(length).toBe(1);
    expect(lives()).toEqual([]);
  });
});
