import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { formatProject } from "../../src/fmt/format-project.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { importRows } from "../helpers/import-rows.ts";
import { runs } from "../helpers/runs.ts";
import { type Corrections, editByHand, type Read, readAll, SHIPS, textOf, type Written } from "./edits-by-hand.ts";
import {
  beginAgain,
  copy,
  editOrigin,
  type Fields,
  MAP,
  type Origin,
  originFrom,
  put,
  randomFrom,
  SCHEMA,
  SHIP_FIELDS,
  VISIT_FIELDS,
} from "./ships-and-visits.ts";

/*
 * Ten random edits of the origin and ten by hand, then an import. What has to be there afterwards is worked out here from the two lists of
 * edits alone: by a value that is compared with what the first import wrote.
 */

const RUNS = runs(12);

/** What a cell is written as. */
function cell(field: string, text = ""): unknown {
  if (text === "") return undefined;
  if (field === "tons" || field === "amount") return Number(text);
  return field === "crew" ? text.split(";") : text;
}

/** What is to be there of one record, and what is told of it. */
function merge(
  key: string,
  fields: readonly string[],
  [was, now]: readonly [Fields | undefined, Fields | undefined],
  corrections: Corrections,
  clashes: string[],
): Written {
  const result: Written = {};
  for (const field of fields) {
    const [base, origin] = [cell(field, was?.[field]), cell(field, now?.[field])];
    const hand = corrections.get(`${key} ${field}`);
    const isChanged = now !== undefined && JSON.stringify(base) !== JSON.stringify(origin);
    if (hand !== undefined && isChanged && origin !== undefined) clashes.push(field);
    const value = hand ?? (now === undefined ? base : origin);
    if (value !== undefined) result[field] = value;
  }
  return result;
}

async function runImport(host: Host): Promise<Awaited<ReturnType<typeof importRows>>> {
  const imported = await importRows(host);
  host.writeAll(imported.changes.map(({ path, text }) => ({ path, chunks: () => [text] })));
  return imported;
}

function expectedFrom(
  before: Origin,
  after: Origin,
  corrections: Corrections,
  added: Map<string, Written>,
): { readonly read: Read; readonly clashes: readonly string[] } {
  const clashes: string[] = [];
  const read: Read = { ships: new Map(), visits: new Map([...added].map(([at, one]) => [at, [one]])) };
  for (const id of new Set([...before.ships.keys(), ...after.ships.keys()])) {
    const pair = [before.ships.get(id), after.ships.get(id)] as const;
    read.ships.set(id, merge(id, SHIP_FIELDS, pair, corrections, clashes));
  }
  for (const row of new Set([...before.visits.keys(), ...after.visits.keys()])) {
    const [was, now] = [before.visits.get(row), after.visits.get(row)];
    const isMoved = was !== undefined && now !== undefined && (was["from"] !== now["from"] || was["to"] !== now["to"]);
    if (corrections.has(`#${row} deleted`) && !isMoved) continue;
    const isEdited = VISIT_FIELDS.some((field) => corrections.has(`#${row} ${field}`));
    const ends = (of: Fields | undefined): Written => ({ from: of?.["from"], to: of?.["to"] });
    if (isMoved) {
      const there = { ...ends(now), ...merge("", VISIT_FIELDS, [undefined, now], new Map(), []) };
      const here = { ...ends(was), ...merge(`#${row}`, VISIT_FIELDS, [was, undefined], corrections, []) };
      read.visits.set(`#${row}`, isEdited ? [here, there] : [there]);
      if (isEdited) for (const field of VISIT_FIELDS) if (corrections.has(`#${row} ${field}`)) clashes.push(field);
    } else
      read.visits.set(`#${row}`, [
        { ...ends(now ?? was), ...merge(`#${row}`, VISIT_FIELDS, [was, now], corrections, clashes) },
      ]);
  }
  return { read, clashes: clashes.sort() };
}

function sorted(visits: Read["visits"]): unknown {
  const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return [...visits]
    .map(([at, all]) => [
      at,
      all
        .map((one) =>
          Object.entries(one)
            .filter(([, value]) => value !== undefined)
            .sort(byText),
        )
        .sort(byText),
    ])
    .sort(byText);
}

async function tryOut(seed: number): Promise<void> {
  const random = randomFrom(seed);
  beginAgain();
  const before = originFrom(random);
  const host = memoryHost(new Map<string, string>([...Object.entries(SCHEMA), ["imports/map.yaml", MAP]]));
  put(host, before);
  const first = await runImport(host);
  expect(first.findings).toEqual([]);
  expect(readAll(host).ships).toEqual(expectedFrom(before, before, new Map(), new Map()).read.ships);
  expect((await runImport(host)).changes).toEqual([]);
  const comments: string[] = [];
  const added = new Map<string, Written>();
  const corrections = editByHand(host, random, comments, added);
  expect(checkProject(host).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  // Edits by hand alone change nothing.
  expect((await runImport(host)).changes).toEqual([]);
  const after = copy(before);
  editOrigin(after, random);
  put(host, after);
  const untouched = new Map(host.list(SHIPS).files.map(({ path }) => [path, textOf(host, path)]));
  const third = await runImport(host);
  const { read, clashes } = expectedFrom(before, after, corrections, added);
  const found = readAll(host);
  expect(found.ships).toEqual(read.ships);
  expect(sorted(found.visits)).toEqual(sorted(read.visits));
  expect(third.findings.map(({ message }) => /^`(\w+)`/.exec(message)?.[1]).sort()).toEqual(clashes);
  const all = host.list(SHIPS).files.map(({ path }) => textOf(host, path));
  for (const comment of comments) expect(all.filter((text) => text.includes(comment))).toHaveLength(1);
  const gone = (was: Map<string, Fields>, now: Map<string, Fields>, prefix: string): string[] =>
    [...was.keys()].flatMap((key) => (now.has(key) ? [] : [`${prefix}${key}`]));
  expect([...third.vanished].sort()).toEqual(
    [...gone(before.ships, after.ships, "entity reg "), ...gone(before.visits, after.visits, "claim visits\0")].sort(),
  );
  // A file that no edit of the origin is about keeps its bytes.
  const wanted = expectedFrom(before, before, corrections, added).read;
  for (const [path, text] of untouched) {
    const id = path.slice(SHIPS.length + 1).replace(".yaml", "");
    const of = (visits: Read["visits"]): unknown =>
      sorted(new Map([...visits].map(([at, some]) => [at, some.filter(({ from }) => from === id)])));
    const isSame =
      JSON.stringify([read.ships.get(id), of(read.visits)]) ===
      JSON.stringify([wanted.ships.get(id), of(wanted.visits)]);
    if (isSame) expect(textOf(host, path)).toBe(text);
  }
  expect(checkProject(host).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const again = await runImport(host);
  expect([again.changes, again.findings]).toEqual([[], []]);
  expect(formatProject(host, (path) => path.includes("register")).rewrites).toEqual([]);
}

describe("an import after edits on both sides", () => {
  it(`changes what it should and nothing else, ${RUNS} times`, { timeout: 600_000 }, async () => {
    const first = Number(process.env["ENTENTE_SEED"] ?? 1);
    const faults: string[] = [];
    for (let seed = first; seed < first + RUNS; seed += 1) {
      try {
        await tryOut(seed);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        faults.push(`seed ${seed}: ${error.message}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
