import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, type YAMLMap } from "yaml";
import { buildProject } from "../../src/build.ts";
import { diffDatasets } from "../../src/diff/diff.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { addClaim } from "../../src/import/merge/claims-of-entry.ts";
import { composeYaml } from "../../src/parse/compose-yaml.ts";
import { Core } from "../../src/query/core.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { joinEntries } from "../../src/refactor/join-entries.ts";
import { factSheet } from "../../src/report/sheet/fact-sheet.ts";
import { FACT } from "../../src/sql/tables/facts.ts";
import { findingsOf, projectOf } from "../helpers/findings.ts";

const NOTE = "Two readings of one map.";
const FREEDONIA = "type: state\nname: Freedonia\n";
const ATLAS = "type: source\nname: Atlas\nkind: book\ndate: 1933\n";
const CLAIMS = ["source: atlas, at: p. 1", "source: atlas, at: p. 2, note: Faded."];

function sylvania(borders: string): Record<string, string> {
  return {
    "data/states/freedonia.yaml": FREEDONIA,
    "data/sources/atlas.yaml": ATLAS,
    "data/states/sylvania.yaml": `type: state\nname: Sylvania\nrelations:\n  borders: ${borders}\n`,
  };
}

function noted(note: string | null, claims: readonly string[]): string {
  const list = claims.map((claim) => `{${claim}}`).join(", ");
  return `{to: freedonia, ${note === null ? "" : `note: ${note}, `}claims: [${list}]}`;
}

function graphOf(files: Record<string, string>) {
  const out = new Map<string, Uint8Array>();
  const { diagnostics } = buildProject(projectOf(files), memoryHost(out), { layout: false, only: ["facts.json"] });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return openGraph(JSON.parse(new TextDecoder().decode(out.get("facts.json"))));
}

const ID = "sylvania.borders.freedonia";

function factOf(borders: string) {
  const graph = graphOf(sylvania(borders));
  const fact = graph.fact(ID);
  if (fact === undefined) throw new Error("no fact");
  return { graph, fact };
}

function entry(text: string): YAMLMap {
  const map: unknown = composeYaml(text).contents;
  if (!isMap(map)) throw new Error("no mapping");
  return map as YAMLMap;
}

describe("a note beside claims", () => {
  it("is of the fact, and on every face", () => {
    const { graph, fact } = factOf(noted(NOTE, CLAIMS));
    expect(fact.note).toBe(NOTE);
    expect(fact.claims.map(({ note }) => note)).toEqual([null, "Faded."]);
    expect(graph.factRecord(fact).note).toBe(NOTE);
    expect(JSON.stringify(factSheet(graph, fact))).toContain(NOTE);
    const at = FACT.columns.findIndex(({ name }) => name === "note");
    const rows = [...FACT.rows(new Core(graph.dataset))];
    expect(rows.find(([id]) => id === ID)?.[at]).toBe(NOTE);
  });

  it("is of the claim where the entry is the claim", () => {
    const { fact } = factOf(`{to: freedonia, source: atlas, at: p. 1, note: ${NOTE}}`);
    expect(fact.note).toBeUndefined();
    expect(fact.claims[0]?.note).toBe(NOTE);
  });

  it("leaves other claim keys refused", () => {
    const found = findingsOf(sylvania("{to: freedonia, note: x, at: p. 1, claims: [{source: atlas, at: p. 1}]}"));
    expect(found).toEqual(["E2015 at"]);
  });

  it("changes no id and no roll-up, in whatever order claims and files come", () => {
    const plain = factOf(noted(null, CLAIMS)).fact;
    fc.assert(
      fc.property(fc.shuffledSubarray(CLAIMS, { minLength: 2 }), fc.boolean(), (claims, isTurned) => {
        const files = Object.entries(sylvania(noted(NOTE, claims)));
        const fact = graphOf(Object.fromEntries(isTurned ? files.reverse() : files)).fact(ID);
        expect(fact?.note).toBe(NOTE);
        expect(fact?.rollup).toEqual(plain.rollup);
      }),
      { numRuns: 6 },
    );
  });

  it("is a change that diff tells, from which nothing follows", () => {
    const [a, b] = [factOf(noted(null, CLAIMS)).graph, factOf(noted(NOTE, CLAIMS)).graph];
    const { facts, follows } = diffDatasets(a, b);
    expect(facts.changed.map(({ id, changes }) => [id, changes.map(({ key }) => key)])).toEqual([[ID, ["note"]]]);
    expect(follows).toEqual([]);
  });

  it("is kept where entries are joined, and where a claim is added", () => {
    const into = entry("{to: b, claims: [{source: a, at: p. 1}]}");
    expect(joinEntries(into, entry(`{to: b, note: ${NOTE}, claims: [{source: a, at: p. 2}]}`), [])).toEqual([]);
    expect([into.get("note"), into.toJSON().claims.length]).toEqual([NOTE, 2]);
    const other = joinEntries(into, entry("{to: b, note: Other., claims: [{source: a, at: p. 2}]}"), []);
    expect(other).toEqual([{ key: "note", into: NOTE, old: "Other." }]);

    const plain = { to: "b", note: NOTE, claims: [{ source: "a" }] };
    addClaim(plain, { source: "c" }, []);
    expect(plain).toEqual({ to: "b", note: NOTE, claims: [{ source: "a" }, { source: "c" }] });
  });
});
