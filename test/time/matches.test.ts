import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { weakestAnswer } from "../../src/corroborate/holds.ts";
import { openGraph } from "../../src/query/index.ts";
import { firstOf } from "../../src/report/listing/cut.ts";
import { matchListing } from "../../src/report/listing/match-listing.ts";
import { BY_ID } from "../../src/report/listing/naming.ts";
import { rome } from "./rome-project.ts";

async function all<T>(items: AsyncIterable<T> | Iterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe("matches at a time", () => {
  const { dataset } = checkProject(rome());
  if (dataset === null) throw new Error("faulty");
  const kg = openGraph(dataset);
  const listed = (time: string) => {
    const then = kg.asOf(time);
    const matches = then.match(["?who", "occupies", "?where"], ["?who", "opposes", "?whom"]);
    return matchListing(firstOf(matches, 9), ["?where", "?whom"], BY_ID, { answers: then.answers });
  };

  it.each([
    ["0014", ["carthage parthia certain", "gaul parthia certain"]],
    ["0014-06-01", ["carthage parthia possible", "gaul parthia possible"]],
    ["-0146", ["carthage carthage certain"]],
  ])("are as certain as the least certain of their facts: %s", async (time, expected) => {
    const { records, table } = listed(time);
    const rows = (await all(records)).map((match) =>
      table
        .filter(({ title }) => title !== "facts" && title !== "support")
        .map(({ cell }) => cell(match))
        .join(" "),
    );
    expect(rows.sort()).toEqual(expected);
  });

  it("have no such column where no time is asked for", async () => {
    const found = firstOf(kg.match(["?who", "occupies", "?where"]), 9);
    const { records, table, json } = matchListing(found, ["?where"], BY_ID);
    expect(table.map(({ title }) => title)).toEqual(["?where", "support", "facts"]);
    expect((await all(records)).map((match) => Object.keys(json(match) as object))[0]).toEqual([
      "bindings",
      "support",
      "facts",
    ]);
  });

  it("are of no answer where no fact has one", () => {
    expect(weakestAnswer([])).toBeNull();
    expect(weakestAnswer(["certain", "possible", "certain"])).toBe("possible");
  });
});
