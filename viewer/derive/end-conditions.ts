import type { Fact } from "../../src/model/fact.ts";
import type { Ends } from "../../src/model/schema.ts";
import type { AttributeCondition } from "../../src/query/filter/fields.ts";
import { readWhere } from "../../src/query/filter/where.ts";
import { QueryError } from "../../src/query/query-error.ts";
import { withHint } from "../../src/wording/with-hint.ts";
import type { EndCondition } from "../state/end-conditions.ts";
import type { Atlas } from "./atlas.ts";

/** What conditions on attributes mean in some data. */
export interface EndTests {
  /** What one end, and what each end, has to meet; null: anything. By entity, since these are asked of columns of numbers. */
  readonly oneEnd: ((id: string) => boolean) | null;
  readonly eachEnd: ((id: string) => boolean) | null;
  /** What subject and object have to meet. */
  readonly fact: ((fact: Fact) => boolean) | null;
  /** Of an entity that no shown fact touches. */
  readonly isolated: (id: string) => boolean;
  /** What is wrong with those that cannot be read, which leave nothing out. */
  readonly wrong: ReadonlyMap<EndCondition, string>;
}

const known = new WeakMap<readonly EndCondition[], { readonly atlas: Atlas; readonly tests: EndTests }>();

/** Read once for a list of conditions: what entities meet is kept with it. */
export function endTestsOf(atlas: Atlas, conditions: readonly EndCondition[]): EndTests {
  const before = known.get(conditions);
  if (before?.atlas === atlas) return before.tests;
  const tests = readTests(atlas, conditions);
  known.set(conditions, { atlas, tests });
  return tests;
}

function readTests({ kg }: Atlas, conditions: readonly EndCondition[]): EndTests {
  const wrong = new Map<EndCondition, string>();
  const read = conditions.flatMap((condition) => {
    try {
      const own = readWhere(condition.text, (name) => kg.find(name).id);
      kg.attributesTest([own]);
      return { ends: condition.ends, condition: own };
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      wrong.set(condition, withHint(error.message, error.hint));
      return [];
    }
  });
  const of = (ends: Ends): readonly AttributeCondition[] =>
    read.flatMap((one) => (one.ends === ends ? one.condition : []));
  const entityTest = (ends: Ends) => (of(ends).length > 0 ? kg.attributesTest(of(ends)) : null);
  const [oneEnd, eachEnd] = [entityTest("either end"), entityTest("each end")];
  const tests = (["subject", "object"] as const).flatMap((ends) =>
    of(ends).length > 0 ? kg.endsTest(ends, of(ends)) : [],
  );
  return {
    oneEnd,
    eachEnd,
    fact: tests.length === 0 ? null : (fact) => tests.every((test) => test(fact)),
    isolated: (id) => tests.length === 0 && (oneEnd?.(id) ?? true) && (eachEnd?.(id) ?? true),
    wrong,
  };
}
