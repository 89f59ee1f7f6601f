import { parseDate } from "../model/dates.ts";

/** The days on which what is dated so surely holds, both ends included; null: without end on that side. */
export interface Held {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Of an interval, from the last day on which it may begin to the first on which it may end: `1991/1999` surely holds from the end of 1991 to the
 * beginning of 1999. Where that leaves nothing, and of any other date, all days that it may mean. Null: undated.
 */
export function heldIn(when: unknown): Held | null {
  const whole = typeof when === "string" ? parseDate(when) : null;
  if (whole === null) return null;
  const { text } = whole;
  const slash = text.indexOf("/");
  if (slash < 0) return { from: whole.first, to: whole.last };
  const [start, end] = [text.slice(0, slash), text.slice(slash + 1)];
  const from = start === ".." ? null : (parseDate(start)?.last ?? undefined);
  const to = end === ".." ? null : (parseDate(end)?.first ?? undefined);
  // An end that is not known holds for no more than the day of the other.
  const held = { from: from === undefined ? (to ?? null) : from, to: to === undefined ? (from ?? null) : to };
  return held.from !== null && held.to !== null && held.from > held.to ? { from: whole.first, to: whole.last } : held;
}

/** Whether two that are dated so hold on one day. What is undated may hold on any; on the day of a handover, one follows the other. */
export function holdTogether(a: Held | null, b: Held | null): boolean {
  if (a === null || b === null) return true;
  const from = a.from === null ? b.from : b.from === null || a.from > b.from ? a.from : b.from;
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to;
  if (from === null || to === null || from < to) return true;
  return from === to && !isEdge(a, from) && !isEdge(b, from);
}

/** Whether something that lasts longer than a day begins or ends on this one. */
function isEdge({ from, to }: Held, day: string): boolean {
  return from !== to && (from === day || to === day);
}
