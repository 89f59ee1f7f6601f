import { heldWithin, trueWhen } from "../../corroborate/clocks.ts";
import { BASES, type Claim, type QualifierValue } from "../../model/claim.ts";
import type { Fact } from "../../model/fact.ts";
import { amountOf, boundsOf, isDate, isRef, writtenText } from "../../model/kinds/index.ts";
import type { Field } from "../../model/schema.ts";
import { STANCES } from "../../model/stance.ts";
import { claimRecord } from "../../query/records.ts";
import { saidValue, singly } from "../../query/values.ts";
import { byFact, column, dated, required, type SqlValue, type Table } from "../table.ts";
import { amountColumns, amountValues } from "./amounts.ts";
import { boundColumns, boundValues, claimedBoundColumns, plainBoundValues } from "./days.ts";
import { textOf } from "./text-of.ts";

export const CLAIM: Table = byFact({
  name: "claim",
  description: "Who says what about a fact, where and when. What it says: its own value, else its fact's.",
  columns: [
    required("id", "text", "its id: the fact's and a number"),
    required("fact", "text", "fact.id"),
    column(
      "by",
      "text",
      'entity.id of who says so; null: the source speaks for itself. Write `claim.by` or `"by"`: the word is reserved',
    ),
    required("stance", "text", `${STANCES.slice(0, -1).join(", ")} or ${STANCES.at(-1)}`),
    column("basis", "text", `how the speaker knows: ${BASES.join(", ")}; null: not said`),
    column(
      "credibility",
      "integer",
      "the analyst's grade after AJP-2.1: 1 (confirmed) to 5 (improbable), 6 (cannot be judged)",
    ),
    column("source", "text", "source.id"),
    column("said", "text", "when it was said, EDTF as written"),
    dated(column("known", "date", "the day by which it was surely made: `said`, else the source's date")),
    required("relays", "text[]", "entity.ids of those whose word is passed on; `unknown`: hearsay"),
    column("at", "text", 'where in the source, such as `para. 3`. Write `claim.at` or `"at"`'),
    column("quote", "text", "its very words"),
    column("note", "text", "an analyst's note"),
    required("voice", "text", "the independent voice behind it; several are joined by `+`"),
    column("quantity", "text", "the number it gives, as written (`quantity` or `value`)"),
    column("quantity_min", "double", "its lower bound"),
    column("quantity_max", "double", "its upper bound"),
    column("quantity_unit", "text", "what it counts"),
    column("quantity_rate", "text", "day, month or year; null: a total"),
    column("when_text", "text", "when it says that the fact held, EDTF as written"),
    ...claimedBoundColumns("when_", "the first day that this may mean", "the last one"),
    required("says", "json", "what it says differently from its fact, by qualifier"),
  ],
  key: ["id"],
  indexes: [["fact"], ["by"], ["source"]],
  hashed: ["voice"],
  distributedBy: "fact",
  *rows(core) {
    for (const fact of core.dataset.facts) {
      for (const claim of fact.claims) {
        const record = claimRecord(claim, core);
        const when = trueWhen(claim, fact);
        const { id, by, stance, basis, credibility, source, said, known, relays, at, quote, note, voice } = record;
        yield [
          ...[id, fact.id, by, stance, basis, credibility, source, said, known, relays, at, quote, note, voice],
          ...numbers(claim, fact),
          textOf(saidValue(claim, fact, "when")),
          ...boundValues(when && heldWithin(fact, when, claim, core.voices)),
          JSON.stringify(record.says),
        ];
      }
    }
  },
});

export const QUALIFIER: Table = byFact({
  name: "qualifier",
  description: "Every qualifier of a fact, and what single claims say differently: one value a row.",
  columns: [
    required("fact", "text", "fact.id"),
    column("claim", "text", "claim.id where one claim says so; null: the fact itself"),
    required("name", "text", "the qualifier"),
    required("text", "text", "its value as text; an entity's id"),
    column("entity", "text", "entity.id, or `unknown`, where it refers to one; null: a value"),
    ...amountColumns(),
    ...boundColumns("", "of a date: the first day it may mean", "the last one"),
  ],
  key: [],
  indexes: [["fact"], ["claim"], ["entity"]],
  hashed: ["text"],
  distributedBy: "fact",
  *rows({ dataset, schema }) {
    for (const { id, type, qualifiers, claims } of dataset.facts) {
      const fields = schema.relations[type]?.qualifiers ?? {};
      yield* values(id, null, qualifiers, fields);
      for (const claim of claims) yield* values(id, claim.id, claim.says, fields);
    }
  },
});

const NO_DAYS = boundValues(null);

function numbers(claim: Claim, fact: Fact): readonly SqlValue[] {
  const value = amountOf(saidValue(claim, fact, "quantity") ?? saidValue(claim, fact, "value"));
  return value ? [value.text, value.min, value.max, value.unit, value.rate] : [null, null, null, null, null];
}

function* values(
  fact: string,
  claim: string | null,
  holder: Readonly<Record<string, QualifierValue>>,
  fields: Readonly<Record<string, Field>>,
): Generator<readonly SqlValue[]> {
  for (const [name, value] of Object.entries(holder)) {
    for (const one of singly(value)) {
      const type = fields[name]?.type;
      yield [
        fact,
        claim,
        name,
        writtenText(one),
        isRef(type) ? writtenText(one) : null,
        ...amountValues(boundsOf(type, one)),
        ...(isDate(type) ? plainBoundValues(one) : NO_DAYS),
      ];
    }
  }
}
