import fc from "fast-check";
import { expect, it } from "vitest";
import { buildProject } from "../../src/build.ts";
import { blockYaml } from "../../src/fmt/block-yaml.ts";
import { NO_ORDER } from "../../src/fmt/key-order.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { redactProject } from "../../src/redact/redact-project.ts";
import { projectOf } from "../helpers/findings.ts";
import { runs } from "../helpers/runs.ts";

/** Occurs in whatever is private: names, ids, files, notes, numbers. */
const SECRET = "zqxsecret";
const NUMBER = 987_654_321;

type Value = Readonly<Record<string, unknown>>;
type Files = Readonly<Record<string, Value>>;

/** What a project keeps private, each added to it in its own way. */
interface Plants {
  readonly entity: boolean;
  readonly factTo: boolean;
  readonly factFile: boolean;
  readonly claimAt: number | null;
  readonly source: boolean;
  readonly note: boolean;
  readonly description: boolean;
  readonly relays: boolean;
  readonly type: boolean;
  readonly alias: boolean;
  readonly view: boolean;
}

const plants: fc.Arbitrary<Plants> = fc.record({
  entity: fc.boolean(),
  factTo: fc.boolean(),
  factFile: fc.boolean(),
  claimAt: fc.option(fc.nat(2)),
  source: fc.boolean(),
  note: fc.boolean(),
  description: fc.boolean(),
  relays: fc.boolean(),
  type: fc.boolean(),
  alias: fc.boolean(),
  view: fc.boolean(),
});

/** A project with these plants, or, with none of them, what is left when a person takes them out. */
function project(n: number, has: (plant: keyof Plants) => boolean, at: number | null): Files {
  const claims: Value[] = [
    { by: "b", stance: "confirms", quantity: `${n} items`, source: "gazette", at: "p. 1" },
    {
      stance: "denies",
      by: "c",
      source: "herald",
      ...(has("note") && { note: `${SECRET} told me`, private: ["note"] }),
    },
  ];
  if (at !== null && has("claimAt"))
    claims.splice(at, 0, { by: "b", quantity: `${NUMBER} items`, source: "gazette", note: SECRET, private: true });
  if (has("source") && has("entity")) claims.push({ source: SECRET, at: "p. 2" });
  if (has("relays") && has("entity")) claims.push({ by: "c", relays: `${SECRET}-person`, source: "gazette" });
  return {
    "data/a.yaml": {
      type: "state",
      name: "A",
      ...(has("description") && { description: `What ${SECRET} says.`, private: ["description"] }),
      ...(has("alias") && has("entity") && { aliases: [{ name: `the ${SECRET} land`, used_by: `${SECRET}-person` }] }),
      relations: {
        borders: [
          { to: "b", source: "gazette" },
          ...(has("factTo") && has("entity") ? [{ to: `${SECRET}-land`, source: "gazette" }] : []),
        ],
        supplies: { to: "b", item: "coal", claims },
      },
    },
    "data/b.yaml": { type: "state", name: "B" },
    "data/c.yaml": { type: "state", name: "C" },
    "data/coal.yaml": { type: "resource", name: "Coal" },
    "data/gazette.yaml": { type: "source", name: "Gazette", kind: "news", date: "2024-01" },
    "data/herald.yaml": { type: "source", name: "Herald", kind: "news", date: "2024-02" },
    ...(has("entity") && {
      [`data/${SECRET}-person.yaml`]: { type: "person", name: `Mr ${SECRET}`, private: true },
      [`data/${SECRET}-land.yaml`]: {
        type: "state",
        name: `${SECRET} land`,
        private: true,
        relations: { borders: { to: "c", source: "gazette" } },
      },
      [`data/${SECRET}.yaml`]: {
        type: "source",
        name: `${SECRET} papers`,
        kind: "news",
        date: "2024-03",
        private: true,
      },
    }),
    ...(has("factFile") && {
      [`data/${SECRET}-fact.yaml`]: {
        type: "opposes",
        from: "b",
        to: "c",
        source: "gazette",
        note: SECRET,
        private: true,
      },
    }),
    ...(has("type") && {
      "schema/entities/informant.yaml": { label: `Informant ${SECRET}`, extends: "person" },
      [`data/${SECRET}-informant.yaml`]: {
        type: "informant",
        name: `I ${SECRET}`,
        relations: { opposes: { to: "c", source: "gazette" } },
      },
    }),
    "entente.yaml": {
      title: "T",
      ...(has("type") && { private_types: ["informant"] }),
      views: [
        { id: "one", title: "One", entities: ["a", "b", ...(has("view") && has("entity") ? [`${SECRET}-land`] : [])] },
        ...(has("view") && has("factFile")
          ? [{ id: "two", title: "Two", facts: ["a.borders.b", `${SECRET}-fact`] }]
          : has("view")
            ? [{ id: "two", title: "Two", facts: ["a.borders.b"] }]
            : []),
        ...(has("view") && has("entity") ? [{ id: "three", title: "Three", bloc: `${SECRET}-land` }] : []),
        ...(has("view") && has("type") ? [{ id: "four", title: "Four", where: { either: ["type=informant"] } }] : []),
      ],
    },
  };
}

function hostOf(files: Files) {
  return projectOf(
    Object.fromEntries(Object.entries(files).map(([path, value]) => [path, blockYaml(value, NO_ORDER)])),
  );
}

const ONLY = ["facts.json", "graph.json", "graph.gexf", "index.html", "entente.html"];

function outputs(host: ReturnType<typeof hostOf>): Map<string, string> {
  const out = new Map<string, Uint8Array>();
  const { diagnostics } = buildProject(host, memoryHost(out), { layout: false, only: ONLY });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return new Map([...out].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

it("leaves what is left when someone takes the private parts out by hand, byte by byte", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9000 }), plants, (n, planted) => {
      const whole = hostOf(project(n, (plant) => planted[plant] !== false && planted[plant] !== null, planted.claimAt));
      outputs(whole);
      const { open, findings, withFacts } = redactProject(whole);
      expect(findings).toEqual([]);
      const first = outputs(memoryOf(open));
      const facts: { id: string }[] = JSON.parse(first.get("facts.json") ?? "").facts;
      const shown = outputs(memoryOf(withFacts(new Set(facts.map(({ id }) => id)), 3)));
      for (const [path, text] of shown) {
        expect(path).not.toContain(SECRET);
        expect(text.toLowerCase()).not.toContain(SECRET);
        expect(text).not.toContain(String(NUMBER));
      }
      const byHand = hostOf(project(n, (plant) => plant === "view" && planted.view && !planted.factFile, null));
      const expected = outputs(planted.view && planted.factFile ? hostOf(withTwo(n)) : byHand);
      expect(shown.get("facts.json")).toBe(expected.get("facts.json"));
      expect(shown.get("graph.json")).toBe(expected.get("graph.json"));
    }),
    { numRuns: runs(12) },
  );
});

function withTwo(n: number): Files {
  return project(n, (plant) => plant === "view", null);
}

/** A snapshot as a host that is only read. */
function memoryOf(snapshot: ReturnType<typeof redactProject>["open"]) {
  return { ...snapshot, write: () => {}, writeAll: () => {} };
}

it("takes no word of the grammar for the private entity that has it as its id", () => {
  const files = project(5, () => false, null);
  const planted = ["state", "confirms", "denies", "source"].map((id) => [
    `data/${id}.yaml`,
    { type: "person", name: `Agent ${id}`, private: true },
  ]);
  const { open, findings } = redactProject(hostOf({ ...files, ...Object.fromEntries(planted) }));
  expect(findings).toEqual([]);
  const facts = JSON.parse(outputs(memoryOf(open)).get("facts.json") ?? "").facts;
  expect(facts.flatMap(({ claims }: { claims: { stance: string }[] }) => claims.map(({ stance }) => stance))).toContain(
    "denies",
  );
});
