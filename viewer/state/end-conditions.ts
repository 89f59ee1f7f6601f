import { compareText } from "../../src/model/order.ts";
import type { EndCondition } from "../../src/model/project.ts";
import type { Ends } from "../../src/model/schema.ts";

export type { EndCondition } from "../../src/model/project.ts";

export const ENDS: readonly Ends[] = ["either end", "each end", "subject", "object"];

const IN_LINKS: Readonly<Record<Ends, string>> = {
  "either end": "either",
  "each end": "both",
  subject: "from",
  object: "to",
};

/** More than anyone sets by hand. */
const MOST = 20;
const LONGEST = 200;

/** Sorted, so that the same conditions make the same link: `either:founded<1950`, one a line. */
export function writeConditions(conditions: readonly EndCondition[]): string {
  return conditions.map(({ ends, text }) => `${IN_LINKS[ends]}:${text}`).join("\n");
}

/** Lines that are none are left out. */
export function readConditions(written: string): readonly EndCondition[] {
  const lines = [...new Set(written.split("\n"))].filter((line) => line.length <= LONGEST + 10).slice(0, MOST);
  return withSorted(
    lines.flatMap((line) => {
      const [, key, text = ""] = /^(\w+):(.*)$/.exec(line) ?? [];
      const ends = ENDS.find((one) => IN_LINKS[one] === key);
      return ends && text.trim() !== "" ? { ends, text: text.trim() } : [];
    }),
  );
}

/** @returns the same list where it has the condition already, or where there is none */
export function withCondition(
  conditions: readonly EndCondition[],
  { ends, text }: EndCondition,
): readonly EndCondition[] {
  // A line in a link is one condition.
  const own = { ends, text: text.replace(/\s+/g, " ").trim().slice(0, LONGEST).trim() };
  const has = conditions.some((one) => one.ends === own.ends && one.text === own.text);
  return has || own.text === "" || conditions.length >= MOST ? conditions : withSorted([...conditions, own]);
}

function withSorted(conditions: readonly EndCondition[]): readonly EndCondition[] {
  const key = ({ ends, text }: EndCondition): string => `${ENDS.indexOf(ends)}${text}`;
  return conditions.toSorted((a, b) => compareText(key(a), key(b)));
}
