import { type DateRange, dateOf, parseDate } from "../model/dates.ts";

/**
 * What to write in place of a set of EDTF level 2; null where the text is not one. Brackets mean one of their dates, which an interval says as
 * well, but not of a state: that would last from the first to the last. Braces mean all of them, which are several facts.
 */
export function setHint(text: string, isState: boolean): string | null {
  const [, open, inner = ""] = /^([[{])(.*)[\]}]$/.exec(text) ?? [];
  if (open === undefined) return null;
  const members = inner.split(",").flatMap((member) => parseDate(asInterval(member.trim())) ?? []);
  if (open === "{") {
    const each = members.map((date) => `\`${date.text}\``).join(" and ");
    return `a value is one date: write a fact for each${each === "" ? "" : `, ${each}`}`;
  }
  const interval = intervalOf(members);
  if (isState)
    return `a value is one date: write the one that you take, and in their claims what others give${interval === null ? "" : `; \`${interval}\` would say that it lasted all that time`}`;
  return `a value is one date: write the interval that holds them${interval === null ? "" : `, \`${interval}\``}`;
}

/** The same of a set without quotes, which YAML reads as a list, or as a mapping of keys without values. */
export function setHintOf(value: unknown, isState: boolean): string | null {
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) return setHint(`[${value.map(written).join(",")}]`, isState);
  const isSet = Object.values(value).every((one) => one === null);
  return isSet ? setHint(`{${Object.keys(value).join(",")}}`, isState) : null;
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
