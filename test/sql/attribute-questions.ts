import fc from "fast-check";
import { expect } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import { parseTime } from "../../src/model/dates.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { openGraph } from "../../src/query/index.ts";
import type { SqlEngine } from "../../src/sql/answer.ts";
import { dataset, entity, entityType, field, SMALL_SCHEMA } from "../query/small-graph.ts";
import { rows } from "./ask.ts";

/** Companies with a number, a quantity, a date and lists of these; `name` and `Type` are taken. */
const attributes = Object.fromEntries(
  [
    field("staff", { kind: "number" }),
    field("turnover", { kind: "quantity", units: ["eur", "usd"] }),
    field("listed", { kind: "date" }),
    field("results", { kind: "quantity", units: ["eur", "usd"] }, true),
    field("public", { kind: "boolean" }),
    field("name", { kind: "text" }),
    field("Type", { kind: "text" }),
  ].map((one) => [one.name, one]),
);
const schema = {
  ...SMALL_SCHEMA,
  entities: { ...SMALL_SCHEMA.entities, company: { ...entityType("company", ["thing"]), attributes } },
};

const amount = fc
  .tuple(
    fc.constantFrom(
      "100 eur",
      "100..250 eur",
      "300 usd",
      "..90 eur",
      "120 eur/year",
      "-3 usd",
      "1200.55 eur",
      "250.. eur",
    ),
  )
  .map(([text]) => {
    const quantity = parseQuantity(text);
    if (!quantity) throw new Error(`not a quantity: ${text}`);
    return quantity;
  });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const company = fc
  .record({
    staff: maybe(fc.constantFrom(-1, 0, 0.5, 3, 10, 1e15)),
    turnover: maybe(amount),
    listed: maybe(fc.constantFrom("1990", "1991-05", "1991-05-07", "1992/1994", "1993/..", "-0044-03-15", "199X")),
    results: maybe(fc.array(amount, { minLength: 1, maxLength: 3 })),
    public: maybe(fc.boolean()),
    name: maybe(fc.constant("Ltd")),
  })
  .map((values) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    ),
  );

/** Graphs whose entities have attributes of every kind that has a number or a day in it. */
export const withAttributes: fc.Arbitrary<Dataset> = fc.array(company, { minLength: 30, maxLength: 60 }).map((all) =>
  dataset(
    schema,
    all.map((own, n) => entity(`c${String(n).padStart(2, "0")}`, "company", { attributes: own })),
    [],
  ),
);

/** Asks for attributes in SQL and by the API: law: the two agree. */
export async function agreeOnAttributes(engine: SqlEngine, data: Dataset): Promise<void> {
  const all = openGraph(data).entities();
  const companies = (filters: Parameters<typeof all.where>[0]) => all.where(filters).ids();
  const inSql = async (where: string) =>
    (await rows(engine, `SELECT id FROM entity WHERE ${where} ORDER BY id`)).map(([id]) => id);
  const inRows = async (where: string) =>
    (await rows(engine, `SELECT DISTINCT entity FROM attribute WHERE ${where} ORDER BY entity`)).map(([id]) => id);
  for (const n of [-2, 0, 3, 100]) {
    const many = companies({ staff: { atLeast: n } });
    expect(await inSql(`staff >= ${n}`)).toEqual(many);
    expect(await inRows(`name = 'staff' AND min >= ${n} AND max >= ${n}`)).toEqual(many);
    const large = companies({ turnover: { atLeast: n, unit: "eur" } });
    expect(await inSql(`turnover_min >= ${n} AND turnover_unit = 'eur'`)).toEqual(large);
    expect(await inRows(`name = 'turnover' AND min >= ${n} AND unit = 'eur'`)).toEqual(large);
    const once = companies({ results: { atMost: n, unit: "usd" } });
    expect(await inRows(`name = 'results' AND max <= ${n} AND unit = 'usd'`)).toEqual(once);
  }
  expect(await inSql("turnover_rate = 'year'")).toEqual(companies({ turnover: { rate: "year" } }));
  for (const year of ["1990", "1991", "1993", "1995"]) {
    const { first, last } = parseTime(year) ?? {};
    const touching = `listed_last IS NOT DISTINCT FROM NULL OR listed_last >= DATE '${first}'`;
    expect(
      await inSql(`listed IS NOT NULL AND (${touching}) AND (listed_first IS NULL OR listed_first <= DATE '${last}')`),
    ).toEqual(companies({ listed: { from: year, to: year } }));
  }
  expect(await inSql("public")).toEqual(companies({ public: true }));
  expect(await inSql("a_name = 'Ltd'")).toEqual(companies({ name: "Ltd" }));
  // Of several values only the text has all.
  const lists = all.filter(({ attributes: { results } }) => Array.isArray(results) && results.length > 1);
  expect(await inSql("results LIKE '%, %' AND results_min IS NULL AND results_unit IS NULL")).toEqual(lists.ids());
}
