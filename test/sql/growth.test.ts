import { expect, test } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import { Core } from "../../src/query/core.ts";
import { copyText } from "../../src/sql/postgres/copy-text.ts";
import { TABLES } from "../../src/sql/tables.ts";
import { dataset, entity, fact, SMALL_SCHEMA, smallGraph } from "../query/small-graph.ts";

const { entities, facts } = smallGraph();
const numbers = (n: number) => Array.from({ length: n }, (_, at) => at);
const claims = (n: number) => numbers(n).map((at) => ({ source: "june", note: `note ${at}` }));

/** What a project can have a great deal of. */
const MANY: Readonly<Record<string, (n: number) => Dataset>> = {
  entities: (n) => dataset(SMALL_SCHEMA, [...entities, ...numbers(n).map((at) => entity(`e-${at}`, "person"))], facts),
  "aliases of one entity": (n) => {
    const aliases = numbers(n).map((at) => ({ name: `alias ${at}`, used_by: null }));
    return dataset(SMALL_SCHEMA, [...entities, entity("much", "person", { aliases })], facts);
  },
  "facts of one entity": (n) =>
    dataset(SMALL_SCHEMA, entities, [
      ...facts,
      ...numbers(n).map((at) => fact(`russia.strikes.ukraine.${at}`, ["russia", "strikes", "ukraine"], {}, claims(1))),
    ]),
  "claims of one fact": (n) =>
    dataset(SMALL_SCHEMA, entities, [
      ...facts,
      fact("russia.strikes.ukraine.x", ["russia", "strikes", "ukraine"], {}, claims(n)),
    ]),
  "qualifiers of one fact": (n) =>
    dataset(SMALL_SCHEMA, entities, [
      ...facts,
      fact(
        "russia.strikes.ukraine.x",
        ["russia", "strikes", "ukraine"],
        { via: numbers(n).map((at) => `v-${at}`) },
        claims(1),
      ),
    ]),
  "parts of parts": (n) =>
    dataset(
      SMALL_SCHEMA,
      [...entities, ...numbers(n + 1).map((at) => entity(`p-${String(at).padStart(6, "0")}`, "source"))],
      [
        ...facts,
        ...numbers(n).map((at) => {
          const [part, whole] = [at, at + 1].map((one) => `p-${String(one).padStart(6, "0")}`);
          return fact(`${part}.part_of.${whole}`, [part ?? "", "part_of", whole ?? ""], {}, []);
        }),
      ],
    ),
};

/** CPU, in microseconds: what it takes at least, since a machine that does other things only adds to it. */
function least(dataset: Dataset): number {
  const times = [1, 2, 3].map(() => {
    const core = new Core(dataset);
    const start = process.cpuUsage();
    for (const table of TABLES) for (const _ of copyText(table, table.rows(core)));
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.min(...times);
}

test.each(Object.keys(MANY))("twice as many %s take the tables about twice as long", (what) => {
  const [some, twice] = [2500, 5000].map((n) => MANY[what]?.(n) ?? smallGraph());
  let ratio = Number.POSITIVE_INFINITY;
  // Garbage that falls due in one run and not in the other may spoil one measurement, but not three.
  for (let tries = 0; tries < 3 && ratio >= 2.6; tries += 1)
    ratio = least(twice ?? smallGraph()) / least(some ?? smallGraph());
  expect(ratio).toBeLessThan(2.6);
});
