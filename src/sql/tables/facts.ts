import type { Schema } from "../../model/schema.ts";
import { rankOf } from "../../model/support.ts";
import { factRecord } from "../../query/records.ts";
import { byFact, column, required, type Table } from "../table.ts";
import { boundValues, claimedBoundColumns, factBounds } from "./days.ts";
import { qualifierColumns } from "./own-columns.ts";
import { textOf } from "./text-of.ts";

/** Qualifiers that so many relation types share that a fact has a column for each, whatever the schema. */
const COMMON = ["item", "unit", "under", "against", "stage"] as const;
/** Columns of the view `current_fact`, which has all of `fact` beside it. */
const IN_VIEWS = ["dated", "holds"];

/** `fact` with a column for every qualifier that a schema declares. */
export function factTable(schema: Pick<Schema, "relations">): Table {
  const own = qualifierColumns(schema, [...FACT.columns.map(({ name }) => name), ...IN_VIEWS]);
  return byFact({
    ...FACT,
    columns: [...FACT.columns, ...own.map((one) => one.column)],
    *rows(core) {
      let n = 0;
      for (const row of FACT.rows(core)) {
        const fact = core.dataset.facts[n];
        n += 1;
        yield [...row, ...own.map(({ field, read }) => read(fact?.qualifiers[field]))];
      }
    },
  });
}

/** The columns that `fact` has in every project. */
export const FACT: Table = byFact({
  name: "fact",
  description: "One relation between two entities (or of one entity to a value), and what its claims amount to.",
  columns: [
    required("id", "text", "its id"),
    required("type", "text", "relation type"),
    required("subject", "text", "entity.id, or `unknown`"),
    column("object", "text", "entity.id, or `unknown`; null where the relation takes a value"),
    ...COMMON.map((name) => column(name, "text", `qualifier \`${name}\``)),
    column("when_text", "text", "qualifier `when`, EDTF as written"),
    ...claimedBoundColumns("when_", "the first day that `when` may mean; null: open, or undated", "the last one"),
    required("support", "text", "denied, unsourced, projected, alleged, reported, corroborated or confirmed"),
    required("support_rank", "integer", "the same as a number from 0 to 6: `support_rank >= 4` is reported or better"),
    required("computed", "text", "what the claims alone come to, where an analyst's assessment overrules them"),
    column("assessment", "text", "why an analyst overruled it"),
    required("contested", "text", "no, by-rival, by-party or independently"),
    required("voices", "integer", "how many independent voices say that it is so"),
    required("voice_ids", "text[]", "who they are; table `voice` has one a row"),
    required("expecting", "text[]", "independent voices that only expect it"),
    required("deniers", "text[]", "independent voices that deny it"),
    required("claims", "integer", "how many claims it rests on"),
    required("sources", "text[]", "the sources of these"),
    required("qualifiers", "json", "all qualifiers, by name"),
    required("file", "text", "where it is written"),
    required("former_ids", "text[]", "ids that it used to have"),
    column("note", "text", "what its entry tells readers of the fact itself"),
  ],
  key: ["id"],
  indexes: [["type", "subject"], ["type", "object"], ["subject"], ["object"]],
  *rows({ dataset, voices }) {
    for (const fact of dataset.facts) {
      const record = factRecord(fact);
      yield [
        record.id,
        record.type,
        record.subject,
        record.object,
        ...COMMON.map((name) => textOf(record.qualifiers[name])),
        textOf(record.qualifiers["when"]),
        ...boundValues(factBounds(fact, voices)),
        record.support,
        rankOf(record.support),
        record.computed,
        record.assessment?.why ?? null,
        record.contested,
        record.voices,
        record.voice_ids,
        record.expecting,
        record.deniers,
        record.claims,
        record.sources,
        JSON.stringify(record.qualifiers),
        record.file,
        record.former_ids,
        record.note,
      ];
    }
  },
});

export const VOICE: Table = byFact({
  name: "voice",
  description: "Who says that a fact is so, who only expects it and who denies it: independent voices, one a row.",
  columns: [
    required("fact", "text", "fact.id"),
    required("voice", "text", "entity.id, or `unknown`"),
    required("side", "text", "`for`: says that it is so; `expecting`: only expects it; `against`: denies it"),
  ],
  key: ["fact", "voice", "side"],
  indexes: [["voice"]],
  distributedBy: "fact",
  *rows({ dataset }) {
    for (const { id, rollup } of dataset.facts) {
      for (const voice of rollup.voices) yield [id, voice, "for"];
      for (const voice of rollup.expecting) yield [id, voice, "expecting"];
      for (const voice of rollup.deniers) yield [id, voice, "against"];
    }
  },
});

export const RIVAL: Table = byFact({
  name: "rival",
  description: "Asserted facts that cannot be true together, one pair a row, from either side.",
  columns: [required("fact", "text", "fact.id"), required("rival", "text", "fact.id of the other")],
  key: ["fact", "rival"],
  indexes: [["rival"]],
  *rows({ dataset }) {
    for (const { id, rollup } of dataset.facts) for (const rival of rollup.rivals) yield [id, rival];
  },
});

export const QUANTITY: Table = byFact({
  name: "quantity",
  description: "What the claims of a fact come to in numbers: one row for each qualifier, unit and rate.",
  columns: [
    required("fact", "text", "fact.id"),
    required("qualifier", "text", "`quantity`, `value` ..."),
    column("unit", "text", "what is counted"),
    column("rate", "text", "day, month or year; null: a total"),
    column("min", "double", "lowest firm bound"),
    column("max", "double", "highest firm bound"),
    column("envelope_min", "double", "lowest bound, vague words read into numbers included"),
    column("envelope_max", "double", "highest one"),
    column("best_min", "double", "what most voices share; null on a tie"),
    column("best_max", "double", "its upper bound"),
    column("best_voices", "integer", "how many share it"),
    required("voices", "integer", "how many independent voices give a number"),
  ],
  key: [],
  indexes: [["fact"]],
  distributedBy: "fact",
  *rows({ dataset }) {
    for (const { id, rollup } of dataset.facts) {
      for (const { qualifier, unit, rate, min, max, envelope, best, voices } of rollup.quantities) {
        const shared = [best?.min ?? null, best?.max ?? null, best?.voices ?? null];
        yield [id, qualifier, unit, rate, min, max, envelope.min, envelope.max, ...shared, voices];
      }
    }
  },
});
