import fc from "fast-check";
import { Document, parse } from "yaml";

const scalar = fc.oneof(
  fc.string(),
  fc.lorem({ maxCount: 40 }),
  fc.constantFrom(
    "russia",
    "2024",
    "2024-10",
    "~5000 rounds",
    "no",
    "pp. 1, 2",
    "- x",
    "a: b",
    "# c",
    "line\nline\n",
    "",
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
export const key = fc.constantFrom(
  "type",
  "name",
  "to",
  "by",
  "source",
  "relations",
  "claims",
  "at",
  "when",
  "aliases",
  "item",
  "x y",
  "value",
  "assessment",
);
export const tree = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalar, tie("map"), tie("list")),
  map: fc.dictionary(key, tie("value"), { maxKeys: 6 }),
  list: fc.array(tie("value"), { maxLength: 4 }),
}));

/** A mapping written by `yaml` in some style, with comments of their own before and behind lines. */
export const files = fc
  .record({
    root: fc.dictionary(key, tree.value, { minKeys: 1, maxKeys: 7 }),
    flow: fc.boolean(),
    lineWidth: fc.constantFrom(0, 40, 80, 140),
    quote: fc.boolean(),
    marks: fc.array(fc.nat(30), { maxLength: 4 }),
  })
  .map(({ root, flow, lineWidth, quote, marks }) => {
    const document = new Document(root);
    if (flow) for (const child of ["claims", "item", "aliases"]) setFlow(document.get(child, true));
    const text = document.toString({ lineWidth, singleQuote: quote });
    return withComments(text, marks);
  });

function setFlow(node: unknown): void {
  if (node !== null && typeof node === "object" && "flow" in node) node.flow = true;
}

/** Comments only where a line of block YAML begins with a key or a dash and no scalar goes on. */
function withComments(text: string, marks: readonly number[]): { text: string; comments: readonly string[] } {
  const lines = text.split("\n");
  const comments: string[] = [];
  for (const mark of marks) {
    const at = lines.findIndex((line, i) => i >= mark && /^ *[a-z]+: [a-z0-9-]+$/.test(line));
    if (at < 0) continue;
    const line = lines[at] ?? "";
    const comment = `mark ${comments.length}`;
    const commented = mark % 2 === 0 ? `${line} # ${comment}` : `${/^ */.exec(line)?.[0] ?? ""}# ${comment}\n${line}`;
    if (!isSame(lines.with(at, commented).join("\n"), text)) continue;
    comments.push(comment);
    lines[at] = commented;
  }
  return { text: lines.join("\n"), comments };
}

function isSame(a: string, b: string): boolean {
  try {
    return JSON.stringify(parse(a)) === JSON.stringify(parse(b));
  } catch {
    return false;
  }
}
