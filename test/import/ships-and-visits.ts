import type { Host } from "../../src/host/host.ts";

/** How many changes are made of the origin, and by hand. */
export const EDITS = 10;

export const SCHEMA = {
  "schema/entities/thing.yaml": "abstract: true\n",
  "schema/entities/source.yaml": "extends: thing\nattributes:\n  kind: {type: text}\n",
  "schema/entities/ship.yaml":
    "extends: thing\nattributes:\n  tons: {type: number}\n  owner: {type: text}\n  crew: {type: text, list: true}\n",
  "schema/relations/visits.yaml":
    "domain: ship\nrange: ship\nself: allowed\nqualifiers:\n  cargo: {type: text}\n  amount: {type: number}\n",
};
export const MAP = `source: {id: register, name: Register}
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

export type Fields = Record<string, string>;
/** Ships and visits of the origin, by what tells them apart. */
export interface Origin {
  readonly ships: Map<string, Fields>;
  readonly visits: Map<string, Fields>;
}
export const SHIP_FIELDS = ["name", "tons", "owner", "crew"];
export const VISIT_FIELDS = ["cargo", "amount", "note"];
const TEXTS = ["Ostia", "no", 'a: "b" #c', "Ä & Ö", "- x", "'", "1e3", "{y}", "북한", "two  blanks", "null", "~"];

/** Numbers that look random, the same for the same seed. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed * 2654435761;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export type Random = ReturnType<typeof randomFrom>;

export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

let fresh = 0;

/** A number that no other edit of this try has. */
export function freshNumber(): number {
  fresh += 1;
  return fresh;
}

/** The next try begins its numbers again, so that its seed alone repeats it. */
export function beginAgain(): void {
  fresh = 0;
}

/** A value that no other edit writes. */
function freshValue(field: string, random: Random): string {
  const fresh = freshNumber();
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

export function originFrom(random: Random): Origin {
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

export function put(host: Host, origin: Origin): void {
  host.write("imports/ships.csv", [csv(origin.ships, "id", SHIP_FIELDS)]);
  host.write("imports/visits.csv", [csv(origin.visits, "row", ["from", "to", ...VISIT_FIELDS])]);
}

function shuffled<V>(rows: Map<string, V>, random: Random): void {
  const all = [...rows].map((row) => [random(1000), row] as const).sort(([a], [b]) => a - b);
  rows.clear();
  for (const [, [key, row]] of all) rows.set(key, row);
}

/** Ten changes of the origin. */
export function editOrigin(origin: Origin, random: Random): void {
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

export function copy(origin: Origin): Origin {
  const rows = (of: Map<string, Fields>): Map<string, Fields> =>
    new Map([...of].map(([key, row]) => [key, { ...row }]));
  return { ships: rows(origin.ships), visits: rows(origin.visits) };
}
