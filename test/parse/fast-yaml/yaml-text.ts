import * as fc from "fast-check";

/** What YAML texts are made of, the treacherous bits above all. */
const BITS = [
  ..."ab{}[]|\"'-?%@`+~\\=<>#",
  ..."\n\n\n ",
  ...["key:", " key: v", ": ", ":", "- ", "-\n", "\n  ", "\n    ", "\n ", "  ", " #c", "# c\n", "''", '""', '"a\\n"'],
  ...[
    "{ a: 1 }",
    "[a, b]",
    ", ",
    ",",
    "|\n",
    "|-\n",
    ">\n",
    ">-\n",
    "|+",
    "|2\n",
    "&a ",
    "&b ",
    "*a",
    "*b",
    "&a x",
    "a: &a 1\n",
    "b: *a\n",
    "[*a]",
    "- *a\n",
    "!t ",
    "!!str ",
    "? ",
  ],
  ...[
    '"a": ',
    "'b' : ",
    '"a":1',
    '{"a":1,"b" : [2]}',
    '{\n  "a": 1\n}',
    '"a\n  b"',
    '"a \\\n  \\ b"',
    "'c''\n\n   d '",
    '\n"\n',
  ],
  ...['"\\u00e9"', '"\\u0007"', '"\\ud83d\\ude00"', '"\\x41"', "\\\n", '" a  \n\n  "'],
  ...["1", "-1", "1.5", "0x1f", "0o7", "1e5", ".5", "0", "007", "-0", "1.", "-.inf", ".nan", ".NaN", "1_000", "12:30"],
  ...["null", "true", "False", "2024-06", "2024-06/..", "..3", "10..20", "~x", "(x)", "http://x/y#z", "a#b", "a #b"],
  ...["---", "...", "\n---\n", "\n...\n", "<<: ", "__proto__: ", "constructor: ", "toString", "a: b: c"],
  ...["é", "북한", "\u00a0", "\u0085", "\u2028", "\ufeff", "\t", "\r\n", "\0", "\x7f", "\\x", "\u{1f600}", "\ud800"],
  ...["- a\n- b", "k: v\n", "\n  - x", "\n  k: v\n", "\n- k: v\n  l: w\n", "\n  text\n  more\n", "\n\n  para"],
] as const;
const bit = fc.constantFrom(...BITS);

/** Bits put together blindly, with a start and an end that often make them part of a document. */
export const jumbledYaml: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      "",
      "a: ",
      "a:",
      "- ",
      "a:\n  ",
      "a:\n- ",
      "---\n",
      "# c\n--- # d\na: ",
      '{"a": ',
      "[",
      'a: "',
      "a:\n  b: '",
    ),
    fc.array(bit, { minLength: 1, maxLength: 10 }),
    fc.constantFrom(
      "",
      "\n",
      "\nb: 2\n",
      "\n- z\n",
      "\nc:\n  d: 1\n",
      "\n  x: 1\n",
      "}\n",
      "]\r\n",
      '"\n',
      "\n  '\nb: 1\n",
    ),
  )
  .map(([head, bits, tail]) => head + bits.join("") + tail);

type Edit = readonly [kind: "drop" | "insert" | "replace" | "indent" | "outdent" | "swap", at: number, bit: string];
const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom("drop", "insert", "insert", "replace", "indent", "outdent", "swap"),
  fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  bit,
);

/** A stretch of lines of a real document, with a few slips of the hand. */
export function slippedYaml(documents: readonly string[]): fc.Arbitrary<string> {
  const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  return fc
    .tuple(fc.constantFrom(...documents), place, fc.integer({ min: 3, max: 25 }), fc.array(edit, { maxLength: 3 }))
    .map(([text, from, count, edits]) => edits.reduce(slip, excerpt(text, from, count)));
}

function excerpt(text: string, from: number, count: number): string {
  const lines = text.split("\n");
  const start = Math.floor(from * lines.length);
  const chosen = lines.slice(start, start + count);
  const indent = (chosen[0] ?? "").search(/[^ ]|$/);
  return `${chosen.map((line) => line.slice(Math.min(indent, line.search(/[^ ]|$/)))).join("\n")}\n`;
}

function slip(text: string, [kind, at, inserted]: Edit): string {
  const position = Math.floor(at * (text.length + 1));
  if (kind === "drop") return text.slice(0, position) + text.slice(position + 1);
  if (kind === "insert") return text.slice(0, position) + inserted + text.slice(position);
  if (kind === "replace") return text.slice(0, position) + inserted + text.slice(position + inserted.length);
  const lines = text.split("\n");
  const line = Math.floor(at * lines.length);
  const old = lines[line] ?? "";
  if (kind === "indent") lines[line] = `${" ".repeat(1 + (position % 3))}${old}`;
  else if (kind === "outdent") lines[line] = old.replace(/^ {1,2}/, "");
  else [lines[line], lines[0]] = [lines[0] ?? "", old];
  return lines.join("\n");
}
