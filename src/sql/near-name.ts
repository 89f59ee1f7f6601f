import { didYouMean } from "../query/ground.ts";
import { TABLES } from "./tables.ts";
import { VIEWS } from "./views.ts";

/** A hint for a table or column that no engine knows. */
export function nearName(name: string, kind: "table" | "column"): string | null {
  const columns = TABLES.flatMap((table) => table.columns.map((column) => column.name));
  const relations = [...TABLES, ...VIEWS].map((relation) => relation.name);
  return didYouMean(name.split(".").at(-1) ?? name, kind === "table" ? relations : [...relations, ...columns]);
}
