import { type BlocTie, spokenTies, tiesOfFact } from "../../query/blocs.ts";
import { column, required, type SqlValue, type Table, type Whole, wholeOf } from "../table.ts";

export const BELONGING: Table = {
  name: "belonging",
  description:
    "Who belongs to whom among actors, in one step: leaders, bodies and members, by facts that someone asserts and by `speaks_for`. At any time: join `fact` for dates. A bloc is all that one reaches from an actor in one direction, and all in the other; a statement for it is at the top.",
  columns: [
    required("member", "text", "entity.id of the one who belongs"),
    required("owner", "text", "entity.id of whom it belongs to"),
    column("fact", "text", "fact.id that says so; null: the member's attribute `speaks_for`"),
  ],
  key: [],
  indexes: [["member"], ["owner"]],
  *rows(core) {
    const whole = wholeOf(core);
    yield* saidRows(whole);
    yield* spokenRows(whole);
  },
  byFact: ({ core, typeOf }) => saidRows({ facts: core.dataset.facts, schema: core.schema, typeOf }),
  ofWhole: spokenRows,
};

/** What facts say. */
function* saidRows({ facts, schema, typeOf }: Pick<Whole, "facts" | "schema" | "typeOf">): Generator<Row> {
  for (const fact of facts) yield* tieRows(tiesOfFact(fact, schema, typeOf));
}

/** What entities say of themselves. */
function* spokenRows({ entities, schema, typeOf }: Whole): Generator<Row> {
  yield* tieRows(spokenTies(entities, schema, typeOf));
}

type Row = readonly SqlValue[];

function* tieRows(ties: Iterable<BlocTie>): Generator<Row> {
  for (const { member, owner, fact } of ties) yield [member, owner, fact];
}
