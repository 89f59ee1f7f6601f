import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asOf, NONE_UNDATED } from "../../src/corroborate/as-of.ts";
import { corroborate } from "../../src/corroborate/corroborate.ts";
import { rollUpAll, rollUpOne, rollup } from "../../src/corroborate/rollup.ts";
import { readAll, readPlain } from "../../src/corroborate/statements.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { SUPPORT } from "../../src/model/support.ts";
import { ACTORS, ASSERTING, claims, factOf, world } from "./arbitrary.ts";

const { voices } = world;
const rank = (own: readonly Claim[]): number => SUPPORT.indexOf(rollup(factOf(own), voices).support);
const shuffled = claims({}).chain((own) =>
  fc.shuffledSubarray(own, { minLength: own.length }).map((other) => ({ own, other })),
);
const RUNS = { numRuns: 1000 };

describe("a roll-up", () => {
  it("of one plain claim is what weighing all claims gives", () => {
    let one = 0;
    const few = fc.oneof(
      claims({ relays: false }).map((own) => own.slice(0, 1)),
      claims({}),
    );
    fc.assert(
      fc.property(few, (own) => {
        const quick = rollUpOne(factOf(own), voices);
        if (quick === null) return;
        one += 1;
        expect(quick).toEqual(rollUpAll(factOf(own), voices));
      }),
      RUNS,
    );
    expect(one).toBeGreaterThan(RUNS.numRuns / 20);
  });

  it("reads claims that pass nothing on as it reads all claims", () => {
    fc.assert(
      fc.property(claims({ relays: false }), (own) => {
        const plain = own.filter(({ stance }) => stance !== "retracts");
        expect(readPlain(factOf(plain), voices)).toEqual(readAll(factOf(plain), voices));
      }),
      RUNS,
    );
  });

  it("is the same whatever the order of the claims", () => {
    fc.assert(
      fc.property(shuffled, ({ own, other }) => {
        expect(rollup(factOf(other), voices)).toEqual(rollup(factOf(own), voices));
      }),
      RUNS,
    );
  });

  it("never loses support through one more voice that asserts", () => {
    const newcomer = claims({ stances: ASSERTING, min: 1, by: fc.constant("newcomer") });
    fc.assert(
      fc.property(claims({}), newcomer, (own, [more]) => {
        expect(rank(own.concat(more ?? []))).toBeGreaterThanOrEqual(rank(own));
      }),
      RUNS,
    );
  });

  it("never gains support through a denial, no matter who utters it", () => {
    fc.assert(
      fc.property(claims({}), claims({ stances: ["denies", "doubts"], min: 1 }), (own, [denial]) => {
        expect(rank(own.concat(denial ?? []))).toBeLessThanOrEqual(rank(own));
      }),
      RUNS,
    );
  });

  it("does not change when a voice repeats itself", () => {
    const repeated = claims({ min: 1 }).chain((own) => fc.constantFrom(...own).map((again) => ({ own, again })));
    fc.assert(
      fc.property(repeated, ({ own, again }) => {
        expect(rollup(factOf([...own, { ...again, id: "f#9" }]), voices)).toEqual(rollup(factOf(own), voices));
      }),
      RUNS,
    );
  });

  it("counts those who speak for one body as one voice", () => {
    fc.assert(
      fc.property(claims({ by: fc.constantFrom("russia", "putin", "kremlin"), relays: false }), (own) => {
        expect(rollup(factOf(own), voices).voices.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("never mixes numbers of unlike units or rates", () => {
    fc.assert(
      fc.property(claims({ relays: false }), (own) => {
        for (const found of rollup(factOf(own), voices).quantities) {
          const isLike = ({ says }: Claim): boolean => {
            const { quantity } = says;
            if (typeof quantity !== "object" || !("unit" in quantity)) return true;
            return quantity.unit === found.unit && quantity.rate === found.rate;
          };
          // Without the numbers of other units, everything about this one is the same.
          const alone = own.map((claim) => (isLike(claim) ? claim : { ...claim, says: {} }));
          expect(rollup(factOf(alone), voices).quantities).toEqual([found]);
        }
      }),
      RUNS,
    );
  });

  it("keeps the best number within the range, and the range within the envelope", () => {
    fc.assert(
      fc.property(claims({}), (own) => {
        for (const { min, max, best, envelope } of rollup(factOf(own), voices).quantities) {
          for (const bound of [best?.min, best?.max, min, max]) {
            if (bound === null || bound === undefined) continue;
            if (envelope.min !== null) expect(bound).toBeGreaterThanOrEqual(envelope.min);
            if (envelope.max !== null) expect(bound).toBeLessThanOrEqual(envelope.max);
          }
        }
      }),
      RUNS,
    );
  });
});

describe("a view at a time", () => {
  const dated = (own: Claim[]): Fact => factOf(own, { when: "2024-10/..", quantity: quantity("4000 troops") });

  it("is the plain roll-up where both clocks are open", () => {
    fc.assert(
      fc.property(claims({}), (own) => {
        const facts = [dated(own)];
        expect(asOf(facts, voices, {})).toEqual({
          facts: corroborate(facts, voices).filter(({ claims: all }) => all.length > 0 || facts.length > 0),
          undated: NONE_UNDATED,
          answers: new Map(),
        });
      }),
      RUNS,
    );
  });

  it("only gains support as time goes by, where no claim denies, retracts or relays", () => {
    const days = fc.tuple(
      fc.constantFrom("2024-09", "2024-10-20", "2024-11", "2024-12-31"),
      fc.constantFrom("2024-10", "2025"),
    );
    fc.assert(
      fc.property(claims({ stances: ASSERTING, relays: false }), days, (own, [a, b]) => {
        const [early = a, late = b] = [a, b].sort();
        const at = (knownOn: string): number => {
          const [fact] = asOf([dated(own)], voices, { knownOn }).facts;
          return fact === undefined ? -1 : SUPPORT.indexOf(fact.rollup.support);
        };
        expect(at(late)).toBeGreaterThanOrEqual(at(early));
      }),
      RUNS,
    );
  });

  it("never loses a fact without a trace: what it leaves out is later, over, or listed as undated", () => {
    fc.assert(
      fc.property(claims({ min: 1 }), (own) => {
        const view = asOf([dated(own)], voices, { knownOn: "2030", trueOn: "2024-12-31" });
        const isOver = own.some(({ says }) => says["when"] !== undefined);
        if (!isOver && view.facts.length === 0) expect(view.undated.knownOn).toEqual(["f"]);
      }),
      RUNS,
    );
  });
});

describe("voices", () => {
  it("come down to someone who speaks for no one else", () => {
    for (const actor of ACTORS) {
      for (const root of voices.roots(actor)) expect(voices.roots(root)).toEqual([root]);
    }
  });
});

function quantity(text: string): NonNullable<ReturnType<typeof parseQuantity>> {
  const read = parseQuantity(text);
  if (read === null) throw new Error(`no quantity: ${text}`);
  return read;
}
