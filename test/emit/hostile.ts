import fc from "fast-check";
import { BASES, type Claim, CREDIBILITY, type QualifierValue } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import type { Quantity } from "../../src/model/quantity.ts";
import type {} from "../../src/model/stance.ts";
import { STANCES } from "../../src/model/stance.ts";
import { CONTESTED, SUPPORT } from "../../src/model/support.ts";

/** Texts that writers get wrong: what must be escaped, what is longer in UTF-8, halves of pairs, and none at all. */
const PIECES = ["", "a", "Norland", '"', "\\", "\n", "\t\r", "\u0000\u001f\u007f", "é", "北", "\u2028", "\ufffe", "😀"];
const HALVES = ["\ud800", "\udc00", "<b>&'", "]]>", "#1", "x".repeat(200)];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("", "plain", "norland.supplies.sudmark"),
  fc.array(fc.constantFrom(...PIECES, ...HALVES), { maxLength: 5 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 12 }),
);

/** Names of members, with those that come first in an object, and one that means something to JavaScript. */
const name = fc.oneof(hostileText, fc.constantFrom("when", "item", "7", "0", "__proto__", "constructor", "toString"));
const count = fc.oneof(fc.constantFrom(0, -0, 9, 10, -1, 0.5, 1e21, 5e-324, 2 ** 53), fc.double());
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const quantity: fc.Arbitrary<Quantity> = fc.record({
  ...{ text: hostileText, min: orNull(count), max: orNull(count), approximate: fc.boolean(), vague: fc.boolean() },
  ...{ unit: orNull(hostileText), rate: fc.constantFrom("day", null) },
});
const scalar = fc.oneof(hostileText, count, fc.boolean(), quantity);
const value: fc.Arbitrary<QualifierValue> = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }));
export const qualifiers: fc.Arbitrary<Record<string, QualifierValue>> = fc.oneof(
  fc.constant({}),
  fc.array(fc.tuple(name, value), { maxLength: 4 }).map((members) => Object.fromEntries(members)),
);

/** Any JSON, and what JSON has no word for. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec((again) => ({
  value: fc.oneof(
    { depthSize: "small" },
    ...[hostileText, count, fc.boolean(), fc.constantFrom(null, undefined, Number.NaN, Symbol("s"), () => 1)],
    ...[fc.date(), fc.constant({ toJSON: () => "mine" })],
    fc.array(again("value"), { maxLength: 4 }),
    fc.array(fc.tuple(name, again("value")), { maxLength: 4 }).map((members) => Object.fromEntries(members)),
  ),
})).value;

const ids = fc.array(hostileText, { maxLength: 3 });
const texts = fc.array(fc.tuple(name, hostileText), { maxLength: 2 }).map((members) => Object.fromEntries(members));

export const hostileEntity: fc.Arbitrary<Entity> = fc.record({
  ...{ id: hostileText, type: hostileText, name: hostileText },
  aliases: fc.array(fc.record({ name: hostileText, used_by: orNull(hostileText) }), { maxLength: 3 }),
  ...{ names: texts, identifiers: texts, description: orNull(hostileText), unnamed: fc.boolean() },
  ...{ former_ids: ids, not_same_as: ids, attributes: texts, file: hostileText },
});
const support = fc.constantFrom(...SUPPORT);
const bounds = fc.record({ min: orNull(count), max: orNull(count) });
const rollup: fc.Arbitrary<Fact["rollup"]> = fc.record({
  support,
  computed: support,
  assessment: orNull(fc.record({ support, why: hostileText })),
  contested: fc.constantFrom(...CONTESTED),
  voices: ids,
  expecting: fc.oneof(fc.constant([]), ids),
  deniers: fc.oneof(fc.constant([]), ids),
  quantities: fc.array(
    fc.record({
      ...{ qualifier: name, unit: orNull(hostileText), rate: fc.constantFrom("month", null) },
      ...{ min: orNull(count), max: orNull(count), envelope: bounds },
      ...{
        best: orNull(fc.record({ min: orNull(count), max: orNull(count), voices: fc.nat(20) })),
        voices: fc.nat(20),
      },
    }),
    { maxLength: 2 },
  ),
  rivals: fc.oneof(fc.constant([]), ids),
});

const claimOf = (fact: string): fc.Arbitrary<Claim> =>
  fc.record({
    id: fc.oneof(fc.constantFrom(`${fact}#1`, `${fact}#10`, `${fact}\udc00`, fact, `${fact}#é"`), hostileText),
    fact: fc.oneof(fc.constant(fact), hostileText),
    by: orNull(hostileText),
    stance: fc.constantFrom(...STANCES),
    basis: fc.constantFrom(null, ...BASES),
    credibility: fc.constantFrom(null, ...CREDIBILITY),
    ...{ source: orNull(hostileText), said: orNull(hostileText), relays: ids, at: orNull(hostileText) },
    ...{ quote: orNull(hostileText), note: orNull(hostileText), says: qualifiers },
  });

export const hostileFact: fc.Arbitrary<Fact> = hostileText.chain((id) =>
  fc.record(
    {
      ...{ id: fc.constant(id), type: name, subject: hostileText, object: orNull(hostileText), qualifiers },
      ...{ claims: fc.array(claimOf(id), { maxLength: 3 }), rollup, file: hostileText, pointer: hostileText },
      ...{ spell: hostileText, former_ids: ids },
    },
    {
      requiredKeys: ["id", "type", "subject", "object", "qualifiers", "claims", "rollup", "file", "pointer"],
    },
  ),
);
