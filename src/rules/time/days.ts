import { type DateRange, dateOf } from "../../model/dates.ts";
import type { Entity } from "../../model/entity.ts";

/** When a source was published; null: undated. */
export function publishedOn(source: Entity | undefined): DateRange | null {
  return dateOf(source?.attributes["date"]);
}
