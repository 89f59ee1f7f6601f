import { dateOf } from "../dates.ts";
import { isDate, kindOf, type StoredValue, type ValueType, writtenText } from "./index.ts";

/**
 * Whether two values may both be true of one thing: dates and quantities that overlap (`1970` and `1970-04-21`, `10000..` and `12000`), and other
 * values that are the same but for capitals. Amounts in different units or rates cannot be compared, and agree.
 */
export function canAgree(type: ValueType, a: StoredValue, b: StoredValue): boolean {
  const kind = kindOf(type);
  if (!kind.holds(a) || !kind.holds(b)) return writtenText(a).toLowerCase() === writtenText(b).toLowerCase();
  if (isDate(type)) {
    const [one, other] = [dateOf(a), dateOf(b)];
    return one === null || other === null || (one.firstDay <= other.lastDay && other.firstDay <= one.lastDay);
  }
  const [one, other] = [kind.bounds(a), kind.bounds(b)];
  if (kind.amount(a) !== null || kind.amount(b) !== null) {
    if (one.unit !== other.unit || one.rate !== other.rate) return true;
    return reaches(one.min, other.max) && reaches(other.min, one.max);
  }
  return writtenText(a).toLowerCase() === writtenText(b).toLowerCase();
}

/** Whether a lower bound is no higher than an upper one; an open one always is. */
function reaches(low: number | null, high: number | null): boolean {
  return low === null || high === null || low <= high;
}

/** Of two values that agree the one that says more: the date of fewer days. Otherwise the first as written, whatever the order. */
export function closer(type: ValueType, a: StoredValue, b: StoredValue): StoredValue {
  const [one, other] = isDate(type) ? [daysOf(a), daysOf(b)] : [0, 0];
  if (one !== other) return one < other ? a : b;
  return writtenText(a) <= writtenText(b) ? a : b;
}

function daysOf(value: StoredValue): number {
  const date = dateOf(value);
  return date === null ? Number.POSITIVE_INFINITY : date.lastDay - date.firstDay;
}
