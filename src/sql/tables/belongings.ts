import { tiesAmong } from "../../query/blocs.ts";
import { column, required, type Table } from "../table.ts";

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
  *rows({ dataset, indexes, schema }) {
    for (const { member, owner, fact } of tiesAmong(indexes.entities, dataset.facts, schema))
      yield [member, owner, fact];
  },
};
