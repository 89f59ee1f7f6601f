import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import { answerOf } from "../../src/corroborate/holds.ts";
import { lifetimeOf } from "../../src/corroborate/lifetimes.ts";
import { emitGexf } from "../../src/emit/gexf.ts";
import { gexfMeta } from "../../src/emit/gexf-meta.ts";
import { parseTime } from "../../src/model/dates.ts";
import { openGraph } from "../../src/query/index.ts";
import { SMALL_SCHEMA } from "../query/small-graph.ts";
import { dates, questions } from "./arbitrary.ts";
import { living, withLife } from "./lives.ts";
import { rome } from "./rome-project.ts";

const schema = { entities: { person: withLife(SMALL_SCHEMA.entities["person"]) } };
const RANK = { no: 0, possible: 1, certain: 2 };

function timeOf(text: string): NonNullable<ReturnType<typeof parseTime>> {
  const date = parseTime(text);
  if (date === null) throw new Error(`not a date: ${text}`);
  return date;
}

function answers(born: readonly string[], died: readonly string[], asked: string): string {
  const life = lifetimeOf(living("ann", born, died), schema);
  if (life === null) return "no lifetime";
  const question = timeOf(asked);
  return `${answerOf(life, question)}, ${answerOf(life, question, { throughout: true })}`;
}

describe("a lifetime", () => {
  it.each([
    [["1912"], ["1994"], "1911", "no, no"],
    [["1912"], ["1994"], "1912", "certain, possible"],
    [["1912"], ["1994"], "1912-06-01", "possible, possible"],
    [["1912"], ["1994"], "1912-12-31", "certain, certain"],
    [["1912"], ["1994"], "1950", "certain, certain"],
    [["1912"], ["1994"], "1994-01-02", "possible, possible"],
    [["1912"], ["1994"], "1995", "no, no"],
    [["1912-04-15"], ["1994-07-08"], "1912-04-15", "certain, certain"],
    [["1912"], [], "2100", "possible, possible"],
    [["1912"], [], "1911", "no, no"],
    [[], ["1994"], "1900", "possible, possible"],
    [[], ["1994"], "1994", "certain, possible"],
    [[], ["1994"], "1995", "no, no"],
    [["1970", "1971-04-21"], [], "1970-06", "possible, possible"],
    [["1970", "1971-04-21"], ["2020"], "1971-04-20", "possible, possible"],
    [["1970", "1971-04-21"], ["2020"], "1971-04-21", "certain, certain"],
    [["1970", "1971-04-21"], ["2020"], "1969", "no, no"],
    [["1970"], ["2010", "2020-05"], "2011", "possible, possible"],
    [["1970"], ["2010", "2020-05"], "2009", "certain, certain"],
    [["1912~"], ["1994"], "1950", "possible, possible"],
    [["1912?"], ["1994?"], "1912/1994", "possible, possible"],
    [["191X"], ["1994"], "1915", "possible, possible"],
    [["191X"], ["1994"], "1920", "certain, certain"],
    [["1912-21"], ["1994-24"], "1912-05-31", "certain, certain"],
    [["1912-21"], ["1994-24"], "1912-05", "certain, possible"],
    [["1912-21"], ["1994-24"], "1995-02-28", "possible, possible"],
    [["1912/1914"], ["1994"], "1913", "possible, possible"],
    [["1912/1914"], ["1994"], "1914-12-31", "certain, certain"],
    [["../1914"], ["1994"], "1800", "possible, possible"],
    [["1912/.."], ["1994"], "1950", "possible, possible"],
    [["1912/.."], ["1994"], "1994", "certain, possible"],
    [["-0099"], ["-0043-03-15"], "-0043-03-15", "certain, certain"],
    [["-0099"], ["-0043-03-15"], "-0043-03-16", "no, no"],
    [["-0099"], ["-0043-03-15"], "-0099", "certain, possible"],
    [["-0099"], ["0014"], "0000", "certain, certain"],
    [["Y-17000"], ["Y12345"], "2000", "certain, certain"],
    [["1994"], ["1912"], "1950", "no, no"],
    [[], [], "1950", "no lifetime"],
  ])("from %j to %j, asked of %s: %s", (born, died, asked, expected) => {
    expect(answers(born, died, asked)).toBe(expected);
  });

  const told = fc.array(dates, { maxLength: 3 });

  test("certain implies possible; a narrower question gains nothing; throughout, a wider one gains nothing", () => {
    const wide = { firstDay: Number.NEGATIVE_INFINITY, lastDay: Number.POSITIVE_INFINITY };
    fc.assert(
      fc.property(told, told, questions, questions, (born, died, one, other) => {
        const life = lifetimeOf(living("ann", born, died), schema);
        if (life === null) return;
        expect(life.earliestStart <= life.latestStart && life.earliestEnd <= life.latestEnd).toBe(true);
        const [a, b] = [timeOf(one), timeOf(other)];
        const both = { firstDay: Math.min(a.firstDay, b.firstDay), lastDay: Math.max(a.lastDay, b.lastDay) };
        expect(RANK[answerOf(life, a)]).toBeLessThanOrEqual(RANK[answerOf(life, both)]);
        const all = { throughout: true };
        expect(RANK[answerOf(life, both, all)]).toBeLessThanOrEqual(RANK[answerOf(life, a, all)]);
        expect(RANK[answerOf(life, a, all)]).toBeLessThanOrEqual(RANK[answerOf(life, a)]);
        if (answerOf(life, a) !== "no") expect(answerOf(life, wide)).not.toBe("no");
      }),
    );
  });

  test("with one more date that is disputed, nothing becomes certain and nothing impossible; their order never matters", () => {
    const some = fc.array(dates, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(some, some, dates, questions, fc.boolean(), (born, died, more, asked, throughout) => {
        const at = (from: readonly string[], to: readonly string[]) => {
          const life = lifetimeOf(living("ann", from, to), schema);
          return life && answerOf(life, timeOf(asked), { throughout });
        };
        // What ends before it begins has no days at all.
        const life = lifetimeOf(living("ann", born, died), schema);
        if (life === null || life.earliestStart > life.latestEnd) return;
        const before = at(born, died);
        const after = at([...born, more], died);
        if (before !== "certain") expect(after).not.toBe("certain");
        if (before !== "no") expect(after).not.toBe("no");
        expect(at([...born].reverse(), [...died].reverse())).toBe(before);
      }),
    );
  });
});

/** An organisation whose founding two sources tell differently, beside the people of Rome. */
const { dataset } = checkProject(
  rome({
    "data/organisations/senate.yaml": `type: organisation
name: Senate
founded:
  - {value: "-0752", source: gallic-war}
  - {value: "-0508/-0500", source: digest}
dissolved: 0603
relations:
  opposes: {to: parthia, when: 0700/0710, source: survey}
`,
  }),
);
if (dataset === null) throw new Error("faulty");
const graph = openGraph(dataset);

describe("a graph", () => {
  it("tells which entities exist at a time, and lists no others", () => {
    const at = (time: string) => Object.fromEntries(graph.asOf(time).existence);
    expect(at("-0080")).toEqual({
      ...{ augustus: "no", caesar: "certain", charlemagne: "no", pepin: "no", senate: "certain" },
    });
    expect(at("-0600")).toMatchObject({ caesar: "no", senate: "possible" });
    expect(at("-0099-06")).toMatchObject({ caesar: "possible" });
    const people = graph.asOf("-0080").entities("person").ids();
    expect(people).toEqual(["caesar"]);
    expect(graph.asOf("-0600", { certain: true }).entities("organisation").ids()).toEqual([]);
    expect(graph.asOf("-0600").entities("organisation").ids()).toEqual(["senate"]);
    expect(graph.asOf("-0600", { throughout: true }).existence.get("senate")).toBe("possible");
    expect(graph.asOf("-0600").entities("state").count()).toBe(graph.entities("state").count());
    expect(graph.existence.size).toBe(0);
  });

  it("goes by what was known by a day", () => {
    const then = graph.asOf({ trueOn: "-0600", knownOn: "-0040" });
    expect(then.existence.get("senate")).toBe("certain");
    expect(graph.asOf({ trueOn: "-0600", knownOn: "-0100" }).existence.get("senate")).toBe("possible");
    expect(graph.asOf({ trueOn: "-0600" }).only([]).existence.get("senate")).toBe("possible");
  });

  it("keeps the values that are disputed, and keeps none of them as an attribute", () => {
    const senate = graph.entity("senate");
    expect(senate?.attributes).toEqual({ dissolved: "0603" });
    expect(senate?.disputed).toEqual({ founded: ["-0752", "-0508/-0500"] });
  });

  it("gives nodes and edges the days on which they are possible, and those on which they are certain", () => {
    const { nodes, edges } = compileRows(dataset, false);
    const times = (rows: Iterable<{ key: string; attributes: Readonly<Record<string, unknown>> }>) =>
      Object.fromEntries(
        [...rows].map(({ key, attributes: { start, end, certain_start, certain_end } }) => [
          key,
          [start, end, certain_start, certain_end].map((day) => day ?? null).join(" "),
        ]),
      );
    const days = times(nodes);
    expect(days["senate"]).toBe("-0752-01-01 0603-12-31 -0500-12-31 0603-01-01");
    expect(days["pepin"]).toBe("0800-01-01 0810-12-31 0800-12-31 0810-01-01");
    expect(days["rome"]).toBe("   ");
    const facts = times(edges);
    expect(facts["rome.opposes.parthia"]).toBe("-0042-01-01 0014-12-31 -0042-12-31 0014-01-01");
    // What goes on is certain as far as its latest source knows.
    expect(facts["rome.occupies.carthage"]).toBe("-0146-01-01  -0146-12-31 0533-12-16");
    expect(facts["senate.opposes.parthia"]).toBe("0700-01-01 0710-12-31 0700-12-31 0710-01-01");
  });

  it("writes both in GEXF: the intervals are what is possible, columns tell what is certain", () => {
    const bytes = [...emitGexf(compileRows(dataset, false), gexfMeta(dataset))];
    const text = Buffer.concat(bytes).toString("utf8");
    const element = (id: string) => text.split("\n").find((line) => line.includes(` id="${id}"`)) ?? "";
    expect(text).toContain('mode="dynamic" timeformat="date" timerepresentation="interval"');
    expect(element("pepin")).toMatch(/^<node [^>]* start="0800-01-01" end="0810-12-31">/);
    expect(element("pepin")).toContain('<attvalue for="certain_start" value="0800-12-31"/>');
    expect(element("senate.opposes.parthia")).toMatch(/ start="0700-01-01" end="0710-12-31">/);
    expect(element("senate.opposes.parthia")).toContain('<attvalue for="certain_end" value="0710-01-01"/>');
    expect(element("rome")).not.toContain("certain_start");
  });
});

/** The errors of Rome with other files. */
function errorsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const { diagnostics } = checkProject(rome(files));
  return diagnostics.flatMap(({ severity, code, message }) => (severity === "error" ? `${code} ${message}` : []));
}

describe("`life` in a schema", () => {
  const misuse = (field: string) => {
    return errorsOf({
      "schema/entities/ship.yaml": `label: Ship\nextends: thing\nattributes:\n  launched: ${field}\n`,
    });
  };

  it("is of one date, and names an end", () => {
    expect(misuse("{type: date, life: begins}")).toEqual([]);
    expect(misuse("{type: text, life: begins}")[0]).toContain("only an attribute that is one date");
    expect(misuse("{type: date, list: true, life: ends}")[0]).toContain("only an attribute that is one date");
    expect(misuse("{type: date, life: end}")[0]).toContain("`end`");
    expect(misuse("{type: date, life: true}")).toHaveLength(1);
  });

  it("tells a date of any type that ends before it begins", () => {
    const senate = "type: organisation\nname: Senate\nfounded: 0603\ndissolved: -0752\n";
    expect(errorsOf({ "data/organisations/senate.yaml": senate })).toEqual([
      "E4005 `dissolved` is -0752, before `founded` 0603.",
    ]);
  });

  it("takes any of the dates that are disputed for the true one", () => {
    const ann = (second: string) => `type: person
name: Ann
born:
  - {value: 1990, source: survey}
  - {value: ${second}, source: digest}
died: 1985
`;
    expect(errorsOf({ "data/people/ann.yaml": ann("1950") })).toEqual([]);
    expect(errorsOf({ "data/people/ann.yaml": ann("1995") })).toEqual(["E4005 `died` is 1985, before `born` 1990."]);
  });
});
