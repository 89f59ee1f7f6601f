import { describe, expect, it } from "vitest";
import type { ClaimDraft, EntityDraft } from "../../../src/import/presets/drafts.ts";
import type { Origin } from "../../../src/import/presets/origin.ts";
import type { SchemaPlan } from "../../../src/import/presets/plan-schema.ts";
import { claimTables, entityTables } from "../../../src/import/presets/to-tables.ts";
import type { Table } from "../../../src/import/tables/table.ts";

const origin = (line: number, file = "a.json"): Origin =>
  ({ file, line, value: {}, place: (path: readonly unknown[]) => path }) as unknown as Origin;
const PERSON = { name: "person", label: "Person", extends: "actor", origin: "Person" };
const SHIP = { name: "ship", label: "Ship", extends: "item", origin: "Ship" };
const OWNS = { name: "owns", label: "owns", inverse: "owned by", origin: "Ownership" };

const entity = (more: Partial<EntityDraft>): EntityDraft => ({
  ...{ from: origin(1), counted: "Person", type: PERSON, id: "p1", ours: null, name: "Ada", aliases: [], names: {} },
  ...{ description: null, identifiers: {}, values: {}, attributes: {} },
  ...more,
});
const claim = (more: Partial<ClaimDraft>): ClaimDraft => ({
  ...{ from: origin(1), counted: "Ownership", type: OWNS, key: "k1", subject: "p1", object: "s1", when: null },
  ...{ paths: { subject: ["owner"], object: ["asset", 0] }, spell: null, values: {}, qualifiers: {}, says: {} },
  ...{ isLocated: true },
  ...more,
});
const values = (...texts: string[]) => ({ texts, kind: null, path: ["properties", "size"] });
const plan = (names: readonly (readonly [string, string])[] = []): SchemaPlan => {
  const fields = { names: new Map(names), added: new Map() };
  return {
    entities: new Map([["person", { name: "ftm-person", ...fields }]]),
    relations: new Map([["owns", { name: "ftm_owns", ...fields }]]),
    ...{ changes: [], passing: [] },
  };
};

/** Of each table its file, and each row by the names of its columns, with where its cells are. */
async function rowsOf(tables: readonly Table[]) {
  const read = [];
  for (const { name, rule, columns, rows } of tables) {
    const cells: unknown[] = [];
    for await (const row of rows())
      cells.push({
        line: row.line,
        ...Object.fromEntries(columns.flatMap((one, n) => (row.cells[n] === null ? [] : [[one, row.cells[n]]]))),
      });
    read.push({ name, rule, cells });
  }
  return read;
}

describe("entities of a preset as rows", () => {
  it("have a column for all that any of them has, and a rule that reads these alone", async () => {
    const full = entity({
      ...{ ours: "ada", aliases: ["A. D.", "Ada D."], description: "A person.", names: { de: "Ada" } },
      ...{ identifiers: { wikidata: "Q1" }, attributes: { born: "1970", tags: ["x", "y"] } },
      values: { size: values("5"), sizes: values("5", "6"), none: values(), unplanned: values("7") },
    });
    const bare = entity({ id: "p2", name: "Bob", from: origin(2) });
    const named = [
      ["size", "size"],
      ["sizes", "sizes"],
      ["none", "none"],
    ] as const;
    const [{ rule, tables } = { rule: undefined, tables: [] }, ...more] = entityTables(
      [full, bare],
      plan(named),
      "ftm",
    );
    expect(more).toEqual([]);
    expect(await rowsOf(tables)).toEqual([
      {
        ...{ name: "a.json", rule: "Person" },
        cells: [
          {
            ...{ line: 1, id: "p1", slug: "ada", ours: "ada", name: "Ada", alias: ["A. D.", "Ada D."] },
            ...{ description: "A person.", "identifiers.wikidata": "Q1", "names.de": "Ada", "field.born": "1970" },
            ...{ "field.tags": ["x", "y"], "field.size": "5", "field.sizes": ["5", "6"] },
          },
          { line: 2, id: "p2", slug: "p2", name: "Bob" },
        ],
      },
    ]);
    expect(rule).toMatchObject({
      ...{ name: "Person", register: "ftm", type: { value: "ftm-person" }, ours: { columns: ["ours"] } },
      ...{ alias: [{ columns: ["alias"] }], description: { columns: ["description"] } },
      identifiers: { wikidata: { columns: ["identifiers.wikidata"], register: null } },
      names: { de: { columns: ["names.de"], register: null } },
    });
    expect(Object.keys(rule?.attributes ?? {})).toEqual(["born", "tags", "size", "sizes"]);
    expect(rule?.attributes["size"]).toMatchObject({ columns: ["field.size"], register: "ftm" });
    const [plain] = entityTables([bare], plan(), "ftm");
    expect(plain?.rule).toMatchObject({ ours: null, alias: [], description: null, identifiers: {}, names: {} });
  });

  it("say where their cells are", async () => {
    const [group] = entityTables(
      [entity({ description: "x", values: { size: values("5") } })],
      plan([["size", "size"]]),
      "ftm",
    );
    const [table] = group?.tables ?? [];
    const placed: Record<string, unknown> = {};
    for await (const row of table?.rows() ?? [])
      for (const [n, column] of (table?.columns ?? []).entries()) placed[column] = row.place?.(n);
    expect(placed).toEqual({
      ...{ id: [], slug: [], name: ["name"], description: ["description"] },
      "field.size": ["properties", "size"],
    });
  });

  it("are a rule for each kind that is counted, a table for each file, and named apart where several types are of one kind", async () => {
    const groups = entityTables(
      [
        entity({ id: "b", from: origin(1, "b.json") }),
        entity({ id: "s", type: SHIP }),
        entity({ id: "a" }),
        entity({ id: "z", counted: "Crew" }),
      ],
      plan(),
      "ftm",
    );
    expect(groups.map(({ rule, tables }) => [rule.name, rule.type.value, tables.map(({ name }) => name)])).toEqual([
      ["Crew", "ftm-person", ["a.json"]],
      ["Person: Person", "ftm-person", ["a.json", "b.json"]],
      ["Person: Ship", "ship", ["a.json"]],
    ]);
  });

  it("get ids of their ids, or of their names where those are numbers for machines, told apart where they meet", async () => {
    const uuid = (n: number): string => `0000000${n}-0000-0000-0000-000000000000`;
    const slugs = async (...drafts: readonly Partial<EntityDraft>[]) => {
      const [group] = entityTables(drafts.map(entity), plan(), "ftm");
      return (await rowsOf(group?.tables ?? []))
        .flatMap(({ cells }) => cells)
        .map((one) => (one as { slug: string }).slug);
    };
    expect(await slugs({ id: "p1", name: "Ada" })).toEqual(["p1"]);
    expect(await slugs({ id: uuid(1), name: "Ada" })).toEqual(["Ada"]);
    expect(await slugs({ id: "a".repeat(24), name: "Ada" })).toEqual(["Ada"]);
    expect(await slugs({ id: "a".repeat(23), name: "Ada" })).toEqual(["a".repeat(23)]);
    expect(await slugs({ id: uuid(1), name: "Ada", ours: "ada-1" })).toEqual(["ada-1"]);
    expect(await slugs({ id: uuid(1), name: "…" })).toEqual([expect.stringMatching(/^person [0-9a-z]+$/)]);
    const both = await slugs({ id: uuid(1), name: "Ada" }, { id: uuid(2), name: "ada" }, { id: uuid(3), name: "Bob" });
    expect(both).toEqual([expect.stringMatching(/^Ada [0-9a-z]+$/), expect.stringMatching(/^ada [0-9a-z]+$/), "Bob"]);
    expect(both[0]?.slice(4)).not.toBe(both[1]?.slice(4));
  });
});

describe("claims of a preset as rows", () => {
  it("have both ends for columns, and what any of them says", async () => {
    const full = claim({
      ...{ when: "2020", spell: "first", qualifiers: { share: "5" }, says: { note: "x", by: ["a", "b"] } },
      values: { size: values("7") },
    });
    const bare = claim({ key: "k2", subject: null, object: null, from: origin(2) });
    const [group, ...more] = claimTables([full, bare], plan([["size", "size"]]), "ftm");
    expect(more).toEqual([]);
    expect(await rowsOf(group?.tables ?? [])).toEqual([
      {
        ...{ name: "a.json", rule: "Ownership" },
        cells: [
          {
            ...{ line: 1, key: "k1", from: "p1", to: "s1", when: "2020", spell: "first", "field.share": "5" },
            ...{ "says.note": "x", "says.by": ["a", "b"], "field.size": "7" },
          },
          { line: 2, key: "k2" },
        ],
      },
    ]);
    expect(group?.rule).toMatchObject({
      ...{ type: { value: "ftm_owns" }, key: { columns: ["key"], register: null }, isLocated: true },
      ...{ from: { columns: ["from"], register: "ftm" }, to: { columns: ["to"], register: "ftm" } },
      ...{ when: { columns: ["when"] }, spell: { columns: ["spell"] } },
      claim: { note: { columns: ["says.note"], register: "ftm" }, by: { columns: ["says.by"] } },
    });
    expect(Object.keys(group?.rule.qualifiers ?? {})).toEqual(["share", "size"]);
    const [plain] = claimTables([bare], plan(), "ftm");
    expect(plain?.rule).toMatchObject({ when: null, spell: null, qualifiers: {}, claim: {} });
    expect(plain?.tables[0]?.columns).toEqual(["key", "from", "to"]);
  });

  it("are rules of their own where they have a place in the file and where they have none", () => {
    const groups = claimTables([claim({}), claim({ key: "k2", isLocated: false })], plan(), "ftm");
    expect(groups.map(({ rule }) => [rule.name, rule.isLocated])).toEqual([
      ["Ownership", false],
      ["Ownership", true],
    ]);
  });
});
