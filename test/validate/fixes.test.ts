import { expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { diagnosticsOf, state } from "../helpers/findings.ts";

const OTHERS = {
  "data/states/sylvania.yaml": "type: state\nname: Sylvania\n",
  "data/sources/gazette.yaml": "type: source\nname: Gazette\nkind: news\ndate: 1933-11-17\n",
};
const FILE = "data/states/freedonia.yaml";

const inFile = (text: string): readonly Diagnostic[] =>
  diagnosticsOf({ ...OTHERS, [FILE]: text }).filter(({ severity }) => severity === "error");

it.each([
  "relations: {supplies: {to: sylvania, quantity: over 500 items, source: gazette}}",
  "relations: {supplies: {to: sylvania, quantity: 5 itmes, source: gazette}}",
  'relations: {supplies: {to: sylvania, quantity: "5-10 items", source: gazette}}',
  "relations:\n  supplies:\n    to: sylvania\n    quantity: 1,234,567 items\n    source: gazette",
  "relations: {supplies: {to: sylvania, stage: deliverd, source: gazette}}",
  "relations: {borders: {to: sylvania, when: 17 November 1933, source: gazette}}",
  "relations: {borders: {to: Sylvania, source: gazette}}",
  "coordinates: 39.03 125.75",
  "coordinates: 39.03° N, 125.75° E",
  "coordinates: 33°27'S 70°40'W",
  "coordinates: [39.03, 125.75]",
  "description: 1933",
  "unnamed: no",
  "relations:\n  supplies:\n    to: sylvania\n    quantity: >=500 items\n    source: gazette",
  "relations: {supplies: {to: sylvania, quantity: >=500 items, source: gazette}}",
])("the fix of %j mends it", (lines) => {
  const text = state(lines)[FILE] ?? "";
  const [found, ...others] = inFile(text);
  expect(others).toEqual([]);
  const [change] = found?.fix ?? [];
  if (!change) throw new Error("no fix");
  expect(inFile(text.slice(0, change.span.start) + change.newText + text.slice(change.span.end))).toEqual([]);
});
