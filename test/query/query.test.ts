import { describe, expect, test } from "vitest";
import { openGraph, QueryError } from "../../src/query/index.ts";
import { smallGraph } from "./small-graph.ts";

const graph = openGraph(smallGraph());
const SHELLS = "north-korea.supplies.russia.shell";
const MISSILES = "north-korea.supplies.russia.kn-23";

function refusal(ask: () => unknown): QueryError {
  try {
    ask();
  } catch (error) {
    if (error instanceof QueryError) return error;
  }
  throw new Error("it was not refused");
}

describe("facts", () => {
  test("by type and end", () => {
    expect(graph.facts("supplies").to("russia").ids()).toEqual(["china.supplies.russia", MISSILES, SHELLS]);
    expect(graph.facts("supplies").from("china", "ukraine").ids()).toEqual(["china.supplies.russia"]);
    expect(graph.facts("supplies", "strikes").at("russia").count()).toBe(4);
  });

  test("a symmetric fact is found at both of its ends", () => {
    expect(graph.facts("borders").from("north-korea").count()).toBe(2);
    expect(graph.facts("borders").to("north-korea").count()).toBe(2);
    expect(graph.facts("borders").between("north-korea", "russia").ids()).toEqual(["russia.borders.north-korea"]);
  });

  test("about an entity: at an end or in a qualifier", () => {
    expect(graph.facts().about("kn-23").ids()).toEqual([
      "iskander.analogous_to.kn-23",
      MISSILES,
      "russia.strikes.ukraine",
    ]);
  });

  test("by qualifier: values, several, spans of numbers and of time", () => {
    const supplies = graph.facts("supplies");
    expect(supplies.where({ item: "shell" }).ids()).toEqual([SHELLS]);
    expect(supplies.where({ item: ["shell", "kn-23"] }).count()).toBe(2);
    expect(supplies.where({ quantity: { atLeast: 1_000_000 } }).ids()).toEqual([SHELLS]);
    expect(supplies.where({ quantity: { atMost: 2_000_000, rate: "year" } }).ids()).toEqual([SHELLS]);
    expect(supplies.where({ quantity: 100 }).ids()).toEqual([MISSILES, SHELLS]);
    expect(supplies.where({ when: { from: "2024-08" } }).ids()).toEqual([MISSILES]);
    expect(supplies.during("2024-05-17").ids()).toEqual([SHELLS]);
    expect(supplies.undated().ids()).toEqual(["china.supplies.russia"]);
  });

  test("by support, contest and voice", () => {
    expect(graph.facts("supplies").supported("corroborated").ids()).toEqual([SHELLS]);
    expect(graph.facts("supplies").supported("reported").ids()).toEqual([MISSILES, SHELLS]);
    expect(graph.facts().contested("by-party").ids()).toEqual([SHELLS]);
    expect(graph.facts().deniedBy("north-korea").ids()).toEqual([SHELLS]);
    expect(graph.facts("supplies").voicedBy("boris").ids()).toEqual([MISSILES, SHELLS]);
    expect(graph.facts("supplies").claimedBy("kim-jong-un").ids()).toEqual([SHELLS]);
    expect(graph.facts("supplies").voices(1, 1).ids()).toEqual(["china.supplies.russia", MISSILES]);
  });

  test("by source, its parts included", () => {
    expect(graph.facts("supplies").inSource("october").count()).toBe(3);
    expect(graph.facts("supplies").inSource("october-c1").ids()).toEqual(["china.supplies.russia"]);
    expect(graph.facts("supplies", "borders").inAllSources("june", "october").ids()).toEqual([
      SHELLS,
      "russia.borders.north-korea",
    ]);
  });

  test("by text, whatever the case, and by any name of an end", () => {
    expect(graph.facts("supplies").matching("dprk ARTILLERY").ids()).toEqual([SHELLS]);
    expect(graph.facts("supplies").matching("россия").count()).toBe(3);
  });

  test("a query is a description: narrowing it leaves it as it was, and it can run twice", () => {
    const all = graph.facts("supplies");
    const few = all.from("china");
    expect([all.count(), few.count(), all.count()]).toEqual([3, 1, 3]);
  });

  test("quantities add up within one unit and rate only", () => {
    const total = graph.facts("supplies").total("quantity");
    expect(total.added).toBe(false);
    if (!total.added)
      expect(total.reason).toBe(
        "quantity is counted in missiles (1), rounds (1), rounds/year (1): unlike units are not added; ask for one of them",
      );
    expect(graph.facts("supplies").total("quantity", { unit: "missiles" })).toMatchObject({
      added: true,
      min: 100,
      max: 100,
      facts: 1,
    });
    expect(graph.facts("supplies").total("quantity", { unit: "rounds", rate: "month", convert: true })).toMatchObject({
      rate: "month",
      min: null,
      max: (1_500_000 * 30) / 365,
    });
  });
});

describe("claims", () => {
  test("by stance, claimant, voice, source and what they say", () => {
    expect(graph.claims().stance("denies").ids()).toEqual([`${SHELLS}#3`]);
    expect(graph.claims().by("kim-jong-un").count()).toBe(1);
    expect(graph.claims().voice("north-korea").ids()).toEqual([`${SHELLS}#3`]);
    expect(graph.facts("supplies").claims().saying("quantity").count()).toBe(3);
    expect(graph.claims().saying("quantity", { unit: "rounds", rate: "year" }).ids()).toEqual([`${SHELLS}#2`]);
    expect(graph.facts("supplies").claims().distinctVoices()).toEqual(["anna", "boris", "carla", "north-korea"]);
  });

  test("what was surely known on a day", () => {
    expect(graph.facts("supplies").claims().knownOn("2024-07").ids()).toEqual([`${SHELLS}#1`]);
  });
});

describe("entities", () => {
  test("by type, with those that extend it", () => {
    expect(graph.entities("state").count()).toBe(5);
    expect(graph.entities("actor").count()).toBe(9);
    expect(graph.entities("weapon").matching("artillery").ids()).toEqual(["shell"]);
  });

  test("follow a relation forwards, by its inverse, and on", () => {
    expect(graph.these("russia").follow("supplied by").ids()).toEqual(["china", "north-korea"]);
    expect(graph.these("russia").follow("supplied by").follow("led by").ids()).toEqual(["kim-jong-un"]);
    expect(graph.these("south-korea").follow("borders").follow("borders").ids()).toEqual(["south-korea", "russia"]);
    expect(
      graph
        .these("russia")
        .follow("supplied by", (supply) => supply.supported("reported"))
        .ids(),
    ).toEqual(["north-korea"]);
  });

  test("sets: in all sources, in none, which never", () => {
    expect(graph.entities("state").inAllSources("june", "october").ids()).toEqual(["north-korea", "russia", "ukraine"]);
    expect(graph.entities("state").inNoSource("june").ids()).toEqual(["china"]);
    expect(graph.entities("state").whichNever("supplies").whichNever("borders").ids()).toEqual(["ukraine"]);
    expect(graph.entities().whichAll("mentioned in", ["june"]).ids()).toEqual(["ukraine"]);
    expect(
      graph
        .entities("actor")
        .which("supplies", (supply) => supply.where({ item: "kn-23" }))
        .ids(),
    ).toEqual(["north-korea"]);
  });

  test("are found by any name", () => {
    expect(graph.find("dprk").id).toBe("north-korea");
    expect(graph.find("Россия").id).toBe("russia");
    expect(graph.find("rok").id).toBe("south-korea");
    expect(refusal(() => graph.find("Rusia")).hint).toBe("did you mean `russia` (Russia)?");
  });
});

describe("patterns", () => {
  test("steps share variables, in ends and in qualifiers", () => {
    const found = graph.match(
      ["?who", "supplies", "?state", { where: { item: "?weapon" } }],
      ["?state", "strikes", "ukraine", { where: { with: "?weapon" } }],
    );
    expect(found.select("?who", "?weapon")).toEqual([["north-korea", "kn-23"]]);
    expect(found.toArray()[0]?.facts.map((fact) => fact.id)).toEqual([MISSILES, "russia.strikes.ukraine"]);
  });

  test("by inverse names, filters, and both ways along a symmetric relation", () => {
    expect(
      graph.match(["ukraine", "struck by", "?a"], ["?a", "supplied by", "?b", { supported: "reported" }]).select("?b"),
    ).toEqual([["north-korea"]]);
    expect(graph.match(["?a", "borders", "?b"]).count()).toBe(4);
    expect(graph.match(["?a", "borders", "?b"], ["?b", "borders", "?c"], ["?a", "leads", "?x"]).count()).toBe(0);
    expect(graph.match(["?x", "borders", "?x"]).count()).toBe(0);
  });
});

describe("paths", () => {
  test("shortest, over projected edges too", () => {
    const path = graph.path("iskander", "north-korea");
    expect(path?.nodes).toEqual(["iskander", "kn-23", "north-korea"]);
    expect(path?.hops.map((hop) => [hop.kind, hop.forwards, hop.fact])).toEqual([
      ["analogous_to", true, "iskander.analogous_to.kn-23"],
      ["provides", false, MISSILES],
    ]);
  });

  test("along the arrows, within types, up to a length, or none", () => {
    expect(graph.path("china", "ukraine", { directed: true })?.nodes).toEqual(["china", "russia", "ukraine"]);
    expect(graph.path("ukraine", "china", { directed: true })).toBeNull();
    expect(graph.path("china", "ukraine", { types: ["borders"] })).toBeNull();
    expect(graph.path("china", "ukraine", { max: 1 })).toBeNull();
    expect(graph.path("china", "china")).toEqual({ nodes: ["china"], hops: [], support: null });
    expect(graph.path("china", "anna")).toBeNull();
  });

  test("strongest: the weakest link has the best support", () => {
    const path = graph.strongestPath("south-korea", "russia");
    expect(path?.support).toBe("reported");
    expect(path?.hops.at(-1)?.support).toBe("corroborated");
    expect(graph.strongestPath("china", "russia")?.support).toBe("alleged");
  });

  test("all simple ones up to a length", () => {
    const all = [...graph.paths("north-korea", "russia", { max: 2 })].map((path) => path.nodes.join(" "));
    expect(all.sort()).toEqual([
      "north-korea kn-23 russia",
      "north-korea pact russia",
      "north-korea russia",
      "north-korea shell russia",
    ]);
  });

  test("an entity called constructor is an entity like any other", () => {
    const small = smallGraph();
    const entities = small.entities.map((one) => (one.id === "china" ? { ...one, id: "constructor" } : one));
    const facts = small.facts.map((one) => (one.subject === "china" ? { ...one, subject: "constructor" } : one));
    expect(openGraph({ ...small, entities, facts }).path("constructor", "ukraine")?.nodes).toEqual([
      "constructor",
      "russia",
      "ukraine",
    ]);
  });
});

describe("as of a day", () => {
  test("what held then, as known then", () => {
    const then = graph.asOf({ knownOn: "2024-07-01" });
    expect(then.fact(SHELLS)?.rollup).toMatchObject({ support: "reported", contested: "no", voices: ["anna"] });
    expect(then.fact(MISSILES)).toBeUndefined();
    expect(graph.asOf({ trueOn: "2024-05-05" }).facts("supplies").ids()).toEqual([SHELLS]);
    expect(graph.asOf({ trueOn: "2024-05-05" }).undated.trueOn).toContain("russia.borders.north-korea");
  });
});

describe("bad input", () => {
  test.each(["constructor", "__proto__", "toString", "hasOwnProperty", ""])("`%s` is not a name of ours", (name) => {
    expect(refusal(() => graph.facts(name)).message).toContain("no relation type");
    expect(refusal(() => graph.entities(name)).message).toContain("no entity type");
    expect(refusal(() => graph.facts("supplies").where({ [name]: "x" })).message).toContain("no qualifier");
    expect(refusal(() => graph.facts("supplies").having(name)).message).toContain("no qualifier");
    expect(refusal(() => graph.claims().saying(name)).message).toContain("qualifier");
    expect(refusal(() => graph.facts().to(name)).message).toContain("no entity");
    expect(refusal(() => graph.find(name)).message).toContain("no entity");
    expect(refusal(() => graph.match(["?a", name, "?b"])).message).toContain("no relation type");
    expect(refusal(() => graph.path("russia", "china", { types: [name] })).message).toContain("no relation type");
    expect(graph.fact(name) ?? graph.entity(name) ?? graph.claim(name)).toBeUndefined();
  });

  test("an end of a path that is not an entity leaves the next path as it was", () => {
    const own = openGraph(smallGraph());
    expect(refusal(() => own.path(["china", "anna"], ["ukraine", "ukrain"])).message).toContain("no entity `ukrain`");
    expect(own.path(["china", "anna"], ["ukraine", "russia"])?.nodes).toEqual(["china", "russia"]);
  });

  test.each([
    [() => graph.facts("suplies"), "there is no relation type `suplies`", "did you mean `supplies`?"],
    [() => graph.facts("supplies").to("rusia"), "there is no entity `rusia`", "did you mean `russia`?"],
    [() => graph.facts("supplies").where({ itm: "x" }), "`supplies` has no qualifier `itm`", "did you mean `item`?"],
    [() => graph.entities("stat"), "there is no entity type `stat`", "did you mean `state`?"],
    [
      () => graph.facts().during("2024-13"),
      "`2024-13` is not a date",
      "write a year, month or day (2024, 2024-07, 2024-07-15) or any EDTF expression",
    ],
    [
      () => graph.match(["?a", "suplied by", "?b"]),
      "there is no relation type `suplied by`",
      "did you mean `supplied by`?",
    ],
    [
      () => graph.path("russia", "china", { types: ["provide"] }),
      "there is no relation type `provide`",
      "did you mean `provides`?",
    ],
    [
      () => graph.asOf({ knownOn: "soon" }),
      "`soon` is not a date",
      "write a year, month or day (2024, 2024-07, 2024-07-15) or any EDTF expression",
    ],
  ])("case %#", (ask, message, hint) => {
    const error = refusal(ask);
    expect([error.message, error.hint]).toEqual([message, hint]);
  });
});
