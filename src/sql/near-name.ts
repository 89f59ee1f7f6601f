import { didYouMean } from "../query/ground.ts";
import { TABLES } from "./tables.ts";
import { VIEWS } from "./views.ts";

/** A hint for a table or column that no engine knows: the nearest name, or where there is a column of that name. */
export function nearName(name: string, kind: "table" | "column"): string | null {
  const last = name.split(".").at(-1) ?? name;
  const relations = [...TABLES, ...VIEWS].map((relation) => relation.name);
  if (kind === "table") return didYouMean(last, relations);
  const bearers = TABLES.filter(({ columns }) => columns.some((column) => column.name === last));
  if (bearers.length > 0) return `\`${last}\` is a column of ${bearers.map((table) => `\`${table.name}\``).join(", ")}`;
  return didYouMean(last, [...relations, ...TABLES.flatMap(({ columns }) => columns.map((column) => column.name))]);
}
