import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { Ledger } from "../../src/emit/exchange/ledger.ts";
import { plainDates } from "../../src/emit/exchange/plain-dates.ts";
import { emitFtm } from "../../src/emit/ftm/emit-ftm.ts";
import { emitStix } from "../../src/emit/stix/emit-stix.ts";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import type { Fact } from "../../src/model/fact.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/knowledge-graph.ts";
import { doubtedHarbour, NOT_ASSERTED } from "../helpers/doubted-harbour.ts";
import { oraclePython } from "../helpers/oracles.ts";

function open(host: Host): KnowledgeGraph {
  const { dataset } = checkProject(host, { partial: true });
  if (!dataset) throw new Error("the project is faulty");
  return openGraph(dataset);
}

const harbour = open(memoryHost(doubtedHarbour()));
const PROJECTS = [
  ["a small project", () => harbour],
  ["the shipped one", () => open(nodeHost(resolve(".")))],
] as const;

interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}
type StixObject = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

function ftm(graph: KnowledgeGraph): { entities: FtmEntity[]; text: string; ledger: Ledger } {
  const ledger = new Ledger();
  const text = [...emitFtm(graph, ledger)].join("");
  const lines = text.trimEnd().split("\n");
  return { entities: lines.map((line): FtmEntity => JSON.parse(line)), text, ledger };
}

function stix(graph: KnowledgeGraph): { objects: StixObject[]; text: string; ledger: Ledger } {
  const ledger = new Ledger();
  const text = [...emitStix(graph, ledger)].join("");
  const { objects }: { objects: StixObject[] } = JSON.parse(text);
  return { objects, text, ledger };
}

/** The facts between two entities that a voice asserts, or the analyst. */
function linkable(graph: KnowledgeGraph): readonly Fact[] {
  return graph.dataset.facts.filter(({ type, subject, object, claims, rollup }) => {
    if (object === null || subject === "unknown" || object === "unknown") return false;
    return claims.length === 0 ? graph.schema.relations[type]?.by_analyst === true : rollup.voices.length > 0;
  });
}

function lostIn(ledger: Ledger): number {
  return ledger.report("").lost.reduce((sum, { reason, count }) => sum + (reason.startsWith("facts") ? count : 0), 0);
}

describe.each(PROJECTS)("FollowTheMoney, of %s", (_, opened) => {
  it("has every entity, and every fact that is asserted as a link; the report counts the rest", () => {
    const graph = opened();
    const { entities, ledger } = ftm(graph);
    const links = entities.filter(({ schema }) => schema === "UnknownLink");
    const back = links.map(({ properties }) => [properties["recordId"], properties["subject"], properties["object"]]);
    const known = new Set(entities.map(({ id }) => id));
    const wanted = linkable(graph).filter(({ subject, object }) => known.has(subject) && known.has(object ?? ""));
    expect(back).toEqual(wanted.map(({ id, subject, object }) => [[id], [subject], [object]]));
    expect(links.length + lostIn(ledger)).toBe(graph.dataset.facts.length);
    expect(known.size).toBe(entities.length);
    for (const { id, properties, schema } of entities) {
      if (schema !== "UnknownLink") expect(properties["name"]).toEqual([graph.entity(id)?.name]);
    }
  });

  it("has the dates that it can hold as they were, and says which it cannot", () => {
    const graph = opened();
    for (const { schema, properties } of ftm(graph).entities) {
      const when = graph.fact(properties["recordId"]?.[0] ?? "")?.qualifiers["when"];
      if (schema !== "UnknownLink" || !plainDates(when)?.isExact) continue;
      const { date, startDate, endDate } = properties;
      expect(date?.[0] ?? `${startDate?.[0] ?? ""}/${endDate?.[0] ?? ""}`).toBe(when);
    }
  });
});

describe.each(PROJECTS)("STIX, of %s", (_, opened) => {
  it("has every entity, what is asserted as relationships, and each of their claims as an opinion", () => {
    const graph = opened();
    const { objects, ledger } = stix(graph);
    const wanted = linkable(graph);
    const extension = (object: StixObject): Record<string, unknown> =>
      Object.assign({}, object, ...Object.values(Object(object["extensions"])));
    const ids = new Map(objects.map((object) => [object.id, extension(object)["entente_id"]]));
    expect(ids.size).toBe(objects.length);
    const relationships = objects.filter(({ type }) => type === "relationship");
    const back = relationships.map((one) => {
      const { entente_id, entente_type } = extension(one);
      return [entente_id, ids.get(String(one["source_ref"])), entente_type, ids.get(String(one["target_ref"]))];
    });
    expect(back).toEqual(wanted.map(({ id, subject, type, object }) => [id, subject, type, object]));
    const opinions = objects.filter(({ type }) => type === "opinion").map((one) => one["labels"]);
    expect(opinions).toEqual(wanted.flatMap(({ claims }) => claims.map(({ stance }) => [stance])));
    expect(relationships.length + lostIn(ledger)).toBe(graph.dataset.facts.length);
    const entities = objects.map(extension).filter(({ entente_id }) => graph.entity(String(entente_id)));
    expect(entities.map(({ entente_id }) => entente_id)).toEqual(graph.dataset.entities.map(({ id }) => id));
  });
});

it("say the same each time", () => {
  expect(ftm(harbour).text).toBe(ftm(harbour).text);
  expect(stix(harbour).text).toBe(stix(harbour).text);
});

it("never assert what is only denied, doubted or predicted", () => {
  for (const id of NOT_ASSERTED) {
    expect(ftm(harbour).text).not.toContain(id);
    expect(stix(harbour).text).not.toContain(id);
  }
});

it("read dates as other formats have them", () => {
  const dates = (text: string) => plainDates(text);
  expect(dates("2024-10")).toEqual({ date: "2024-10", start: null, end: null, isExact: true });
  expect(dates("2020-06/2021")).toEqual({ date: null, start: "2020-06", end: "2021", isExact: true });
  expect(dates("2024-10/..")).toEqual({ date: null, start: "2024-10-01", end: null, isExact: false });
  expect(dates("2024-10~")).toEqual({ date: null, start: "2024-10-01", end: "2024-10-31", isExact: false });
  expect(dates("2018/")).toEqual({ date: null, start: "2018", end: null, isExact: true });
  expect(dates("soon")).toBeNull();
});

describe("as the tools of others read them", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "entente-exchange-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const money = oraclePython("followthemoney");
  it.skipIf(money.missing !== "").each(PROJECTS)(`FollowTheMoney, of %s${money.missing}`, (_, opened) => {
    const { text, entities, ledger } = ftm(opened());
    nodeHost(folder).write("a.ftm.json", [text]);
    const script = `import json
from followthemoney import model
read, faults, changed = 0, [], []
for line in open("a.ftm.json", encoding="utf-8"):
    data = json.loads(line)
    proxy = model.get_proxy(data, cleaned=False)
    try: proxy.schema.validate(data)
    except Exception as fault: faults.append([data["id"], str(fault)])
    read += 1
    changed += [[data["id"], name] for name, values in data["properties"].items() if sorted(proxy.get(name)) != sorted(values)]
print(json.dumps([read, faults, changed]))`;
    const { stdout, stderr } = spawnSync(money.command, ["-c", script], { cwd: folder, encoding: "utf8" });
    expect(stderr).toBe("");
    const [read, faults, changed]: [number, unknown[], unknown[]] = JSON.parse(stdout);
    expect([read, faults]).toEqual([entities.length, []]);
    const quoted = ledger.report("ftm").lost.find(({ reason }) => reason.startsWith("quotes"));
    expect(changed).toHaveLength(quoted?.count ?? 0);
  });

  const validator = oraclePython("stix2validator");
  it.skipIf(validator.missing !== "").each(PROJECTS)(`STIX, of %s${validator.missing}`, (_, opened) => {
    nodeHost(folder).write("a.json", [stix(opened()).text]);
    const script = `import json
from stix2validator import ValidationOptions, validate_file
found = validate_file("a.json", ValidationOptions(version="2.1", disabled="103,202,401", strict=False))
print(json.dumps([found.is_valid, [str(e) for e in (found.object_results and [e for r in found.object_results for e in r.errors] or [])]]))`;
    const { stdout, stderr } = spawnSync(validator.command, ["-c", script], { cwd: folder, encoding: "utf8" });
    expect(stdout, stderr).not.toBe("");
    expect(JSON.parse(stdout)).toEqual([true, []]);
  });
});
