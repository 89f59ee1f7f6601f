import { expect, it } from "vitest";
import type { Finding, Place } from "../../src/diagnostics/diagnostic.ts";
import { finding } from "../../src/diagnostics/registry.ts";
import { locate } from "../../src/parse/locate.ts";

const TEXT = `type: state
# a comment
name:   "North Korea"   # why
relations:
  supplies:
    - {to: russia, quantity: 10 containers, "odd/key": 1}
    - to: china
      claims:
        - source: garner-2024
empty:
anchor: &a {x: 1}
alias: *a
text: |
  one
  two
after: x
`;

function marked(pointer: string, on: "key" | "value", part?: string): string {
  const place: Place = { file: "a.yaml", pointer, on, ...(part !== undefined && { part }) };
  const [found] = locate([finding("missing-type", {}, place)], () => TEXT);
  return TEXT.slice(found?.span.start, found?.span.end);
}

it.each([
  ["/type", "value", "state"],
  ["/type", "key", "type"],
  ["/name", "value", '"North Korea"'],
  ["/relations/supplies/0/to", "value", "russia"],
  ["/relations/supplies/0/quantity", "key", "quantity"],
  ["/relations/supplies/0/odd~1key", "value", "1"],
  ["/relations/supplies/1/claims/0/source", "value", "garner-2024"],
  ["/relations/supplies/1", "value", "to"],
  ["", "value", "type"],
  ["/empty", "value", "empty"],
  ["/alias/x", "value", "1"],
  ["/after", "value", "x"],
] as const)("%s on the %s", (pointer, on, text) => {
  expect(marked(pointer, on)).toBe(text);
});

it("narrows to a part of the value", () => {
  expect(marked("/relations/supplies/0/quantity", "value", "containers")).toBe("containers");
  expect(marked("/relations/supplies/0/quantity", "value", "nowhere")).toBe("10 containers");
});

it.each([
  ["/relations/supplies/9/to", "supplies"],
  ["/relations/supplies/0/to/deeper", "to"],
  ["/relations/nothing/here", "relations"],
  ["/nothing", "type"],
])("%s leads nowhere: its nearest ancestor is marked", (pointer, text) => {
  expect(marked(pointer, "value")).toBe(text);
});

it("sorts by file, place and code, and says nothing twice", () => {
  const at = (file: string, pointer: string): Finding => finding("missing-type", {}, { file, pointer, on: "value" });
  const key = finding("empty-value", { key: "x" }, { file: "a.yaml", pointer: "/name", on: "value" });
  const found = locate(
    [at("b.yaml", "/type"), at("a.yaml", "/name"), key, at("a.yaml", "/type"), at("a.yaml", "/type")],
    () => TEXT,
  );
  expect(found.map(({ code, span }) => `${span.file} ${span.start} ${code}`)).toEqual([
    "a.yaml 6 E2001",
    "a.yaml 32 E2001",
    "a.yaml 32 E2016",
    "b.yaml 6 E2001",
  ]);
});

it("opens only files that have a finding, each once", () => {
  const opened: string[] = [];
  const at = (pointer: string): Finding => finding("missing-type", {}, { file: "a.yaml", pointer, on: "value" });
  locate([at("/type"), at("/name"), finding("empty-file", {}, { file: "b.yaml", start: 0, end: 0 })], (file) => {
    opened.push(file);
    return TEXT;
  });
  expect(opened).toEqual(["a.yaml"]);
});

it("locates the places of hints, related places and fixes too", () => {
  const place: Place = { file: "a.yaml", pointer: "/type", on: "value" };
  const [found] = locate(
    [
      finding("missing-type", {}, place, {
        hint: "h",
        related: [{ place, message: "m" }],
        fix: [{ place, newText: "n" }],
      }),
    ],
    () => TEXT,
  );
  const span = { file: "a.yaml", start: 6, end: 11 };
  expect(found).toMatchObject({ span, hint: "h", related: [{ span, message: "m" }], fix: [{ span, newText: "n" }] });
});

it("gives the start of a file that is gone or nests too deep", () => {
  const place: Place = { file: "a.yaml", pointer: "/type", on: "value" };
  for (const text of [undefined, "", `a: ${"[".repeat(20_000)}`]) {
    expect(locate([finding("missing-type", {}, place)], () => text)[0]?.span).toMatchObject({ start: 0, end: 0 });
  }
});
