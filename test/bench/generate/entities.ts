import type { Random } from "./random.ts";
import { capital, coin, foreignName, prose, SCRIPT_TAGS, type Script } from "./words.ts";

export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };
export type Fields = Record<string, Value>;

/** One entity of the plan: enough to refer to it before anything is written. */
export interface Planned {
  readonly n: number;
  readonly type: EntityTypeName;
  readonly id: string;
}

/** How many of a thousand entities are of each type, what its files lie in, and how its ids end. */
const SHARES = [
  ["source", 250, "sources", ["report", "column", "briefing", "thread"]],
  ["person", 160, "people", ["ov", "sen", "kim", "ez"]],
  ["organisation", 110, "organisations", ["agency", "ministry", "institute", "party"]],
  ["place", 100, "places", ["city", "oblast", "ridge", "harbour"]],
  ["military-unit", 90, "units", ["brigade", "corps", "regiment", "fleet"]],
  ["event", 70, "events", ["battle", "summit", "parade", "mutiny"]],
  ["agreement", 50, "agreements", ["treaty", "accord", "armistice", "pact"]],
  ["weapon", 50, "weapons", ["missile", "shell", "drone", "rifle"]],
  ["group", 40, "groups", ["officials", "conscripts", "analysts", "readers"]],
  ["resource", 40, "resources", ["oil", "grain", "coal", "chips"]],
  ["thesis", 36, "theses", ["claim", "forecast", "motive", "reading"]],
  ["state", 4, "states", ["land", "ia", "stan", "republic"]],
] as const;
export type EntityTypeName = (typeof SHARES)[number][0];

export function folderOf(type: EntityTypeName): string {
  return SHARES.find(([name]) => name === type)?.[2] ?? type;
}

/** The first dozen holds one of each type, so that every relation finds its ends. */
export function planEntities(random: Random, count: number): Planned[] {
  const planned: Planned[] = [];
  for (let n = 0; n < count; n += 1) {
    const share = n < SHARES.length ? SHARES[n] : draw(random);
    const [type, , , endings] = share ?? SHARES[0];
    planned.push({ n, type, id: `${coin(n)}-${random.pick<string>([...endings])}` });
  }
  return planned;
}

function draw(random: Random): (typeof SHARES)[number] {
  let ticket = random.int(1000);
  for (const share of SHARES) {
    ticket -= share[1];
    if (ticket < 0) return share;
  }
  return SHARES[0];
}

/** Everything of an entity file but its relations. */
export function attributesOf(random: Random, { n, type, id }: Planned): Fields {
  const fields: Fields = { type, name: capital(id.replace("-", " ")) };
  if (random.chance(0.35)) fields["aliases"] = aliases(random, n);
  if (random.chance(0.3)) fields["names"] = foreignNames(random, n);
  if (random.chance(0.2)) fields["identifiers"] = { wikidata: `Q${1_000_000 + n}` };
  if (random.chance(0.6)) fields["description"] = paragraphs(random);
  Object.assign(fields, ownAttributes(random, type, n));
  return fields;
}

function aliases(random: Random, n: number): Value[] {
  const word = capital(coin(n));
  const list: Value[] = [`The ${word}`];
  if (random.chance(0.5)) list.push(`${word}, also: "old ${word}"`);
  if (random.chance(0.2)) list.push({ name: `${word} #1`, used_by: "unknown" });
  return list;
}

function foreignNames(random: Random, n: number): Fields {
  const names: Fields = {};
  const first: Script = random.pick(SCRIPT_TAGS);
  names[first] = foreignName(random, first, n);
  if (random.chance(0.3)) {
    const second: Script = random.pick(SCRIPT_TAGS);
    names[second] = foreignName(random, second, n);
  }
  return names;
}

function paragraphs(random: Random): string {
  if (random.chance(0.5)) return prose(random, 10 + random.int(20));
  const lines: string[] = [];
  for (let line = 3 + random.int(6); line > 0; line -= 1) lines.push(prose(random, 8 + random.int(6)));
  return `${lines.join("\n")}\n`;
}

function ownAttributes(random: Random, type: EntityTypeName, n: number): Fields {
  switch (type) {
    case "source":
      return {
        kind: random.pick(["news", "news", "analysis", "official", "interview"]),
        date: day(random, 2022),
        title: `${capital(coin(n))}: ${prose(random, 5)}`,
        url: `https://${coin(n)}.example/${2000 + random.int(25)}/a?id=${n}#top`,
      };
    case "person":
      return random.chance(0.5) ? { born: 1930 + random.int(70), role: prose(random, 3) } : {};
    case "event":
      return random.chance(0.7) ? { when: interval(random) } : {};
    case "agreement":
      return { signed: day(random), terms: [prose(random, 7), prose(random, 5)] };
    case "thesis":
      return { statement: prose(random, 10) };
    case "organisation":
    case "place":
      return random.chance(0.5) ? { kind: random.pick(["agency", "region", "works", "council"]) } : {};
    default:
      return {};
  }
}

/** What happened: before any source was published. */
export function day(random: Random, from = 2017): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${from + random.int(3)}-${two(1 + random.int(12))}-${two(1 + random.int(28))}`;
}

export function month(random: Random): string {
  return day(random).slice(0, 7);
}

export function interval(random: Random): string {
  const start = month(random);
  return random.chance(0.4) ? `${start}/..` : random.chance(0.5) ? start : `${start}/2021-06`;
}
