import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectClaims, selectFacts } from "../../src/cli/selection/select-facts.ts";
import type { SelectionFlags } from "../../src/cli/selection/selection-options.ts";
import type { Entity } from "../../src/model/entity.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { QueryError } from "../../src/query/query-error.ts";
import { graphs, IDS, SCHEMA } from "./attribute-graphs.ts";
import { seldom } from "./random-graphs.ts";
import { dataset, entity, fact, quantity } from "./small-graph.ts";

/** What a condition means, said once more and plainly. */
const MEANINGS: Readonly<Record<string, (entity: Entity) => boolean>> = {
  "status=active": ({ attributes }) => attributes["status"] === "active",
  "status!=revoked": ({ attributes }) => attributes["status"] !== "revoked",
  status: ({ attributes }) => attributes["status"] !== undefined,
  "size>=10": ({ attributes }) => Number(attributes["size"] ?? 0) >= 10,
  "size>3": ({ attributes }) => Number(attributes["size"] ?? 0) > 3,
  "size<40": ({ attributes }) => Number(attributes["size"] ?? 99) < 40,
  "size=..10": ({ attributes }) => Number(attributes["size"] ?? 99) <= 10,
  "type=crew": ({ type }) => type === "crew",
  "type=thing": () => true,
  "type!=crew,tool": ({ type }) => type === "town",
};

test("conditions on ends mean the same as plain loops", () => {
  const condition = seldom<string | undefined>(Object.keys(MEANINGS), undefined);
  const questions = fc.record({
    fromWhere: condition,
    toWhere: condition,
    eitherWhere: condition,
    entityWhere: condition,
    between: seldom<readonly [string, string] | undefined>(
      IDS.flatMap((a) => IDS.map((b) => [a, b] as const)),
      undefined,
    ),
  });
  let answered = 0;
  fc.assert(
    fc.property(graphs, questions, (data, asked) => {
      const entities = new Map(data.entities.map((one) => [one.id, one]));
      const meets = (id: string, text: string | undefined): boolean => {
        const one = entities.get(id);
        return text === undefined || (one !== undefined && MEANINGS[text]?.(one) === true);
      };
      const expected = data.facts
        .filter(({ subject, object, type }) => {
          const ways: (readonly [string, string | null])[] = [[subject, object]];
          if (type === "borders" && object !== null) ways.push([object, subject]);
          return (
            ways.some(([from]) => meets(from, asked.fromWhere)) &&
            (asked.toWhere === undefined || ways.some(([, to]) => to !== null && meets(to, asked.toWhere))) &&
            (meets(subject, asked.eitherWhere) || (object !== null && meets(object, asked.eitherWhere))) &&
            meets(subject, asked.entityWhere) &&
            (object === null || meets(object, asked.entityWhere)) &&
            (asked.between === undefined ||
              [`${asked.between[0]} ${asked.between[1]}`, `${asked.between[1]} ${asked.between[0]}`].includes(
                `${subject} ${object}`,
              ))
          );
        })
        .map(({ id }) => id);
      const { between, ...wheres } = asked;
      const flags: SelectionFlags = {
        format: "json",
        ...(between ? { between: [...between] } : {}),
        ...Object.fromEntries(Object.entries(wheres).flatMap(([k, text]) => (text === undefined ? [] : [[k, [text]]]))),
      };
      const graph = openGraph(data);
      expect(selectFacts(graph, flags).ids()).toEqual(expected);
      expect([
        ...new Set(
          selectClaims(graph, flags)
            .toArray()
            .map((claim) => claim.fact),
        ),
      ]).toEqual(expected);
      if (expected.length > 0 && expected.length < data.facts.length) answered += 1;
    }),
    { numRuns: 400 },
  );
  expect(answered).toBeGreaterThan(60);
});

test("a quantity in the notation of data files is what may be so", () => {
  const spans: Readonly<Record<string, readonly [number, number]>> = {
    "5": [5, 5],
    "4..8": [4, 8],
    "7..": [7, Number.POSITIVE_INFINITY],
    "..3": [Number.NEGATIVE_INFINITY, 3],
    "~5": [5, 5],
  };
  fc.assert(
    fc.property(graphs, fc.constantFrom(...Object.keys(spans)), (data, text) => {
      const [low, high] = spans[text] ?? [0, 0];
      const expected = data.facts.filter(({ qualifiers }) => {
        const claimed = qualifiers["quantity"] ?? qualifiers["value"];
        if (claimed === undefined || typeof claimed !== "object" || !("min" in claimed)) return false;
        return (claimed.max ?? Number.POSITIVE_INFINITY) >= low && (claimed.min ?? Number.NEGATIVE_INFINITY) <= high;
      });
      const found = selectFacts(openGraph(data), { where: [`quantity=${text}`] });
      expect(found.ids()).toEqual(expected.map(({ id }) => id));
    }),
  );
});

describe("in code", () => {
  const data = dataset(
    SCHEMA,
    [
      entity("red", "crew", {
        attributes: {
          status: "active",
          size: 12,
          founded: "1998",
          budget: quantity("5000..9000 usd"),
          leader: "ann",
          armed: true,
        },
      }),
      entity("blue", "crew", { attributes: { status: "revoked", founded: "2004-06", armed: false } }),
      entity("kit", "tool", { attributes: { status: "Active since 2010" } }),
      entity("ann", "thing"),
    ],
    [
      fact("blue.uses.kit", ["blue", "uses", "kit"], {}, [{}]),
      fact("red.has_strength", ["red", "has_strength", null], { value: quantity("12 troops") }, [{}]),
      fact("red.has_trait", ["red", "has_trait", null], { value: "bold" }, [{}]),
      fact("red.uses.kit", ["red", "uses", "kit"], { quantity: quantity("10..20 rounds") }, [{}]),
    ],
  );
  const graph = openGraph(data);

  test("each kind compares as --where does", () => {
    const from = (filters: Parameters<ReturnType<typeof graph.facts>["fromWhere"]>[0]) =>
      graph.facts("uses").fromWhere(filters).subjects().ids();
    expect(from({ size: { atLeast: 10 } })).toEqual(["red"]);
    expect(from({ founded: { to: "2000" } })).toEqual(["red"]);
    expect(from({ founded: "2004" })).toEqual(["blue"]);
    expect(from({ founded: { before: "2004" } })).toEqual(["red"]);
    expect(from({ founded: { before: "2004-06" } })).toEqual(["red"]);
    expect(from({ founded: { before: "2004-06-30" } })).toEqual(["blue", "red"]);
    expect(from({ founded: { after: "1998" } })).toEqual(["blue"]);
    expect(from({ founded: { after: "1998-11-30", before: "2004" } })).toEqual(["red"]);
    expect(from({ size: { moreThan: 11, lessThan: 13 } })).toEqual(["red"]);
    expect(from({ size: { moreThan: 12 } })).toEqual([]);
    expect(from({ budget: { moreThan: 4999 } })).toEqual(["red"]);
    expect(from({ budget: { moreThan: 5000 } })).toEqual([]);
    expect(from({ budget: { lessThan: 9001, unit: "usd" } })).toEqual(["red"]);
    expect(from({ budget: "6000" })).toEqual(["red"]);
    expect(from({ budget: { atLeast: 5000, unit: "usd" } })).toEqual(["red"]);
    expect(from({ leader: "ann" })).toEqual(["red"]);
    expect(from({ armed: false })).toEqual(["blue"]);
    expect(from({ status: { not: ["revoked"] } })).toEqual(["red"]);
    expect(
      graph
        .facts()
        .entityWhere({ status: { not: "revoked" } })
        .ids(),
    ).toEqual(["red.has_strength", "red.has_trait", "red.uses.kit"]);
    expect(graph.facts().toWhere({ status: "Active since 2010" }).count()).toBe(2);
    expect(graph.entities().where({ type: "crew", status: "active" }).ids()).toEqual(["red"]);
  });

  test("conditions on an end hold of one entity, also where a fact may be read either way", () => {
    const both = openGraph(
      dataset(
        SCHEMA,
        [
          entity("red", "crew", { attributes: { status: "active", size: 3 } }),
          entity("blue", "crew", { attributes: { status: "revoked", size: 40 } }),
        ],
        [fact("blue.borders.red", ["blue", "borders", "red"], {}, [{}])],
      ),
    );
    const found = (...texts: string[]) =>
      (["fromWhere", "toWhere", "eitherWhere"] as const).map((end) => selectFacts(both, { [end]: texts }).count());
    expect(found("status=active", "size<10")).toEqual([1, 1, 1]);
    expect(found("status=active", "size>10")).toEqual([0, 0, 0]);
    expect(both.facts().fromWhere({ status: "active", size: 40 }).count()).toBe(0);
  });

  test("of an attribute that sources tell differently, each value counts", () => {
    const crew = entity("red", "crew", { disputed: { founded: ["1998", "2004"] } });
    const told = openGraph(
      dataset(SCHEMA, [crew, entity("kit", "tool")], [fact("f", ["red", "uses", "kit"], {}, [{}])]),
    );
    const founded = (...texts: string[]) => selectFacts(told, { fromWhere: texts }).count();
    expect([founded("founded<2000"), founded("founded>2000"), founded("founded"), founded("founded<1998")]).toEqual([
      1, 1, 1, 0,
    ]);
    expect([founded("founded!=1998"), founded("founded!=1999")]).toEqual([0, 1]);
  });

  test("a name that means several kinds of value is compared as each of them", () => {
    expect(graph.facts().where({ value: "bold" }).ids()).toEqual(["red.has_trait"]);
    expect(
      graph
        .facts()
        .where({ value: { atLeast: 10 } })
        .ids(),
    ).toEqual(["red.has_strength"]);
    expect(graph.facts().having("quantity").ids()).toEqual(["red.has_strength", "red.uses.kit"]);
    expect(graph.facts("has_strength").where({ quantity: 12 }).count()).toBe(1);
    expect(graph.claims().saying("quantity", { atLeast: 12 }).ids()).toEqual(["red.has_strength#1"]);
    expect(graph.facts().where({ quantity: "11..13 rounds" }).ids()).toEqual(["red.uses.kit"]);
  });

  test.each([
    [
      () => graph.facts().entityWhere({ staus: "active" }),
      "no entity type has an attribute `staus`",
      "did you mean `status`?",
    ],
    [
      () => graph.facts().where({ size: 3 }),
      "no relation type here has a qualifier `size`",
      "`size` is an attribute of `crew`: `--from-where`, `--to-where`, `--either-where` and `--entity-where` (in code, `fromWhere`, `toWhere`, `eitherWhere` and `entityWhere`) compare it",
    ],
    [
      () => graph.facts().fromWhere({ quantity: 3 }),
      "no entity type has an attribute `quantity`",
      "`quantity` is a qualifier of facts: `--where` (in code, `where`) compares it",
    ],
    [() => graph.facts().fromWhere({ type: "crw" }), "`type` is never `crw`", "did you mean `crew`?"],
    [
      () => graph.facts().where({ quantity: "many" }),
      "`many` is not a quantity",
      "write `1000`, `16500..`, `..1200` or `1000..2000 rounds`",
    ],
    [
      () => graph.facts().fromWhere({ armed: { from: "1" } }),
      "only a number, a date or a quantity compares with a span of values",
      null,
    ],
    [
      () => graph.facts().where({ quantity: { min: 1000 } as never }),
      "a span of values has no `min`",
      "it may have `atLeast`, `atMost`, `moreThan`, `lessThan`, `unit` and `rate`",
    ],
    [
      () => graph.facts().where({ quantity: { atLast: 1000 } as never }),
      "a span of values has no `atLast`",
      "did you mean `atLeast` or `atMost`?",
    ],
  ])("a wrong name or value is an error with a hint (%#)", (question, message, hint) => {
    const fail = () => question().count();
    expect(fail).toThrow(QueryError);
    expect(fail).toThrow(expect.objectContaining({ message, hint }));
  });
});
