import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { checkProject } from "../../src/build.ts";
import { type Answer, answerOf, timeBounds } from "../../src/corroborate/holds.ts";
import { dayOf } from "../../src/model/dates/calendar.ts";
import { parseTime } from "../../src/model/dates.ts";
import { openGraph } from "../../src/query/index.ts";
import { dates, questions } from "./arbitrary.ts";
import { rome } from "./rome-project.ts";

function timeOf(text: string): NonNullable<ReturnType<typeof parseTime>> {
  const date = parseTime(text);
  if (date === null) throw new Error(`not a date: ${text}`);
  return date;
}

/** The answers at some time in the question, and throughout it. */
function answers(written: string, asked: string, time: "state" | "event" = "state", known?: string): string {
  const bounds = timeBounds(timeOf(written), time, known === undefined ? undefined : (dayOf(known) ?? undefined));
  const question = timeOf(asked);
  return `${answerOf(bounds, question)}, ${answerOf(bounds, question, { throughout: true })}`;
}

describe("a state", () => {
  it.each([
    ["2004-06/2004-08", "2004", "certain, no"],
    ["2004-06/2004-08", "2004-07", "certain, certain"],
    ["2004-06/2004-08", "2004-06", "certain, possible"],
    ["2004-06/2004-08", "2004-06-15", "possible, possible"],
    ["2004-06/2004-08", "2003", "no, no"],
    ["1991/1999", "1995", "certain, certain"],
    ["1991/1999", "1991", "certain, possible"],
    ["1991/1999", "1991-12-31", "certain, certain"],
    ["1991/1999", "1999-01-01", "certain, certain"],
    ["1991/1999", "1999-01-02", "possible, possible"],
    ["2024-10", "2024-10-05", "certain, certain"],
    ["2024-10", "2024", "certain, no"],
    ["2024-10~", "2024-10-05", "possible, possible"],
    ["2024-10~", "2024", "possible, no"],
    ["201X", "2015", "possible, possible"],
    ["201X", "2010/2019", "certain, possible"],
    ["2018/", "2018", "certain, possible"],
    ["2018/", "2030", "possible, possible"],
    ["/2018", "2018", "certain, possible"],
    ["/2018", "1900", "possible, possible"],
    ["../2018", "1900", "possible, possible"],
    ["2018~/2022", "2022", "certain, possible"],
    ["2018~/2022", "2020", "possible, possible"],
    ["-0264/-0146", "-0220", "certain, certain"],
    ["-0042/0014", "-0220", "no, no"],
  ])("of %s, asked of %s: %s", (written, asked, expected) => {
    expect(answers(written, asked)).toBe(expected);
  });

  it.each([
    ["2018/..", "2019", "2024-10-23", "certain, certain"],
    ["2018/..", "2024-10-23", "2024-10-23", "certain, certain"],
    ["2018/..", "2024-10-24", "2024-10-23", "possible, possible"],
    ["2018/..", "2024", "2024-10-23", "certain, possible"],
    ["2018/..", "2030", "2024-10-23", "possible, possible"],
    ["2018/", "2019", "2024-10-23", "possible, possible"],
    ["2030/..", "2030", "2024-10-23", "certain, possible"],
  ])("of %s, asked of %s, known to %s: %s", (written, asked, _known, expected) => {
    expect(answers(written, asked, "state", _known)).toBe(expected);
  });
});

describe("an event", () => {
  it.each([
    ["2024-10", "2024-10-05", "possible, possible"],
    ["2024-10", "2024-10", "certain, possible"],
    ["2024-10", "2024", "certain, no"],
    ["2024-10", "2024-11", "no, no"],
    ["2024-10-05", "2024-10-05", "certain, certain"],
    ["2024-06/2024-08", "2024", "certain, no"],
    ["2024-06/2024-08", "2024-07", "possible, possible"],
    ["2024-06/..", "2024", "possible, no"],
    ["2024-10?", "2024", "possible, no"],
  ])("of %s, asked of %s: %s", (written, asked, expected) => {
    expect(answers(written, asked, "event")).toBe(expected);
  });
});

describe("laws", () => {
  const time = fc.constantFrom("state", "event") as fc.Arbitrary<"state" | "event">;
  const RANK: Readonly<Record<Answer, number>> = { no: 0, possible: 1, certain: 2 };
  const known = fc.oneof(fc.constant(undefined), fc.integer({ min: 8000, max: 9200 }));

  test("bounds lie in their order, so that certain implies possible", () => {
    fc.assert(
      fc.property(dates, time, known, questions, fc.boolean(), (written, kind, to, asked, throughout) => {
        const bounds = timeBounds(timeOf(written), kind, to);
        const wide = { firstDay: Number.NEGATIVE_INFINITY, lastDay: Number.POSITIVE_INFINITY };
        expect(answerOf(bounds, wide)).not.toBe("no");
        const question = timeOf(asked);
        if (answerOf(bounds, question, { throughout }) !== "certain") return;
        const [by, at] = throughout ? [question.firstDay, question.lastDay] : [question.lastDay, question.firstDay];
        expect(bounds.earliestStart <= by && bounds.latestEnd >= at, `${written} at ${asked}`).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("throughout says no more than at some time", () => {
    fc.assert(
      fc.property(dates, time, known, questions, (written, kind, to, asked) => {
        const bounds = timeBounds(timeOf(written), kind, to);
        const question = timeOf(asked);
        const throughout = answerOf(bounds, question, { throughout: true });
        expect(RANK[throughout]).toBeLessThanOrEqual(RANK[answerOf(bounds, question)]);
      }),
      { numRuns: 2000 },
    );
  });

  test("a narrower question gains nothing that a wider one lost; throughout, a wider one gains nothing", () => {
    fc.assert(
      fc.property(dates, time, known, questions, questions, (written, kind, to, one, other) => {
        const bounds = timeBounds(timeOf(written), kind, to);
        const [a, b] = [timeOf(one), timeOf(other)];
        const wide = { firstDay: Math.min(a.firstDay, b.firstDay), lastDay: Math.max(a.lastDay, b.lastDay) };
        expect(RANK[answerOf(bounds, a)]).toBeLessThanOrEqual(RANK[answerOf(bounds, wide)]);
        const throughout = { throughout: true };
        expect(RANK[answerOf(bounds, wide, throughout)]).toBeLessThanOrEqual(RANK[answerOf(bounds, a, throughout)]);
      }),
      { numRuns: 2000 },
    );
  });

  test("are what every choice of a start and an end within the date's own days comes to", () => {
    const exact = dates.filter(
      (text) => !/[~?%]/.test(text) && timeOf(text).begins !== null && timeOf(text).ends !== null,
    );
    fc.assert(
      fc.property(
        exact,
        time,
        questions,
        fc.boolean(),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (written, kind, asked, throughout, random) => {
          const date = timeOf(written);
          const { begins, ends } = date;
          if (begins === null || ends === null || date.firstDay > date.lastDay) return;
          const question = timeOf(asked);
          const answer = answerOf(timeBounds(date, kind), question, { throughout });
          const pick = (from: number, to: number): number =>
            from + Math.floor((random.next().value ?? 0) * (to - from + 1));
          for (let n = 0; n < 30; n += 1) {
            const isWhole = kind === "state" && begins === ends && begins.isWhole;
            const isInterval = kind === "state" && begins !== ends;
            const start = isWhole
              ? begins.first
              : isInterval
                ? pick(begins.first, begins.last)
                : pick(date.firstDay, date.lastDay);
            const end = isWhole ? begins.last : isInterval ? pick(ends.first, ends.last) : pick(start, date.lastDay);
            if (start > end) continue;
            const isSo = throughout
              ? start <= question.firstDay && end >= question.lastDay
              : start <= question.lastDay && end >= question.firstDay;
            if (isSo) expect(answer, `${written} at ${asked}`).not.toBe("no");
            else expect(answer, `${written} at ${asked}`).not.toBe("certain");
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("a graph", () => {
  const { dataset } = checkProject(
    rome({
      "data/states/rome.yaml": `type: state
name: Rome
relations:
  opposes:
    - {to: parthia, when: -0042/0014, source: digest}
    - {to: carthage, when: -0264/-0146, source: digest}
  occupies: {to: gaul, when: -0051/.., claims: [{source: digest}, {source: gallic-war}]}
`,
    }),
  );
  if (dataset === null) throw new Error("faulty");
  const graph = openGraph(dataset);

  it("tells which of its facts are certain at a time, as far as the latest source knows", () => {
    const at = (time: string) => [...graph.asOf(time).answers].map((entry) => entry.join(" "));
    expect(at("-0220")).toEqual(["rome.opposes.carthage certain"]);
    expect(at("0014")).toEqual(["rome.occupies.gaul certain", "rome.opposes.parthia certain"]);
    expect(at("0014-06-01")).toEqual(["rome.occupies.gaul certain", "rome.opposes.parthia possible"]);
    expect(at("0534")).toEqual(["rome.occupies.gaul possible"]);
  });

  it("counts rivals among what is certain alone where it is asked to", () => {
    const { dataset: owned } = checkProject(
      rome({
        "schema/relations/governed_by.yaml":
          "label: governed by\ndomain: [state]\nrange: [state]\nkey: [when]\nexclusive: from\n",
        "data/states/gaul.yaml": `type: state
name: Gaul
relations:
  governed_by:
    - {to: rome, when: -0051/0486, source: digest}
    - {to: carthage, when: -0030/0100~, source: digest}
`,
      }),
    );
    if (owned === null) throw new Error("faulty");
    const then = (certain: boolean) =>
      openGraph(owned)
        .asOf("0014", { certain })
        .facts()
        .toArray()
        .filter(({ type }) => type === "governed_by")
        .map(({ object, rollup }) => `${object}: ${rollup.rivals.length}`);
    expect(then(false)).toEqual(["carthage: 1", "rome: 1"]);
    expect(then(true)).toEqual(["rome: 0"]);
  });

  it("leaves out what is only possible where it is asked to, and counts the claims of the others no differently", () => {
    const wide = graph.asOf("0014-06-01");
    const sure = graph.asOf("0014-06-01", { certain: true });
    expect(sure.facts().ids()).toEqual(["rome.occupies.gaul"]);
    expect(sure.fact("rome.occupies.gaul")).toEqual(wide.fact("rome.occupies.gaul"));
    expect(graph.asOf("-0042/0014", { throughout: true }).facts().ids()).toEqual([
      "rome.occupies.gaul",
      "rome.opposes.parthia",
    ]);
    expect(graph.asOf({ trueOn: "0014", knownOn: "-0051", certain: true }).facts().ids()).toEqual([]);
  });

  it("says so in its records", () => {
    const view = graph.asOf("0014-06-01");
    expect(
      view
        .facts()
        .toArray()
        .map((fact) => view.factRecord(fact).holds),
    ).toEqual(["certain", "possible"]);
    expect(
      graph
        .facts()
        .toArray()
        .map((fact) => graph.factRecord(fact).holds),
    ).toEqual(Array(4).fill(undefined).slice(0, graph.facts().count()));
  });
});
