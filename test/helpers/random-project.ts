import fc from "fast-check";
import { stringify } from "yaml";
import { harbourProject } from "./harbour-project.ts";

const WORDS = [
  "Doe; Sons",
  'a "b", c',
  "=1+1",
  "NO",
  "北",
  "Ö",
  "two  spaces",
  "<b>&",
  "back\\slash",
  "it's",
  "x|y",
  "😀",
];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const prose = fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
const STATES = ["aland", "bland", "cland", "dland", "sudmark"];
const state = fc.record({ type: fc.constant("state"), name: text }, { requiredKeys: ["type", "name"] });
const described = fc
  .tuple(state, fc.option(fc.array(text, { maxLength: 3 })), fc.option(prose), fc.option(text))
  .map(([own, aliases, description, other]) => ({
    ...own,
    ...(aliases ? { aliases: [...new Set(aliases)].filter((alias) => alias !== own.name) } : {}),
    ...(description ? { description } : {}),
    ...(other ? { names: { "zh-Hant": other }, identifiers: { register: `No. ${other}` } } : {}),
  }));
const when = fc.constantFrom(
  undefined,
  "2020",
  "2020-06",
  "2020-06-01",
  "2020-06/2021-02",
  "2020~",
  "2020-06/..",
  "../2021",
  "2019/",
);
const fact = fc
  .record({
    type: fc.constantFrom("supplies", "borders"),
    ends: fc.shuffledSubarray(STATES, { minLength: 2, maxLength: 2 }),
    item: fc.constantFrom("coal", "timber"),
    quantity: fc.constantFrom(undefined, "3 tonnes", "~5..9 items", "10.. tonnes/year"),
    when,
    stances: fc.array(fc.constantFrom("states", "confirms", "alleges", "predicts", "doubts", "denies"), {
      minLength: 1,
      maxLength: 3,
    }),
    note: fc.option(text),
  })
  .map(({ type, ends, item, quantity, stances, note, when: date }) => ({
    ...{ type, from: ends[0], to: ends[1], ...(date ? { when: date } : {}) },
    ...(type === "supplies" ? { item, ...(quantity ? { quantity } : {}) } : {}),
    claims: stances.map((stance, n) => ({
      by: STATES[n],
      stance,
      source: "harbour-gazette",
      ...(note ? { note } : {}),
    })),
  }));
/** Projects of a few states, whose names and facts are whatever people write. */
export const randomProject: fc.Arbitrary<Map<string, string>> = fc
  .tuple(fc.tuple(described, described, described, described), fc.array(fact, { maxLength: 8 }))
  .map(([states, facts]) => {
    const files = harbourProject();
    for (const [n, own] of states.entries()) files.set(`data/states/${STATES[n]}.yaml`, stringify(own));
    for (const [n, own] of facts.entries()) files.set(`data/facts/fact-${n}.yaml`, stringify(own));
    return files;
  });
