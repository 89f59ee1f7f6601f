import { describe, expect, it } from "vitest";
import type { Schema } from "../../src/model/schema.ts";
import { schema } from "../resolve/tiny-schema.ts";
import { type Files, found, japan, names, places } from "./found.ts";

const source = (
  date: string | undefined,
  relations: Record<string, unknown> = {},
  name = "Source",
): Record<string, unknown> => ({
  ...{ type: "source", name, kind: "news", relations },
  ...(date !== undefined && { date }),
});
const visited = (parts: Record<string, unknown>): Files =>
  japan({ visited: { to: "russia", source: "news", ...parts } });

describe("a report before the event", () => {
  const AT = "japan/relations/visited";

  it("is told at its source with the source's date, or at what was said with the fact's own", () => {
    expect(places(visited({ when: "2024-11" }))).toEqual([`claim-before-event ${AT}/source (news) news/date`]);
    const said = visited({ when: "2024-11", said: "2024-09" });
    expect(places(said)).toEqual([`claim-before-event ${AT}/said ${AT}/when`]);
    expect(found(said)[0]?.message).toMatch(/2024-09.*2024-11|2024-11.*2024-09/);
    expect(found(said)[0]?.hint).toBe("if it was foretold, write `stance: predicts`");
    // Without a source, what was said tells the day.
    expect(names(japan({ visited: { to: "russia", by: "nato", said: "2024-09", when: "2024-11" } }))).toContain(
      "claim-before-event",
    );
  });

  it("is none where one of the dates is vague, missing or backwards", () => {
    expect(names(visited({ when: "2024-11~" }))).toEqual([]);
    expect(names(visited({ when: "2024-11?" }))).toEqual([]);
    expect(names(visited({ when: "2024-11", said: "2024-09~" }))).toEqual([]);
    expect(names(visited({ when: "2025/2024-12" }))).toEqual(["when-backwards"]);
    expect(names(visited({}))).toEqual([]);
    expect(names({ ...visited({ when: "2024-11" }), news: source(undefined) })).toEqual([]);
  });

  it("is one of the claim's own date before the fact's", () => {
    const claims = [{ source: "news", when: "2024-11" }];
    expect(names(japan({ opposes: { to: "russia", when: "2024", claims } }))).toEqual(["claim-before-event"]);
    const earlier = [{ source: "news", when: "2024-09" }];
    expect(names(japan({ opposes: { to: "russia", when: "2024-11", claims: earlier } }))).toEqual([]);
  });

  it("may deny, doubt, allege or foretell", () => {
    for (const stance of ["denies", "doubts", "alleges", "predicts"])
      expect(names(visited({ when: "2024-11", stance }))).toEqual([]);
    for (const stance of ["states", "confirms"])
      expect(names(visited({ when: "2024-11", stance }))).toEqual(["claim-before-event"]);
  });

  it("lets the fact be wrong where claims of several dates are too early, and else the source", () => {
    const old: Files = { old: source("2024-09") };
    const claims = [{ source: "news" }, { source: "old" }, { source: "news", said: "2024-08" }];
    expect(places({ ...old, ...japan({ visited: { to: "russia", when: "2025", claims } }) })).toEqual([
      `claim-before-event ${AT}/when ${AT}/claims/0/source (news) ${AT}/claims/1/source (old) ${AT}/claims/2/said`,
    ]);
    const twice = [{ source: "news" }, { source: "news", at: "2" }];
    expect(places(japan({ visited: { to: "russia", when: "2025", claims: twice } }))).toEqual([
      `claim-before-event news/date ${AT}/claims/0/source (news) ${AT}/claims/1/source (news)`,
    ]);
  });
});

describe("a prediction", () => {
  const predicted = (parts: Record<string, unknown>) => names(visited({ stance: "predicts", ...parts }));

  it("comes no later than the last day of what it predicts", () => {
    expect(predicted({ when: "2024-10" })).toEqual([]);
    expect(predicted({ when: "2024-10-20" })).toEqual([]);
    expect(predicted({ when: "2024-10-19" })).toEqual(["late-prediction"]);
    expect(predicted({ when: "2024-10-19", said: "2024-10" })).toEqual([]);
    expect(predicted({ when: "2024-08", said: "2024-09" })).toEqual(["late-prediction"]);
    expect(predicted({ when: "2024-11", said: "2024-09" })).toEqual([]);
    expect(places(visited({ stance: "predicts", when: "2024-09" }))).toEqual([
      "late-prediction japan/relations/visited/stance",
    ]);
  });

  it("is not late where a date is vague or missing, nor is a report", () => {
    expect(predicted({ when: "2024-09~" })).toEqual([]);
    expect(predicted({ when: "2024-08", said: "2024-09~" })).toEqual([]);
    expect(predicted({})).toEqual([]);
    expect(names({ ...visited({ stance: "predicts", when: "2024" }), news: source(undefined) })).toEqual([]);
    expect(names(visited({ when: "2024-09" }))).toEqual([]);
  });

  it("is late by its own date before the fact's", () => {
    const claims = [{ source: "news", stance: "predicts", when: "2024-09" }];
    expect(names(japan({ opposes: { to: "russia", when: "2025", claims } }))).toEqual(["late-prediction"]);
  });
});

describe("what was said", () => {
  it("lies before its source by a day that is sure", () => {
    expect(names(visited({ said: "2024-10-21" }))).toEqual(["said-after-source"]);
    expect(names(visited({ said: "2024-10-20" }))).toEqual([]);
    expect(names({ ...visited({ said: "2024-10-21" }), news: source("2024-10-20~") })).toEqual([]);
    expect(names({ ...visited({ said: "2024-10-21" }), news: source(undefined) })).toEqual([]);
    expect(names({ ...visited({ said: "2024-10-21" }), news: source("2024") })).toEqual([]);
    expect(names(japan({ visited: { to: "russia", by: "nato", said: "2024-10-21" } }))).toEqual([
      "claim-without-source",
    ]);
    expect(places(visited({ said: "2024-10-21" }))).toEqual([
      "said-after-source japan/relations/visited/said news/date",
    ]);
  });
});

describe("a source that belongs to another", () => {
  const part = (own: string | undefined, whole: string | undefined, to = "whole"): Files => ({
    own: source(own, { part_of: { to } }),
    whole: source(whole, {}, "Whole"),
  });

  it("came out with it or after it", () => {
    expect(places(part("2024-01", "2024-02"))).toEqual([
      "cites-the-future own/relations/part_of/to own/date whole/date",
    ]);
    const [one] = found(part("2024-01", "2024-02"));
    expect(one?.message).toMatch(/2024-01.*2024-02/);
    expect(one?.related?.map(({ message }) => message)).toEqual(["date of `own`", "date of `whole`"]);
    expect(names(part("2024-02", "2024-02"))).toEqual([]);
    expect(names(part("2024-02", "2024-02-01"))).toEqual([]);
    expect(names(part("2024-03", "2024-02"))).toEqual([]);
  });

  it("is not told of vague or missing dates, of what is unknown, or of what is not a source", () => {
    expect(names(part("2024-01~", "2024-02"))).toEqual([]);
    expect(names(part("2024-01", "2024-02~"))).toEqual([]);
    expect(names(part(undefined, "2024-02"))).toEqual([]);
    expect(names(part("2024-01", undefined))).toEqual([]);
    expect(names(part("2024-01", "2024-02", "unknown"))).toEqual([]);
    expect(names(part("2024-01", "2024-02", "nato"))).toEqual([]);
    // A relation that is not about sources alone may lead anywhere.
    const opposed = {
      own: source("2024-01", { opposes: { to: "whole", source: "news" } }),
      whole: source("2024-02", {}, "Whole"),
    };
    expect(names(opposed)).not.toContain("cites-the-future");
    const dated = (date: string) => ({ type: "organisation", name: date, date });
    const groups = {
      a: { ...dated("2024-01"), relations: { part_of: { to: "b", source: "news" } } },
      b: dated("2024-02"),
    };
    expect(names(groups)).toEqual([]);
  });
});

describe("dates that run backwards", () => {
  it("are told wherever they are written, and nothing else is", () => {
    const claims = [
      { source: "news", when: "2024/2023" },
      { source: "news", at: "2", said: "2024-03/2024-02" },
    ];
    expect(places(japan({ opposes: { to: "russia", when: "2022/2021", claims } }))).toEqual([
      "when-backwards japan/relations/opposes/when",
      "when-backwards japan/relations/opposes/claims/0/when",
      "when-backwards japan/relations/opposes/claims/1/said",
    ]);
    expect(places({ pact: { type: "agreement", name: "Pact", signed: "2024/2023" } })).toEqual([
      "when-backwards pact/signed",
    ]);
    expect(names({ pact: { type: "agreement", name: "Pact", signed: "2023/2024" } })).toEqual([]);
    const [one] = found({ pact: { type: "agreement", name: "Pact", signed: "2024-02/2023" } });
    expect(one?.message).toMatch(/2024-02\/2023/);
    // Text is not a date.
    const stage = { to: "russia", stage: "2024/2023", source: "news" };
    expect(names(japan({ deploys_to: stage }))).toEqual([]);
    expect(names({ gun: { type: "weapon", name: "Gun", model: "2024/2023" } })).toEqual([]);
    expect(names(visited({ when: "soon/2023", said: "then/now" }))).toEqual([]);
  });
});

describe("a life", () => {
  const person = (born: unknown, died: unknown): Files => ({ ann: { type: "person", name: "Ann", born, died } });
  const life = (name: "born" | "died") => schema.entities["person"]?.attributes[name];
  const [born, died] = [life("born"), life("died")];
  if (!born || !died) throw new Error("another schema");
  const living = {
    ...schema,
    entities: {
      ...schema.entities,
      person: {
        ...schema.entities["person"],
        attributes: { born: { ...born, life: "begins" }, died: { ...died, life: "ends" } },
      },
    },
  } as Schema;

  it("ends no sooner than it begins", () => {
    expect(places(person("1950", "1949"), true, living)).toEqual(["died-before-born ann/died ann/born"]);
    expect(found(person("1950", "1949"), true, living)[0]?.message).toMatch(/`died` is 1949.*`born` 1950/);
    expect(places(person("1950-06", "1950"), true, living)).toEqual([]);
    expect(places(person("1950", "1950-01-01"), true, living)).toEqual([]);
    expect(places(person("1950", undefined), true, living)).toEqual([]);
    expect(places(person(undefined, "1950"), true, living)).toEqual([]);
    expect(places(person("1950", "1949"))).toEqual([]);
  });
});

describe("a date that was inferred", () => {
  it("is there", () => {
    const guessed = (parts: Record<string, unknown>): Files => ({ guess: { ...source(undefined), ...parts } });
    expect(places(guessed({ date_inferred: "by its style" }))).toEqual(["inferred-without-date guess/date_inferred"]);
    expect(names(guessed({ date_inferred: "by its style", date: "2024" }))).toEqual([]);
    expect(names(guessed({}))).toEqual([]);
  });
});

describe("spells that overlap", () => {
  const spells = (...entries: Record<string, unknown>[]) =>
    places(japan({ visited: entries.map((entry) => ({ to: "russia", source: "news", ...entry })) }), false)
      .filter((one) => one.startsWith("overlapping-spells"))
      .map((one) => one.replaceAll("japan/relations/visited/", "").replace("overlapping-spells ", ""));

  it("are told at the later one, with the one that lasts longest before it", () => {
    expect(spells({ when: "2020-01/2020-06" }, { when: "2020-03/2020-09" })).toEqual(["1/when 0/when"]);
    expect(spells({ when: "2020-03/2020-09" }, { when: "2020-01/2020-06" })).toEqual(["0/when 1/when"]);
    expect(spells({ when: "2020-01/2024" }, { when: "2020-06/2021-02" }, { when: "2022-03" })).toEqual([
      "1/when 0/when",
      "2/when 0/when",
    ]);
    expect(spells({ when: "2020-01" }, { when: "2020-02" }, { when: "2020-02-20" })).toEqual(["2/when 1/when"]);
    expect(spells({ when: "../2020" }, { when: "2019-05" })).toEqual(["1/when 0/when"]);
  });

  it("are none where they follow one another, where they have names, or of other relations", () => {
    expect(spells({ when: "2020-01/2020-06" }, { when: "2020-07/2020-09" })).toEqual([]);
    expect(spells({ when: "2020-01/2020-06" }, { when: "2020-03/2020-09", spell: "second" })).toEqual([]);
    expect(spells({ when: "2020-01/2020-06" }, {})).toEqual([]);
    expect(spells({ when: "2020" }, { when: "2020-06", to: "korea" })).toEqual([]);
    const others = japan({
      opposes: [
        { to: "russia", when: "2020", source: "news" },
        { to: "korea", when: "2020", source: "news" },
      ],
    });
    expect(names(others, false)).not.toContain("overlapping-spells");
  });

  it("are none of a relation that a date does not tell apart: its facts are one", () => {
    const fact = (when: string) => ({ type: "opposes", from: "japan", to: "russia", when, source: "news" });
    const files = { japan: { type: "state", name: "Japan" }, a: fact("2020"), b: fact("2020-06") };
    const told = names(files, false);
    expect(told).toContain("duplicate-fact");
    expect(told).not.toContain("overlapping-spells");
  });

  it("are those of a symmetric relation from either end, and of one key", () => {
    const { borders, supplies } = schema.relations;
    if (!borders || !supplies) throw new Error("another schema");
    const dated = {
      ...schema,
      relations: {
        ...schema.relations,
        borders: { ...borders, key: ["when"] },
        supplies: { ...supplies, key: ["item", "when"] },
      },
    };
    const told = (files: Files) => places(files, false, dated).filter((one) => one.startsWith("overlapping-spells"));
    const from = (to: string, when: string) => ({ relations: { borders: { to, when, source: "news" } } });
    expect(
      told({
        japan: { type: "state", name: "Japan", ...from("russia", "2020") },
        russia: { type: "state", name: "Russia", ...from("japan", "2020-06") },
      }),
    ).toEqual(["overlapping-spells russia/relations/borders/when japan/relations/borders/when"]);
    const guns = { gun: { type: "weapon", name: "Gun" }, shell: { type: "weapon", name: "Shell" } };
    const gives = (item: string, when: string) => ({ to: "russia", item, when, source: "news" });
    expect(told({ ...guns, ...japan({ supplies: [gives("gun", "2020"), gives("gun", "2020-06")] }) })).toHaveLength(1);
    expect(told({ ...guns, ...japan({ supplies: [gives("gun", "2020"), gives("shell", "2020-06")] }) })).toEqual([]);
  });
});
