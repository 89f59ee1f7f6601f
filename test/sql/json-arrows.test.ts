import fc from "fast-check";
import { expect, test } from "vitest";
import { bindArrows } from "../../src/sql/duckdb/json-arrows.ts";

test.each([
  ["a AND q->>'k' = 'x'", "a AND (q->>'k') = 'x'"],
  ["f.q -> 'o' ->> 'p'", "(f.q -> 'o' ->> 'p')"],
  ['f."q q"->>$1', '(f."q q"->>$1)'],
  ["q->>0, q->>'a'", "(q->>0), (q->>'a')"],
  ["(q->>'a')", "((q->>'a'))"],
  ["q->>'a'::text", "q->>'a'::text"],
  ["x -> x + 1", "x -> x + 1"],
  ["(row).q->>'a'", "(row).q->>'a'"],
  ["'q->>''a' -- q->>'b'", "'q->>''a' -- q->>'b'"],
  ["/* q->>'a' */ \"q->>'a'\" $$q->>'a'$$ e'q\\'->>'", "/* q->>'a' */ \"q->>'a'\" $$q->>'a'$$ e'q\\'->>'"],
  ["q->>'a", "q->>'a"],
])("%s", (sql, sent) => {
  expect(bindArrows(sql).sql).toBe(sent);
});

const pieces = [
  "q",
  " ",
  "->>",
  "->",
  "'k'",
  "'",
  '"',
  ".",
  "(",
  ")",
  "--",
  "\n",
  "/*",
  "*/",
  "$$",
  "$1",
  "é",
  "e'",
  "\\",
  "::",
  "0",
];

test("adds parentheses and nothing else, and finds each place again", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 30 }), (sql) => {
      const { sql: sent, placeOf } = bindArrows(sql);
      const kept = Array.from({ length: sent.length }, (_, at) => at).filter((at) => sent[at] === sql[placeOf(at)]);
      expect(kept.length).toBeGreaterThanOrEqual(sql.length);
      expect(placeOf(sent.length)).toBe(sql.length);
    }),
  );
});

test.each(["'", '"', "/*", "$$", "$a$", "$a$ $b$ ", "q->>", "-- q->>\n", "e'\\"])(
  "twice as much of %j takes about twice as long",
  (piece) => {
    const time = (n: number) => {
      const sql = `q->>'a' ${piece.repeat(n)}`;
      const start = process.cpuUsage().user;
      bindArrows(sql);
      return process.cpuUsage().user - start;
    };
    time(20_000);
    const least = (n: number) => Math.min(...[1, 2, 3].map(() => time(n)));
    expect(least(160_000) / Math.max(least(20_000), 5_000)).toBeLessThan(32);
  },
);
