import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { blockYaml } from "../../src/fmt/block-yaml.ts";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { FILE_ORDER } from "../../src/fmt/key-order.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { isMapping } from "../../src/model/mapping.ts";
import { parseYaml } from "../../src/parse/parse-yaml.ts";
import { redactProject } from "../../src/redact/redact-project.ts";
import { mergeEntities } from "../../src/refactor/merge-entities.ts";
import { mergeVersions } from "../../src/refactor/merge-versions.ts";
import { findingsOf, projectOf } from "../helpers/findings.ts";
import { importRows } from "../helpers/import-rows.ts";
import { runs } from "../helpers/runs.ts";
import {
  claims,
  datasetOf,
  deal,
  FACT,
  filesWith,
  sayings,
  type Written,
  writtenOut,
} from "./claims-of-several-sources.ts";

const RUNS = runs(12);

describe("a claim with several sources", () => {
  it("is the short form of a claim in each: ids, voices, support and all else are those of the long form", () => {
    fc.assert(
      fc.property(claims, fc.boolean(), (all, isAlone) => {
        const { quantity, ...alone } = all[0] ?? {};
        const own = quantity === undefined ? {} : { quantity };
        const texts = isAlone
          ? [
              blockYaml({ type: "supplies", from: "a", to: "b", item: "coal", ...own, ...alone }, FILE_ORDER),
              deal(writtenOut([alone]), own),
            ]
          : [deal(all), deal(writtenOut(all))];
        const [short, long] = texts.map((text) => datasetOf(filesWith(text)));
        expect(short).not.toBeNull();
        expect(short?.facts).toEqual(long?.facts);
        expect(short?.entities).toEqual(long?.entities);
      }),
      { numRuns: RUNS },
    );
  });

  it("is formatted without a change of what it says, and its places get their short form", () => {
    const text =
      "type: supplies\nat: [page 3, 'p. 4']\nsource: [gazette,   herald]\nfrom: a\nto: b\nitem: coal\nby: a\n";
    const formatted = formatYaml({ path: FACT, text }).text;
    expect(formatted).toContain("source: [gazette, herald]\nat: [p. 3, p. 4]\n");
    expect(formatYaml({ path: FACT, text: formatted }).text).toBe(formatted);
  });

  it("loses a private source alone, and with it what was said of that alone", () => {
    const hidden = "type: source\nname: The herald\nkind: news\ndate: 2024-03\nprivate: true\n";
    const files = (all: readonly Written[]) => filesWith(deal(all), { "data/herald.yaml": hidden });
    const shown = (all: readonly Written[]): Dataset | null =>
      checkProject(redactProject(projectOf(files(all))).open, { partial: true }).dataset;
    fc.assert(
      fc.property(claims, (all) => {
        const open = shown(all);
        expect(JSON.stringify(open)).not.toContain("herald");
        expect(open?.facts).toEqual(shown(writtenOut(all))?.facts);
      }),
      { numRuns: RUNS },
    );
  });

  it("has one source less where two of them are merged, and nothing that is said is lost", () => {
    fc.assert(
      fc.property(claims, (all) => {
        const files = new Map([...filesOf(filesWith(deal(all)))]);
        const { changes } = mergeEntities(memoryHost(files), "herald", "gazette", "into");
        for (const path of changes.removes) files.delete(path);
        for (const { path, text } of changes.writes) files.set(path, text);
        const { dataset, diagnostics } = checkProject(memoryHost(files), { partial: true });
        expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        const after = sayings(dataset);
        // Two places in what is one source now are one text with both.
        const places = (text: string): string => text.replace(/"at":"[^"]*"/, "").replace(/"fact":"[^"]*"/, "");
        const wanted = sayings(datasetOf(filesWith(deal(writtenOut(all)))))
          .map((one) => one.replace('"source":"herald"', '"source":"gazette"'))
          .map(places);
        expect([...new Set(after.map(places))].sort()).toEqual([...new Set(wanted)].sort());
      }),
      { numRuns: RUNS },
    );
  });

  it.each([
    [
      "{source: [gazette, herald], at: [p. 1, p. 2], quote: ten crates}",
      '{source: gazette, at: "pp. 1, 2", quote: ten crates}',
    ],
    ["{source: [herald, journal, gazette], at: p. 1}", "{source: [gazette, journal], at: p. 1}"],
    ["{source: [gazette, journal, herald], at: [p. 1, p. 1, p. 1]}", "{source: [gazette, journal], at: [p. 1, p. 1]}"],
    [
      "{source: [gazette, herald], at: [p. 1, p. 2], quote: [ten crates, some crates]}",
      "{source: gazette, at: p. 1, quote: ten crates}\n  - {source: gazette, at: p. 2, quote: some crates}",
    ],
  ])("merged: %s", (before, after) => {
    const text = `type: supplies\nfrom: a\nto: b\nitem: coal\nclaims:\n  - ${before}\n`;
    const { changes } = mergeEntities(memoryHost(filesOf(filesWith(text))), "herald", "gazette", "into");
    expect(changes.writes.find(({ path }) => path === FACT)?.text).toBe(text.replace(before, after));
  });

  const MERGE = (ours: string, theirs: string) => {
    const text = (of: string): string => `type: supplies\nfrom: a\nto: b\nitem: coal\n${of}\n`;
    const base = text("source: [gazette, herald]\nat: [p. 1, p. 1]");
    return mergeVersions(FACT, { base, ours: text(ours), theirs: text(theirs) }, () => ["item"]);
  };

  it.each([
    // Two who each add a source with its place.
    [
      "source: [gazette, herald, courier]\nat: [p. 1, p. 1, p. 1]",
      "source: [gazette, herald, journal]\nat: [p. 1, p. 1, p. 1]",
      "source: [gazette, herald, courier, journal]\nat: [p. 1, p. 1, p. 1, p. 1]",
    ],
    // One takes a source away, the other corrects a place.
    ["source: herald\nat: p. 1", "source: [gazette, herald]\nat: [p. 1, p. 7]", "source: herald\nat: p. 7"],
    // One changes the order.
    [
      "source: [herald, gazette]\nat: [p. 1, p. 2]",
      "source: [gazette, herald, journal]\nat: [p. 1, p. 1, p. 3]",
      "source: [herald, journal, gazette]\nat: [p. 1, p. 3, p. 2]",
    ],
  ])("merges versions: %j and %j", (ours, theirs, both) => {
    const merged = MERGE(ours, theirs);
    expect(merged?.conflicts).toBe(0);
    expect(merged?.ours).toContain(both);
  });

  it("conflicts where two versions give one source another place", () => {
    const merged = MERGE("source: [gazette, herald]\nat: [p. 1, p. 2]", "source: [gazette, herald]\nat: [p. 1, p. 3]");
    expect(merged?.conflicts).toBe(1);
    expect(merged?.ours).toContain("at: [p. 1, p. 2]");
    expect(merged?.theirs).toContain("at: [p. 1, p. 3]");
  });

  const line = (said: string): readonly string[] =>
    findingsOf(filesWith(`type: supplies\nfrom: a\nto: b\nitem: coal\n${said}\n`)).filter(
      (found) => !/^W30/.test(found),
    );

  it.each([
    ["source: [gazette, gazette]", ["E2023 gazette"]],
    ["source: []", ["E2022 []"]],
    ["source: [gazette]", []],
    ["source: [gazette, herald]\nat: []", ["E2022 []"]],
    ["source: [gazette, herold]", ["E3001 herold"]],
    ["source: [gazette, a]", ["E3009 a"]],
    ["source: [gazette, herald]\nat: [p. 1]", ["E2031 [p. 1]"]],
    ["source: [gazette, herald]\nat: [p. 1, p3]", ["E2020 p3"]],
    ["source: gazette\nat: [p. 1, p. 2]", ["E2031 [p. 1, p. 2]"]],
    ["source: gazette\nat: [p. 1]", ["E2031 [p. 1]"]],
    ["at: [p. 1]", ["E2031 [p. 1]"]],
    ["source: [gazette, herald]\nquote: [one, two, three]", ["E2031 [one, two, three]"]],
    ["claims: [{source: [gazette, herald], at: [p. 1, p. 2, p. 3]}]", ["E2031 [p. 1, p. 2, p. 3]"]],
  ])("%s: %j", (said, expected) => {
    expect(line(said)).toEqual(expected);
  });
});

describe("an import", () => {
  const map = [
    "source: gazette",
    "relations:",
    "  - type: supplies",
    "    key: row",
    "    from: from",
    "    to: to",
    "    qualifiers: {item: item, quantity: {column: n, unit: items}}",
    "    source: {column: source, split: ;}",
    "    at: at",
    "",
  ].join("\n");
  const rows = (n: number, source = "gazette", at = "p. 1"): string =>
    `row,from,to,item,n,source,at\n1,a,b,coal,${n},${source},${at}\n`;

  async function run(host: ReturnType<typeof memoryHost>): Promise<readonly string[]> {
    const { changes, findings } = await importRows(host);
    expect(findings).toEqual([]);
    for (const { path, text } of changes) host.write(path, [text]);
    return changes.map(({ path }) => path);
  }

  const start = (n: number, source?: string): ReturnType<typeof memoryHost> => {
    const { [FACT]: _, ...files } = filesWith("");
    return projectOf({ ...files, "imports/map.yaml": map, "imports/rows.csv": rows(n, source) });
  };
  const text = (host: ReturnType<typeof memoryHost>): string => new TextDecoder().decode(host.read("data/a.yaml"));

  it("leaves a list alone to which a source was added by hand, and changes its own alone", async () => {
    const host = start(10);
    await run(host);
    const mine = text(host)
      .replace("source: gazette", "source: [herald, gazette]")
      .replace("at: p. 1", "at: [p. 9, p. 1]");
    expect(mine).not.toBe(text(host));
    host.write("data/a.yaml", [mine]);
    expect(await run(host)).toEqual([]);
    expect(text(host)).toBe(mine);
    host.write("imports/rows.csv", [rows(12)]);
    await run(host);
    const [entry] = claimsOf(text(host));
    expect(entry).toEqual([
      { source: "herald", at: "p. 9", quantity: "10 items" },
      { source: "gazette", at: "p. 1", quantity: "12 items" },
    ]);
  });

  it("writes the sources that a cell lists, and knows them again", async () => {
    const host = start(10, "gazette;herald");
    await run(host);
    const list = "source:\n        - gazette\n        - herald\n";
    expect(text(host)).toContain(list);
    expect(await run(host)).toEqual([]);
    host.write("imports/rows.csv", [rows(12, "gazette;herald")]);
    await run(host);
    expect(text(host)).toContain("quantity: 12 items");
    expect(text(host)).toContain(list);
  });
});

/** The claims of each entry of supplies. */
function claimsOf(text: string): readonly unknown[] {
  const { value } = parseYaml({ path: "data/a.yaml", text });
  const relations = isMapping(value) ? value["relations"] : undefined;
  const entries = isMapping(relations) ? [relations["supplies"]].flat() : [];
  return entries.filter(isMapping).map((entry) => entry["claims"]);
}

function filesOf(files: Readonly<Record<string, string>>): Map<string, string> {
  const host = projectOf(files);
  const all = ["schema", "data"].flatMap((folder) => host.list(folder).files.map(({ path }) => path));
  return new Map(all.map((path) => [path, new TextDecoder().decode(host.read(path))]));
}
