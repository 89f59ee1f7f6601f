import { type DateRange, dateOf, parseDate } from "../model/dates.ts";

/**
 * What to write in place of a set of EDTF level 2; null where the text is not one. Brackets mean one of their dates, which an interval says as
 * well; braces mean all of them, which are several facts.
 */
export function setHint(text: string): string | null {
  const [, open, inner = ""] = /^([[{])(.*)[\]}]$/.exec(text) ?? [];
  if (open === undefined) return null;
  const members = inner.split(",").flatMap((member) => parseDate(asInterval(member.trim())) ?? []);
  if (open === "{") {
    const each = members.map((date) => `\`${date.text}\``).join(" and ");
    return `a value is one date: write a fact for each${each === "" ? "" : `, ${each}`}`;
  }
  const interval = intervalOf(members);
  return `a value is one date: write the interval that holds them${interval === null ? "" : `, \`${interval}\``}`;
}

/** The same of a set without quotes, which YAML reads as a list, or as a mapping of keys without values. */
export function setHintOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) return setHint(`[${value.map(written).join(",")}]`);
  return Object.values(value).every((one) => one === null) ? setHint(`{${Object.keys(value).join(",")}}`) : null;
}

function written(member: unknown): string {
  return dateOf(member)?.text ?? String(member);
}

/** `1970..1972` is `1970/1972`, `..1983` is `../1983`. */
function asInterval(member: string): string {
  const [from = "", to] = member.split("..");
  return to === undefined ? from : `${from || ".."}/${to || ".."}`;
}

function intervalOf(members: readonly DateRange[]): string | null {
  const [first] = members.toSorted((a, b) => a.firstDay - b.firstDay);
  const last = members.toSorted((a, b) => a.lastDay - b.lastDay).at(-1);
  return first && last ? `${first.text.split("/")[0]}/${last.text.split("/").at(-1)}` : null;
}
