import type { Bounds } from "../../model/kinds/kind.ts";
import { type Column, column, type SqlValue } from "../table.ts";

/** The columns of the numbers in a value, where each row has one. */
export function amountColumns(): readonly Column[] {
  return [
    column("min", "double", "of a quantity: its lower bound; a number is both"),
    column("max", "double", "its upper bound"),
    column("unit", "text", "what it counts"),
    column("rate", "text", "day, month or year; null: a total"),
  ];
}

export function amountValues({ min, max, unit, rate }: Bounds): readonly SqlValue[] {
  return [min, max, unit, rate];
}
