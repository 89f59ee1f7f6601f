import { describe, expect, it } from "vitest";
import { checkRules, resolve } from "../helpers/resolve.ts";
import { docs, schema } from "../resolve/tiny-schema.ts";
import { type Files, found, japan, names } from "./found.ts";

describe("wrong types", () => {
  it("say what is wanted and what the target is", () => {
    const [finding] = found(japan({ borders: { to: "nato", source: "news" } }));
    expect(finding?.message).toBe("`borders` leads to a state or a place, and `nato` is an organisation.");
    expect(finding?.place).toEqual({ file: "data/japan.yaml", pointer: "/relations/borders/to", on: "value" });
  });

  it("are none of `unknown`, and nothing is said of an entity whose own type is wrong", () => {
    expect(names(japan({ borders: { to: "unknown", source: "news" } }))).toEqual([]);
    expect(names({ ...japan({ borders: { to: "x", source: "news" } }), x: { type: "sate", name: "X" } })).toEqual([]);
  });

  it("are placed at the claim that refers to them", () => {
    const claims = [{ by: "news", relays: ["nato", "weakness"], source: "news" }];
    const places = found(japan({ borders: { to: "russia", claims } })).map(({ name, place }) => [name, place]);
    expect(places).toEqual([
      [
        "not-a-claimant",
        { file: "data/japan.yaml", pointer: "/relations/borders/claims/0/by", on: "value", part: "news" },
      ],
      [
        "not-a-claimant",
        { file: "data/japan.yaml", pointer: "/relations/borders/claims/0/relays", on: "value", part: "weakness" },
      ],
    ]);
  });
});

describe("one fact", () => {
  it("is found twice from the other end of a symmetric relation, and across files, with both places", () => {
    const twice = found({
      ...japan({ borders: { to: "russia", source: "news" } }),
      russia: { type: "state", name: "Russia", relations: { borders: { to: "japan", source: "news" } } },
    });
    expect(twice).toMatchObject([
      {
        name: "duplicate-fact",
        place: { file: "data/russia.yaml", pointer: "/relations/borders" },
        related: [{ place: { file: "data/japan.yaml", pointer: "/relations/borders" } }],
      },
    ]);
    const file = { type: "opposes", from: "japan", to: "russia", source: "news" };
    expect(names({ ...japan({ opposes: { to: "russia", source: "news" } }), stance: file })).toEqual([
      "duplicate-fact",
    ]);
  });

  it("is two where the direction or a key differs", () => {
    const opposes = { to: "japan", source: "news" };
    const both = { russia: { type: "state", name: "Russia", relations: { opposes } } };
    expect(names({ ...japan({ opposes: { to: "russia", source: "news" } }), ...both })).toEqual([]);
    const visits = ["2023", "2024"].map((when) => ({ to: "russia", when, source: "news" }));
    expect(names(japan({ visited: visits }))).toEqual([]);
  });
});

describe("names", () => {
  it("clash whatever their letter case, but not where sources use them apart or `not_same_as` tells them apart", () => {
    const other = (parts: Record<string, unknown>): Files => ({
      bloc: { type: "organisation", name: "Bloc", ...parts },
    });
    expect(names(other({ aliases: ["nato"] }))).toEqual(["alias-clash"]);
    expect(names(other({ aliases: ["nato"], not_same_as: ["nato"] }))).toEqual([]);
    const used = (by: string) => [{ name: "the Alliance", used_by: by }];
    const nato = { nato: { type: "organisation", name: "NATO", aliases: used("news") } };
    expect(names({ ...nato, ...other({ aliases: used("korea") }) })).toEqual([]);
    expect(names({ ...nato, ...other({ aliases: used("news") }) })).toEqual(["alias-clash"]);
  });

  it("do not clash with what another is called otherwise, since look-up finds both", () => {
    const called = (name: string, parts: Record<string, unknown>): Files => ({
      a: { type: "organisation", name, aliases: ["A of z"] },
      "z-bloc": { type: "organisation", name: "Bloc", ...parts },
    });
    const clash = (name: string, parts: Record<string, unknown> = {}) =>
      found(called(name, parts)).map(({ name: code, related }) => [
        code,
        ...(related ?? []).map(({ message }) => message),
      ]);
    expect(clash("Z-Bloc")).toEqual([["alias-clash", "`z-bloc` has it as its id"]]);
    expect(clash("old bloc", { former_ids: ["old-bloc"] })).toEqual([]);
    expect(clash("Old-Bloc", { former_ids: ["old-bloc"] })).toEqual([
      ["alias-clash", "`z-bloc` has it as a former id"],
    ]);
    expect(clash("G 7", { identifiers: { mitre: "g 7" } })).toEqual([
      ["alias-clash", "`z-bloc` has it as its mitre identifier"],
    ]);
    expect(clash("G 7", { identifiers: { mitre: "G 7" }, not_same_as: ["a"] })).toEqual([]);
    expect(clash("Unlike", { aliases: ["z-bloc"], identifiers: { x: "Bloc" } })).toEqual([]);
  });
});

describe("dates", () => {
  const reported = (parts: Record<string, unknown>) =>
    names(japan({ visited: { to: "russia", by: "nato", source: "news", ...parts } }));

  it("of a claim may be the day itself, and may be inexact", () => {
    expect(reported({ when: "2024-10-20" })).toEqual([]);
    expect(reported({ when: "2024-10" })).toEqual([]);
    expect(reported({ when: "2024-11~" })).toEqual([]);
    expect(reported({ when: "2024-11" })).toEqual(["claim-before-event"]);
    expect(reported({ when: "2024-11", stance: "predicts" })).toEqual([]);
    expect(reported({ when: "2024-11", stance: "denies" })).toEqual([]);
  });

  it("of what was said lie before the source's", () => {
    expect(reported({ said: "2024-10" })).toEqual([]);
    expect(reported({ said: "2024-10-21" })).toEqual(["said-after-source"]);
    expect(reported({ said: "2024-10-21~" })).toEqual([]);
  });

  it("that many claims contradict are one finding, where they are written", () => {
    const said = (at: string) => ({ by: "nato", source: "news", at, said: "2024-10-21" });
    const [one, ...more] = found(japan({ borders: { to: "russia", claims: [said("para. 1"), said("para. 2")] } }));
    expect(more).toEqual([]);
    expect(one).toMatchObject({ name: "said-after-source", place: { file: "data/news.yaml", pointer: "/date" } });
    expect(one?.related).toHaveLength(2);
    const old = { old: { type: "source", name: "Old", kind: "news", date: "2024-09" } };
    const claims = ["news", "old"].map((source) => ({ by: "nato", source }));
    const late = found({ ...old, ...japan({ visited: { to: "russia", when: "2025", claims } }) });
    expect(late).toMatchObject([{ name: "claim-before-event", place: { pointer: "/relations/visited/when" } }]);
  });

  it("run forwards, open ends or not", () => {
    expect(reported({ when: "2024-03/2024-02" })).toEqual(["when-backwards"]);
    expect(reported({ when: "2025/2024-02" })).toEqual(["when-backwards"]);
    expect(reported({ when: "2024-02/2024-02" })).toEqual([]);
    expect(reported({ when: "2024-02/.." })).toEqual([]);
  });
});

describe("circles", () => {
  it("are told once, from their first member, with the way round", () => {
    const part = (to: string) => ({
      type: "organisation",
      name: to.toUpperCase(),
      relations: { part_of: { to, source: "news" } },
    });
    const circle = found({ a: part("b"), b: part("c"), c: part("a"), d: part("a") }).filter(
      ({ name }) => name === "relation-cycle",
    );
    expect(circle).toHaveLength(1);
    expect(circle[0]).toMatchObject({ message: "`part_of` runs in a circle: a → b → c → a.", related: [{}, {}] });
  });

  it("of hearsay are told apart from a chain of it", () => {
    const chain = (last: Record<string, unknown>) =>
      names(
        japan({
          borders: {
            to: "russia",
            claims: [
              { by: "nato", relays: "korea", source: "news" },
              { by: "korea", relays: "russia", source: "news" },
              { by: "russia", source: "news", ...last },
            ],
          },
        }),
      );
    expect(chain({})).toEqual([]);
    expect(chain({ relays: "nato" })).toEqual(["relays-cycle"]);
    expect(chain({ relays: "russia" })).toEqual(["relays-itself"]);
  });
});

describe("a claim", () => {
  const withClaims = (...claims: Record<string, unknown>[]) => names(japan({ borders: { to: "russia", claims } }));

  it("without a source is an error, said once for all claimants of one entry", () => {
    expect(withClaims({ by: ["nato", "korea"] })).toEqual(["claim-without-source"]);
    expect(withClaims({ by: "nato" }, { by: "korea" })).toEqual(["claim-without-source", "claim-without-source"]);
  });

  it("that differs in anything is not a repetition", () => {
    const claim = { by: "nato", source: "news", at: "para. 3" };
    expect(withClaims(claim, claim)).toEqual(["repeated-claim"]);
    expect(withClaims(claim, { ...claim, at: "para. 4" })).toEqual([]);
    expect(withClaims(claim, { ...claim, stance: "doubts" })).toEqual([]);
    expect(withClaims(claim, { ...claim, when: "2024" })).toEqual([]);
  });

  it("is not denied by those who make it, unless later, or of others' words, or of another number", () => {
    const claim = { by: "nato", source: "news", at: "para. 3" };
    const denial = { ...claim, stance: "denies", at: "para. 4" };
    expect(withClaims(claim, denial)).toEqual(["both-ways"]);
    expect(withClaims({ ...claim, relays: "korea" }, denial)).toEqual([]);
    expect(withClaims({ ...claim, said: "2024-01" }, denial)).toEqual([]);
    expect(withClaims({ ...claim, when: "2024" }, denial)).toEqual([]);
  });

  it("may quote a phrase of eight words", () => {
    const quote = (words: number) =>
      withClaims({ by: "nato", source: "news", quote: Array(words).fill("word").join(" ") });
    expect(quote(8)).toEqual([]);
    expect(quote(9)).toEqual(["long-quote"]);
  });
});

describe("where something is wrong already", () => {
  it("the rules keep still, and look at everything else", () => {
    const borders = [
      { to: "russia", by: "nato", source: "nwes" },
      { to: "korea", by: "nato" },
    ];
    expect(names(japan({ borders }))).toEqual(["unresolved-reference", "claim-without-source"]);
    const file = {
      type: "opposes",
      from: "russia",
      to: "korea",
      claims: [{ by: "nato", source: "nwes" }, { by: "nato" }],
    };
    expect(names({ feud: file })).toEqual(["unresolved-reference"]);
  });
});

describe("what is missing", () => {
  it("is reported only where nothing is broken", () => {
    expect(names({}, false).toSorted()).toEqual(["idle-thesis", "unreachable-entity"]);
    expect(names({}, true)).toEqual([]);
  });

  it("is not an entity that only a claim or an attribute refers to", () => {
    const files = {
      ...japan({ borders: { to: "russia", by: "nato", source: "news" } }),
      weakness: { type: "thesis", name: "Weakness", about: ["korea"] },
      critic: { type: "person", name: "Critic", relations: { disputes: { to: "weakness", source: "news" } } },
    };
    expect(names(files, false)).toEqual([]);
  });

  it("is neither an entity whose attribute refers to another, nor the one that it refers to", () => {
    const operator = {
      name: "operator",
      type: { kind: "ref", types: ["thing"] },
      list: true,
      required: false,
      description: "",
    } as const;
    const flight = {
      ...schema.entities["weapon"],
      name: "flight",
      lineage: ["flight", "thing"],
      attributes: { operator },
    };
    const wider = { ...schema, entities: { ...schema.entities, flight } } as typeof schema;
    const unreached = (mh17: unknown): unknown[] => {
      const files = {
        airline: { type: "organisation", name: "Airline" },
        mh17: { type: "flight", name: "MH17", operator: mh17 },
      };
      const resolved = resolve(wider, docs(files));
      return checkRules(resolved, wider, resolved.findings).map(({ place }) => place.file);
    };
    expect(unreached(["airline"])).toEqual([]);
    // Neither is tied to anything by a reference to itself or to an unknown id.
    expect(unreached(["mh17", "unknown"])).toEqual(["data/airline.yaml", "data/mh17.yaml"]);
  });
});
