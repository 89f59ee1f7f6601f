import { describe, expect, it } from "vitest";
import { isMap, isSeq, parse, parseDocument } from "yaml";
import { checkProject } from "../../src/build.ts";
import { formatProject } from "../../src/fmt/format-project.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { importRows } from "../helpers/import-rows.ts";
import { runs } from "../helpers/runs.ts";

/*
 * Ten random edits of the origin and ten by hand, then an import. What has to be there afterwards is worked out here from the two lists of
 * edits alone: by a value that is compared with what the first import wrote.
 */

const RUNS = runs(12);
const EDITS = 10;

const SCHEMA = {
  "schema/entities/thing.yaml": "abstract: true\n",
  "schema/entities/source.yaml": "extends: thing\nattributes:\n  kind: {type: text}\n",
  "schema/entities/ship.yaml":
    "extends: thing\nattributes:\n  tons: {type: number}\n  owner: {type: text}\n  crew: {type: text, list: true}\n",
  "schema/relations/visits.yaml":
    "domain: ship\nrange: ship\nself: allowed\nqualifiers:\n  cargo: {type: text}\n  amount: {type: number}\n",
};
const MAP = `source: {id: register, name: Register}
entities:
  - type: ship
    id: id
    register: reg
    name: name
    attributes: {tons: tons, owner: owner, crew: {column: crew, split: ";"}}
relations:
  - type: visits
    key: row
    from: {column: from, register: reg}
    to: {column: to, register: reg}
    qualifiers: {cargo: cargo, amount: amount}
    note: note
`;

type Fields = Record<string, string>;
/** Ships and visits of the origin, by what tells them apart. */
interface Origin {
  readonly ships: Map<string, Fields>;
  readonly visits: Map<string, Fields>;
}
const SHIP_FIELDS = ["name", "tons", "owner", "crew"];
const VISIT_FIELDS = ["cargo", "amount", "note"];
const TEXTS = ["Ostia", "no", 'a: "b" #c', "Ä & Ö", "- x", "'", "1e3", "{y}", "북한", "two  blanks", "null", "~"];

/** Numbers that look random, the same for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed * 2654435761;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof randomFrom>;

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

let fresh = 0;
/** A value that no other edit writes. */
function freshValue(field: string, random: Random): string {
  fresh += 1;
  if (field === "tons" || field === "amount") return String(1000 + fresh);
  if (field === "crew") return `C${fresh};D${random(3)}`;
  return `${pick(TEXTS, random)} ${fresh}`;
}

function shipOf(random: Random): Fields {
  return Object.fromEntries(
    SHIP_FIELDS.map((field) => [field, field !== "name" && random(4) === 0 ? "" : freshValue(field, random)]),
  );
}

function visitOf(origin: Origin, random: Random): Fields {
  const ends = [...origin.ships.keys()].slice(0, 3);
  const own = VISIT_FIELDS.map((field) => [field, random(4) === 0 ? "" : freshValue(field, random)]);
  return { from: pick(ends, random), to: pick(ends, random), ...Object.fromEntries(own) };
}

function originFrom(random: Random): Origin {
  const origin: Origin = { ships: new Map(), visits: new Map() };
  for (let n = 0; n < 5; n += 1) origin.ships.set(`s${n}`, shipOf(random));
  for (let n = 0; n < 12; n += 1) origin.visits.set(`v${n}`, visitOf(origin, random));
  return origin;
}

function csv(rows: Map<string, Fields>, key: string, fields: readonly string[]): string {
  const quoted = (text = ""): string => `"${text.replaceAll('"', '""')}"`;
  const lines = [...rows].map(([id, row]) => [id, ...fields.map((field) => row[field])].map(quoted).join(","));
  return `${[[key, ...fields].join(","), ...lines].join("\n")}\n`;
}

function put(host: Host, origin: Origin): void {
  host.write("imports/ships.csv", [csv(origin.ships, "id", SHIP_FIELDS)]);
  host.write("imports/visits.csv", [csv(origin.visits, "row", ["from", "to", ...VISIT_FIELDS])]);
}

function shuffled<V>(rows: Map<string, V>, random: Random): void {
  const all = [...rows].map((row) => [random(1000), row] as const).sort(([a], [b]) => a - b);
  rows.clear();
  for (const [, [key, row]] of all) rows.set(key, row);
}

/** Ten changes of the origin. */
function editOrigin(origin: Origin, random: Random): void {
  for (let n = 0; n < EDITS; n += 1) {
    const edit = random(10);
    const isShip = random(2) === 0;
    const rows = isShip ? origin.ships : origin.visits;
    const row = rows.get(pick([...rows.keys()], random)) ?? {};
    const field = pick(isShip ? SHIP_FIELDS : VISIT_FIELDS, random);
    if (edit < 4) row[field] = field !== "name" && random(4) === 0 ? "" : freshValue(field, random);
    else if (edit === 4 && !isShip) row["to"] = pick([...origin.ships.keys()].slice(0, 3), random);
    else if (edit === 5 && rows.size > 3) rows.delete(pick([...rows.keys()].slice(isShip ? 3 : 0), random));
    else if (edit === 6) rows.set(`n${n}`, isShip ? shipOf(random) : visitOf(origin, random));
    else shuffled(rows, random);
  }
}

type Written = Record<string, unknown>;
interface Read {
  readonly ships: Map<string, Written>;
  /** By locator; a locator of the origin may be at two facts. */
  readonly visits: Map<string, Written[]>;
}

const SHIPS = "data/imported/map/ship";

function textOf(host: Host, path: string): string {
  return new TextDecoder().decode(host.read(path));
}

/** What is written, as a reader of YAML sees it. */
function readAll(host: Host): Read {
  const read: Read = { ships: new Map(), visits: new Map() };
  for (const { path } of host.list(SHIPS).files) {
    const id = path.slice(SHIPS.length + 1).replace(".yaml", "");
    const { relations, identifiers: _, aliases: __, type: ___, description: ____, ...own } = parse(textOf(host, path));
    read.ships.set(id, own);
    for (const entry of [relations?.visits ?? []].flat()) {
      const { claims, to, note, ...shared } = entry;
      for (const claim of claims ?? [{ note, ...shared }]) {
        const { at, source: ______, ...says } = { ...(claims ? shared : {}), ...claim };
        const all = read.visits.get(at) ?? [];
        read.visits.set(at, [...all, { from: id, to, ...says }]);
      }
    }
  }
  return read;
}

/** What a cell is written as. */
function cell(field: string, text = ""): unknown {
  if (text === "") return undefined;
  if (field === "tons" || field === "amount") return Number(text);
  return field === "crew" ? text.split(";") : text;
}

/** Values that were corrected by hand: `s1 tons`, `#v3 amount`. */
type Corrections = Map<string, unknown>;

/** Ten edits of the files, each as a person would make it. */
function editByHand(host: Host, random: Random, comments: string[], added: Map<string, Written>): Corrections {
  const corrections: Corrections = new Map();
  for (let n = 0; n < EDITS; n += 1) {
    const path = pick(
      host.list(SHIPS).files.map((file) => file.path),
      random,
    );
    const id = path.slice(SHIPS.length + 1).replace(".yaml", "");
    const text = textOf(host, path);
    const document = parseDocument(text);
    const visits = document.getIn(["relations", "visits"], true);
    const entries = isSeq(visits) ? visits.items.filter(isMap) : [];
    const edit = random(8);
    fresh += 1;
    if (edit === 0) {
      // A comment above any line, or behind it.
      const lines = text.trimEnd().split("\n");
      const at = random(lines.length);
      const comment = `# comment ${fresh}.`;
      comments.push(comment);
      if (random(2) === 0) lines[at] = `${lines[at]} ${comment}`;
      else lines.splice(at, 0, `${/^ */.exec(lines[at] ?? "")?.[0]}${comment}`);
      host.write(path, [`${lines.join("\n")}\n`]);
      continue;
    }
    if (edit === 1) document.set("description", `Ours ${fresh}`);
    else if (edit === 2) {
      const field = pick(["tons", "owner"], random);
      const value = field === "tons" ? 5000 + fresh : `Ours ${fresh}`;
      document.set(field, value);
      corrections.set(`${id} ${field}`, value);
    } else if (edit === 3 && isMap(document.contents)) {
      const { items } = document.contents;
      items.push(...items.splice(0, 1 + random(2)));
    } else if (edit === 4) {
      const locator = `p. ${fresh}`;
      const claim = { to: "s0", cargo: `ours ${fresh}`, source: "register", at: locator };
      added.set(locator, { from: id, to: "s0", cargo: claim.cargo });
      const spell = { ...claim, spell: `ours-${fresh}` };
      added.set(locator, { from: id, to: "s0", cargo: claim.cargo, spell: spell.spell });
      if (isSeq(visits)) visits.add(document.createNode(spell));
      else document.setIn(["relations", "visits"], [spell]);
    } else if (entries.length > 0) {
      const entry = pick(entries, random);
      const claims = entry.get("claims", true);
      const claim = isSeq(claims) ? pick(claims.items.filter(isMap), random) : entry;
      const at = String(claim.get("at") ?? "");
      if (!at.startsWith("#")) continue;
      if (edit === 7) {
        // What is deleted stays so. A comment on it goes with it, and is none of ours.
        if (entries.length < 2 || claim !== entry || !isSeq(visits) || String(entry).includes("# comment")) continue;
        if (entry.commentBefore !== undefined && entry.commentBefore !== null) continue;
        visits.items.splice(visits.items.indexOf(entry), 1);
        corrections.set(`${at} deleted`, true);
        for (const field of VISIT_FIELDS) corrections.delete(`${at} ${field}`);
        host.write(path, [document.toString({ lineWidth: 0 })]);
        continue;
      }
      const field = edit === 5 ? "note" : "amount";
      const value = field === "note" ? `Ours ${fresh}` : 5000 + fresh;
      claim.set(field, value);
      // What the fact says is in the way of what one claim says.
      corrections.set(`${at} ${field}`, value);
    }
    host.write(path, [document.toString({ lineWidth: 0 })]);
  }
  return corrections;
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

function copy(origin: Origin): Origin {
  const rows = (of: Map<string, Fields>): Map<string, Fields> =>
    new Map([...of].map(([key, row]) => [key, { ...row }]));
  return { ships: rows(origin.ships), visits: rows(origin.visits) };
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
  fresh = 0;
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
