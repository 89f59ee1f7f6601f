import { changesBetween, type ValueChange } from "../../diff/same.ts";
import { isMapping } from "../../model/mapping.ts";
import { count } from "../counts.ts";
import { enumerate } from "../lists.ts";
import { spoken } from "../values.ts";
import { valueChangeText } from "./changed-values.ts";

/** So many names are told before a list is cut. */
const FEW = 3;

/** What was declared differently, in entente.yaml or the schema: `relation type supplies changed: exclusive`. */
export function declaredText(change: ValueChange): string {
  const [section = "", name = ""] = change.key.split(".", 2);
  const kind = DECLARED[section];
  if (kind === undefined) return valueChangeText(change);
  const { before, after } = change;
  const keys = isMapping(before) && isMapping(after) ? changesBetween(before, after).map(({ key }) => spoken(key)) : [];
  return `${kind} ${name} ${becameOf(change)}${keys.length === 0 ? "" : `: ${enumerate(keys)}`}`;
}

/** `40 relation types changed: adheres_to, advances_on and 38 more` */
export function declaredTogether(changes: readonly ValueChange[]): string {
  const [first] = changes;
  if (first === undefined) return "";
  const names = changes.map(({ key }) => key.slice(key.indexOf(".") + 1));
  const kind = DECLARED[first.key.split(".", 1)[0] ?? ""] ?? "";
  return `${count(changes.length, kind, kind === FAMILY ? "families" : `${kind}s`)} ${becameOf(first)}: ${enumerate(names, FEW)}`;
}

/** Declarations of which many that became the same are told together; null for what is told by itself. */
export function declaredGroup(change: ValueChange): string | null {
  const section = change.key.split(".", 1)[0] ?? "";
  return DECLARED[section] === undefined ? null : `${section} ${becameOf(change)}`;
}

function becameOf({ before, after }: ValueChange): "added" | "removed" | "changed" {
  return before === undefined ? "added" : after === undefined ? "removed" : "changed";
}

const FAMILY = "family";
const DECLARED: Readonly<Record<string, string>> = {
  entities: "entity type",
  relations: "relation type",
  families: FAMILY,
};
