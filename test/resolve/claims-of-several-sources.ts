import fc from "fast-check";
import { checkProject } from "../../src/build.ts";
import { blockYaml } from "../../src/fmt/block-yaml.ts";
import { FILE_ORDER } from "../../src/fmt/key-order.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { projectOf } from "../helpers/findings.ts";

const SOURCES = ["courier", "gazette", "herald", "journal"];
export const FACT = "data/deal.yaml";

/** A claim as it is written. */
export type Written = Readonly<Record<string, unknown>>;

const claim: fc.Arbitrary<Written> = fc
  .record({
    source: fc.shuffledSubarray(SOURCES, { minLength: 1 }),
    isList: fc.boolean(),
    at: fc.option(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 })),
    isEach: fc.boolean(),
    quote: fc.option(fc.array(fc.constantFrom("ten crates", "some crates"), { minLength: 4, maxLength: 4 }), {
      freq: 1,
    }),
    by: fc.constantFrom(undefined, "a", "c", ["a", "c"]),
    stance: fc.constantFrom("states", "confirms", "alleges", "denies"),
    quantity: fc.constantFrom(undefined, "10 items", "12 items"),
    said: fc.constantFrom(undefined, "2024-01-01"),
  })
  .map(({ source, isList, at, isEach, quote, by, quantity, said, stance }) => {
    const several = source.length > 1;
    const places = at?.map((n) => `p. ${n}`);
    const each = (values: readonly string[]): unknown =>
      several && isEach ? values.slice(0, source.length) : values[0];
    return {
      stance,
      source: several || isList ? source : source[0],
      ...(places && { at: each(places) }),
      ...(quote && { quote: each(quote) }),
      ...(by && { by }),
      ...(quantity && { quantity }),
      ...(said && { said }),
    };
  });
export const claims = fc.array(claim, { minLength: 1, maxLength: 4 });

/** The same with a claim for each source. */
export function writtenOut(all: readonly Written[]): readonly Written[] {
  return all.flatMap((one) => {
    const { source } = one;
    if (!Array.isArray(source)) return [one];
    return source.map((id: unknown, n) => {
      const own: Record<string, unknown> = { ...one, source: id };
      for (const key of ["at", "quote"]) {
        const { [key]: value } = one;
        if (Array.isArray(value)) own[key] = value[n];
      }
      return own;
    });
  });
}

export function deal(all: readonly Written[], ofFact: Written = {}): string {
  return blockYaml({ type: "supplies", from: "a", to: "b", item: "coal", ...ofFact, claims: all }, FILE_ORDER);
}

export function filesWith(text: string, extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    "data/a.yaml": "type: state\nname: A\n",
    "data/b.yaml": "type: state\nname: B\n",
    "data/c.yaml": "type: state\nname: C\n",
    "data/coal.yaml": "type: resource\nname: Coal\n",
    ...Object.fromEntries(
      SOURCES.map((id, n) => [
        `data/${id}.yaml`,
        `type: source\nname: The ${id}\nkind: news\ndate: 2024-0${n + 1}\nrelations:\n  authored_by: ${"abca"[n]}\n`,
      ]),
    ),
    [FACT]: text,
    ...extra,
  };
}

export function datasetOf(files: Readonly<Record<string, string>>): Dataset | null {
  return checkProject(projectOf(files), { partial: true }).dataset;
}

/** Who says what where, in an order that nothing decides. */
export function sayings(dataset: Dataset | null): readonly string[] {
  const all = (dataset?.facts ?? []).flatMap(({ claims: own }) => own.map(({ id: _, ...one }) => JSON.stringify(one)));
  return [...new Set(all)].sort();
}
