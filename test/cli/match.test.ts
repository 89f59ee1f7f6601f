import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PatternError, parsePattern } from "../../src/cli/match/parse-pattern.ts";
import { readSteps } from "../../src/cli/match/read-steps.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";
import { graphs, STATES, WEAPONS } from "../query/random-graphs.ts";

let project: Folder;
const ask = (...args: readonly string[]) => run("-p", project.path, "match", ...args);

beforeAll(() => {
  project = harbourFolder();
});
afterAll(() => project.remove());

describe("the grammar of patterns", () => {
  it("reads steps, conditions and names in quotes", () => {
    const words = (pattern: string) =>
      parsePattern(pattern).map((step) => [
        step.words.map(({ text }) => text),
        step.conditions.map(({ name, operator, value }) => [name.text, operator, value?.text ?? null]),
      ]);
    expect(words('?a supplied by "North Korea", item ?what; ?b strikes ?c')).toEqual([
      [["?a", "supplied", "by", "North Korea"], [["item", null, "?what"]]],
      [["?b", "strikes", "?c"], []],
    ]);
    expect(words("a b c,quantity>=1000 rounds / day , item='kn-23, shell',stage;")).toEqual([
      [
        ["a", "b", "c"],
        [
          ["quantity", ">=", "1000 rounds / day"],
          ["item", "=", "kn-23, shell"],
          ["stage", null, null],
        ],
      ],
    ]);
    expect(words("o'brien leads ?x")).toEqual([[["o'brien", "leads", "?x"], []]]);
  });

  it("says at which character it ends", () => {
    const placeOf = (pattern: string) => {
      try {
        return parsePattern(pattern);
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        return [error.start, error.end];
      }
    };
    expect(placeOf("?a supplies ?b; ; ?c leads ?d")).toEqual([16, 17]);
    expect(placeOf("?a")).toEqual([0, 2]);
    expect(placeOf('?a supplies "North Korea')).toEqual([12, 24]);
    expect(placeOf("?a supplies ?b, =3")).toEqual([16, 17]);
    expect(placeOf("?a supplies ?b, item=")).toEqual([16, 21]);
  });

  it("never does anything but read or say where, whatever is typed", () => {
    const pieces = fc.constantFrom(
      "?a",
      "?",
      "supplies",
      '"',
      "'",
      ",",
      ";",
      " ",
      ">=",
      "!=",
      "=",
      "\n",
      "\u0000",
      "é",
      "💥",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join("")),
        ),
        (pattern) => {
          try {
            for (const { words, conditions } of parsePattern(pattern))
              for (const { start, end } of [...words, ...conditions.map(({ name }) => name)])
                expect(0 <= start && start < end && end <= pattern.length).toBe(true);
          } catch (error) {
            if (!(error instanceof PatternError)) throw error;
            expect(0 <= error.start && error.start < error.end && error.start <= pattern.length).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

it("a pattern finds what plain loops do", () => {
  const end = fc.constantFrom("?a", "?b", "?c", ...STATES.slice(0, 2));
  const steps = fc.array(
    fc.record({
      near: end,
      relation: fc.constantFrom("supplies", "strikes", "borders", "struck by"),
      far: end,
      what: fc.constantFrom(null, "?w", WEAPONS[0] ?? ""),
    }),
    { minLength: 1, maxLength: 3 },
  );
  let found = 0;
  fc.assert(
    fc.property(graphs, steps, (data, asked) => {
      const pattern = asked.map(({ near, relation, far, what }) => {
        const item = relation === "supplies" ? "item" : "with";
        return `${near} ${relation} ${far}${what === null || relation === "borders" ? "" : `, ${item} ${what}`}`;
      });
      const graph = openGraph(data);
      const { steps: read, variables } = readSteps(pattern.join("; "), graph);
      // Each choice of one fact a step and one way round, kept where all agree on what the variables are.
      let ways: readonly Readonly<Record<string, string>>[] = [{}];
      for (const { near, relation, far, what } of asked) {
        const type = relation === "struck by" ? "strikes" : relation;
        ways = ways.flatMap((bound) =>
          data.facts
            .filter((one) => one.type === type)
            .flatMap(({ subject, object, qualifiers }) => {
              const straight = relation === "struck by" ? [object, subject] : [subject, object];
              const directions = type === "borders" ? [straight, [object, subject]] : [straight];
              return directions.flatMap(([x, y]) => {
                const terms: (readonly [string, unknown])[] = [
                  [near, x],
                  [far, y],
                ];
                if (what !== null && type !== "borders")
                  terms.push([what, qualifiers[type === "supplies" ? "item" : "with"]]);
                const next: Record<string, string> = { ...bound };
                for (const [term, value] of terms) {
                  if (typeof value !== "string") return [];
                  if (!term.startsWith("?")) {
                    if (term !== value) return [];
                  } else if ((next[term] ?? value) !== value) return [];
                  else next[term] = value;
                }
                return [next];
              });
            }),
        );
      }
      const rows = (all: Iterable<Readonly<Record<string, string>>>) =>
        [...new Set([...all].map((one) => JSON.stringify(variables.map((name) => one[name]))))].sort();
      const matches = graph.match(...read).toArray();
      expect(rows(matches.map(({ bindings }) => bindings))).toEqual(rows(ways));
      if (ways.length > 0) found += 1;
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(20);
});

describe("entente match", () => {
  it("binds ends, qualifiers and values, by id for scripts and by name for people", async () => {
    const pattern = "?t has_party ?a; ?a supplies ?b, item ?what; ?t has_party ?b";
    expect(JSON.parse((await ask(pattern, "--format", "json")).out)).toEqual([
      {
        bindings: { "?t": "port-treaty", "?a": "norland", "?b": "sudmark", "?what": "coal" },
        support: "reported",
        facts: ["port-treaty.has_party.norland", "norland.supplies.sudmark.coal", "port-treaty.has_party.sudmark"],
      },
      {
        bindings: { "?t": "port-treaty", "?a": "norland", "?b": "sudmark", "?what": "timber" },
        support: "reported",
        facts: ["port-treaty.has_party.norland", "norland.supplies.sudmark.timber", "port-treaty.has_party.sudmark"],
      },
    ]);
    expect((await ask(pattern, "--select", "?a,what", "--format", "csv")).out).toBe(
      "?a,?what\r\nnorland,coal\r\nnorland,timber\r\n",
    );
    const table = (await ask(pattern)).out;
    expect(table).toMatch(/Port Treaty.*Norland.*Südmark.*Coal/);
    expect((await ask(pattern, "--ids")).out).toMatch(/port-treaty.*norland.*sudmark.*coal/);
    expect((await ask(pattern, "--limit", "1")).out).toMatch(/\n1 of 2 matches/);
    expect(JSON.parse((await ask("?who has_strength ?n", "--format", "json")).out)).toMatchObject([
      { bindings: { "?who": "norland", "?n": expect.stringMatching(/^\d+ /) } },
    ]);
    expect(JSON.parse((await ask("?who has_strength, value>=100000000", "--format", "json")).out)).toEqual([]);
  });

  it("asks of each fact what the filters ask", async () => {
    const count = async (...args: readonly string[]) =>
      JSON.parse((await ask("?t has_party ?a", ...args, "--format", "json")).out).length;
    expect(await count()).toBe(3);
    expect(await count("--support", "corroborated")).toBe(1);
    expect(await count("--to-where", "type=state")).toBe(3);
    expect(await count("--source", "evening-post")).toBe(1);
  });

  it.each([
    [
      "?a suplies ?b",
      "there is no relation type `suplies`\n\n  ?a suplies ?b\n     ^^^^^^^\n",
      "did you mean `supplies`?",
    ],
    [
      "?a supplies norlnd",
      "there is no entity `norlnd`\n\n  ?a supplies norlnd\n              ^^^^^^\n",
      "did you mean `norland`",
    ],
    [
      "?a supplies ?b, itm ?x",
      "no qualifier `itm`\n\n  ?a supplies ?b, itm ?x\n                  ^^^\n",
      "did you mean `item`?",
    ],
    [
      "?a supplies ?b, quantity>=many",
      "compares with no number\n\n  ?a supplies ?b, quantity>=many\n                            ^^^^\n",
      "write `quantity>=1000`",
    ],
    [
      "?a supplies ?b, item ?",
      "`?` is not a variable\n\n  ?a supplies ?b, item ?\n                       ^\n",
      "give it a name",
    ],
    ["?a supplies ?b, item ?x, item ?y", "`item` has a variable already", ""],
    [
      "?a has_strength norland",
      "`has_strength` takes a value, not an entity\n\n  ?a has_strength norland\n                  ^^^^^^^\n",
      "has_strength ?value",
    ],
    ["?a ?b", "a step has an end, a relation and an end", "in quotes"],
    [" ", "there is no pattern", "write `?a supplies ?b`"],
  ])("%s is a message at the character and exit 2", async (pattern, message, hint) => {
    const { code, out, err } = await ask(pattern);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    if (hint) expect(err).toContain(hint);
  });

  it("knows which variables there are to select", async () => {
    const { code, err } = await ask("?a supplies ?b", "--select", "?c");
    expect([code, err]).toEqual([2, expect.stringContaining("the pattern has no variable `?c`")]);
  });
});
