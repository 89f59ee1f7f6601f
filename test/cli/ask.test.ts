import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

let project: Folder;
const ask = (...args: readonly string[]) => run("-p", project.path, ...args);

beforeAll(() => {
  project = harbourFolder();
  project.write(
    "data/states/hostile.yaml",
    'type: state\nname: "Hostile \\u202E \\u2066 text"\nrelations:\n  borders:\n    - {to: ostia, source: harbour-gazette, note: "=HYPERLINK(1)"}\n',
  );
});
afterAll(() => project.remove());

describe("facts", () => {
  it("filters by ends, by name or alias, and by relation", async () => {
    const { code, out } = await ask("facts", "--type", "supplies", "--from", "Kingdom of Norland", "--format", "json");
    expect(code).toBe(0);
    const facts: { id: string; voices: number; claims: number }[] = JSON.parse(out);
    expect(facts.map(({ id }) => id)).toEqual([
      "norland.supplies.sudmark.coal",
      "norland.supplies.sudmark.timber",
      "norland.supplies.unknown.coal",
    ]);
    expect(facts[0]).toMatchObject({
      type: "supplies",
      subject: "norland",
      object: "sudmark",
      support: "reported",
      contested: "no",
      voices: 1,
      voice_ids: ["harbour-gazette"],
      claims: 1,
    });
    expect(Object.keys(facts[0] ?? {})).toEqual(
      "id type subject object qualifiers support computed assessment contested voices voice_ids expecting deniers quantities rivals claims sources file former_ids note".split(
        " ",
      ),
    );
  });

  it("gives the same facts in each format", async () => {
    const of = async (format: string) => (await ask("facts", "--type", "has_party", "--format", format)).out;
    const json: unknown[] = JSON.parse(await of("json"));
    const ndjson = (await of("ndjson")).trimEnd().split("\n");
    expect(ndjson.map((line) => JSON.parse(line))).toEqual(json);
    const csv = (await of("csv")).trimEnd().split("\r\n");
    expect(csv).toHaveLength(json.length + 1);
    expect(csv[0]).toMatch(/^id,type,subject,object,/);
    expect(await of("table")).toMatch(/\n3 facts\n$/);
  });

  it("takes several relations with commas, and says where derived ones are", async () => {
    const ids = async (...types: readonly string[]) =>
      JSON.parse((await ask("facts", ...types.flatMap((type) => ["--type", type]), "--format", "json")).out);
    const both = await ids("supplies,has_party");
    expect(both).toEqual(await ids("supplies", "has_party"));
    expect(new Set(both.map((fact: { type: string }) => fact.type))).toEqual(new Set(["supplies", "has_party"]));
    const derived = await ask("facts", "--type", "signed_with");
    expect([derived.code, derived.out]).toEqual([0, "no facts\n"]);
    expect(derived.err).toContain("entente facts --type has_party");
  });

  it("knows qualifiers, support, voices, sources, words and a limit", async () => {
    const ids = async (...args: readonly string[]) =>
      JSON.parse((await ask("facts", ...args, "--format", "json")).out).map((one: { id: string }) => one.id);
    expect(await ids("--where", "item=Coal", "--to", "sudmark")).toEqual(["norland.supplies.sudmark.coal"]);
    expect(await ids("--where", "quantity>=3000 tonnes")).toEqual(["norland.supplies.sudmark.coal"]);
    expect(await ids("--where", "quantity>=3001")).toEqual(["norland.has_strength"]);
    expect(await ids("--where", "quantity>=3001 tonnes")).toEqual([]);
    expect(await ids("--where", "when=2021")).toEqual(["norland.supplies.sudmark.coal"]);
    expect(await ids("--where", "via")).toEqual(["norland.supplies.sudmark.coal"]);
    expect(await ids("--support", "corroborated")).toEqual(["port-treaty.has_party.sudmark"]);
    expect(await ids("--voices", "2..")).toEqual(["port-treaty.has_party.sudmark"]);
    expect(await ids("--source", "evening-post")).toEqual(["port-treaty.has_party.sudmark"]);
    expect(await ids("--text", "TREATY ostia")).toEqual(["port-treaty.has_party.ostia"]);
    expect(await ids("--type", "has_party", "--limit", "1")).toEqual(["port-treaty.has_party.norland"]);
    expect(await ids("--fact", "norland.has_strength")).toEqual(["norland.has_strength"]);
    expect(await ids("--contested")).toEqual([]);
  });

  it("knows attributes of the ends, what is between two, and quantities as data files write them", async () => {
    const ids = async (...args: readonly string[]) =>
      JSON.parse((await ask("facts", ...args, "--format", "json")).out).map((one: { id: string }) => one.id);
    expect(
      await ids("--from-where", "type=agreement", "--to-where", "type=state", "--between", "Ostia", "port-treaty"),
    ).toEqual(["port-treaty.has_party.ostia"]);
    expect(await ids("--between", "sudmark", "norland", "--type", "supplies")).toEqual([
      "norland.supplies.sudmark.coal",
      "norland.supplies.sudmark.timber",
    ]);
    expect(await ids("--entity-where", "type!=state,agreement", "--type", "has_party")).toEqual([]);
    expect(await ids("--where", "quantity=2500..3500")).toEqual(await ids("--where", "quantity=3000 tonnes"));
    expect(await ids("--where", "quantity=3000..")).toContain("norland.has_strength");
    expect(await ids("--where", "item!=coal", "--type", "supplies")).toEqual(["norland.supplies.sudmark.timber"]);
  });

  it("shows a day as it was known, and tells what has no date", async () => {
    const then = await ask("facts", "--type", "has_party", "--known", "2021-05-31", "--format", "json");
    expect(JSON.parse(then.out).map((one: { voices: number }) => one.voices)).toEqual([1, 1, 1]);
    const held = await ask("facts", "--type", "supplies", "--as-of", "2020-12-24", "--format", "ndjson");
    expect(held.out.trimEnd().split("\n")).toHaveLength(1);
    expect(held.err).toBe("2 facts without a date left out: --undated lists them\n");
    const undated = await ask(
      "facts",
      "--type",
      "supplies",
      "--as-of",
      "2020-12-24",
      "--undated",
      "--format",
      "ndjson",
    );
    expect(undated.out.trimEnd().split("\n")).toHaveLength(2);
  });

  it("says of a claim whether its fact is certain then, as it does of facts", async () => {
    type Row = { readonly id: string; readonly fact: string; readonly holds?: string };
    const read = async (...asked: readonly string[]): Promise<readonly Row[]> =>
      JSON.parse((await ask(...asked, "--format", "json")).out);
    const answers = new Map((await read("facts", "--as-of", "2020-12-24")).map(({ id, holds }) => [id, holds]));
    const claims = await read("claims", "--as-of", "2020-12-24");
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.map(({ fact, holds }) => [fact, holds])).toEqual(
      claims.map(({ fact }) => [fact, answers.get(fact) ?? "none"]),
    );
    expect((await ask("claims", "--as-of", "2020-12-24", "--format", "csv")).out).toMatch(/^id,.*,says,holds\r?\n/);
    expect((await read("claims")).some((claim) => "holds" in claim)).toBe(false);
  });

  it("takes in blocs, and says through whom each row came", async () => {
    type Row = { readonly id: string; readonly fact?: string; readonly through?: readonly string[] };
    const own = harbourFolder();
    own.write(
      "schema/relations/part_of.yaml",
      "label: part of\ninverse: has part\ndomain: [actor]\nrange: [actor]\nsame_voice: true\n",
    );
    own.write(
      "data/states/harbour-office.yaml",
      "type: state\nname: Harbour Office\nrelations:\n  part_of: {to: norland, source: harbour-gazette}\n  borders: {to: ostia, source: harbour-gazette}\n",
    );
    const asked = (...args: readonly string[]) => run("-p", own.path, ...args);
    const read = async (...args: readonly string[]): Promise<readonly Row[]> =>
      JSON.parse((await asked(...args, "--format", "json")).out);
    const alone = new Set((await read("facts", "--about", "norland")).map(({ id }) => id));
    const bloc = await read("facts", "--about", "Norland", "--bloc");
    expect(bloc.filter(({ id }) => !alone.has(id)).map(({ id, through }) => [id, through])).toEqual([
      ["harbour-office.borders.ostia", ["harbour-office"]],
    ]);
    for (const { id, through } of bloc) expect(through?.length === 0).toBe(alone.has(id));
    const throughs = new Map(bloc.map(({ id, through }) => [id, through]));
    const claims = await read("claims", "--about", "norland", "--bloc");
    expect(claims.map(({ through }) => through)).toEqual(claims.map(({ fact = "" }) => throughs.get(fact)));
    const table = await asked("facts", "--between", "ostia", "norland", "--bloc");
    expect(table.out).toMatch(/through *\n[\s\S]*Harbour Office *\n/);
    const csv = await asked("facts", "--about", "norland", "--bloc", "--as-of", "2021", "--format", "csv");
    expect(csv.out).toMatch(/^id,.*,holds,through\r?\n/);
    expect((await asked("facts", "--bloc")).err).toContain("--bloc needs an entity at an end");
    own.remove();
  });

  it.each(["facts", "claims"])("says how many of the %s are of facts that are only possible then", async (command) => {
    const note = "1 fact is possible then, not certain: --certain leaves it out\n";
    const asked = [command, "--type", "supplies", "--as-of", "2020-06-15", "--format", "json"];
    expect((await ask(...asked)).err).toContain(note);
    expect((await ask(...asked, "--limit", "0")).err).toContain(note);
    const certain = await ask(...asked, "--certain");
    expect(certain.out.trim()).toBe("[]");
    expect(certain.err).not.toContain("possible");
  });

  it("says of how many a cut list is, and names entities for people alone", async () => {
    const cut = await ask("facts", "--type", "has_party", "--limit", "2", "--format", "csv");
    expect(cut.err).toBe("2 of 3 facts: --limit shows more\n");
    expect((await ask("facts", "--type", "has_party", "--limit", "2")).out).toMatch(/\n2 of 3 facts/);
    expect((await ask("facts", "--type", "has_party", "--limit", "0")).out).toBe("0 of 3 facts\n");
    expect((await ask("facts", "--type", "has_party", "--limit", "3")).out).toMatch(/\n3 facts/);
    expect((await ask("claims", "--type", "has_party", "--limit", "1")).out).toMatch(/\n1 of 4 claims/);
    const table = (await ask("facts", "--type", "supplies", "--to", "sudmark")).out;
    expect(table).toMatch(/Norland +supplies +Südmark +item Coal/);
    expect((await ask("facts", "--type", "supplies", "--to", "sudmark", "--ids")).out).toMatch(
      /norland +supplies +sudmark +item coal/,
    );
    expect((await ask("claims", "--type", "supplies", "--to", "sudmark")).out).toContain("Harbour Gazette");
  });

  it("answers nothing with nothing, and no failure", async () => {
    expect(await ask("facts", "--contested")).toEqual({ code: 0, out: "no facts\n", err: "" });
    expect((await ask("facts", "--contested", "--format", "json")).out).toBe("[]\n");
  });
});

describe("claims", () => {
  it("are those behind the facts, with their voice", async () => {
    const { out } = await ask("claims", "--to", "sudmark", "--type", "has_party", "--format", "json");
    expect(JSON.parse(out)).toMatchObject([
      {
        id: "port-treaty.has_party.sudmark#1",
        source: "harbour-gazette",
        stance: "states",
        voice: "harbour-gazette",
        known: "2021-05-04",
      },
      { id: "port-treaty.has_party.sudmark#2", source: "evening-post", voice: "evening-post", known: "2021-06-30" },
    ]);
  });

  it("narrow by source, stance and voice", async () => {
    const count = async (...args: readonly string[]) =>
      JSON.parse((await ask("claims", ...args, "--format", "json")).out).length;
    expect(await count("--source", "evening-post")).toBe(1);
    expect(await count("--stance", "denies", "doubts")).toBe(0);
    expect(await count("--by", "evening-post")).toBe(1);
    expect(await count("--where", "quantity")).toBe(2);
  });
});

describe("path", () => {
  it("goes over what facts tie, with the facts along it", async () => {
    const { out } = await ask("path", "coal", "ostia", "--format", "json");
    const [path]: { nodes: string[]; support: string; hops: { fact: string }[] }[] = JSON.parse(out);
    expect([path?.nodes[0], path?.nodes.at(-1), path?.support]).toEqual(["coal", "ostia", "reported"]);
    expect(path?.hops).toHaveLength((path?.nodes.length ?? 0) - 1);
    expect((await ask("path", "coal", "ostia")).out).toContain("weakest link reported");
  });

  it("says so where a list of paths was cut, and only there", async () => {
    const all = ["path", "coal", "ostia", "--all"] as const;
    const whole = await ask(...all, "--format", "ndjson");
    const n = whole.out.trim().split("\n").length;
    expect(n).toBeGreaterThan(1);
    const cut = await ask(...all, "--limit", String(n - 1), "--format", "ndjson");
    expect([whole.err, cut.err]).toEqual(["", `${n - 1} of ${n} paths: --limit shows more\n`]);
    expect((await ask(...all, "--limit", String(n - 1))).out).toMatch(new RegExp(`\n${n - 1} of ${n} paths\n$`));
    expect((await ask(...all, "--limit", String(n))).out).toMatch(new RegExp(`\n${n} paths\n$`));
  });

  it("leads from bloc to bloc, and says through whom", async () => {
    const more = {
      "schema/relations/leads.yaml":
        "label: leads\ninverse: led by\ndomain: [state]\nrange: [state]\nsame_voice: true\n",
      "schema/relations/visited.yaml": "label: visited\ninverse: visited by\ndomain: [state]\nrange: [item]\n",
      "data/states/mara.yaml":
        "type: state\nname: Mara\nrelations:\n  leads: {to: norland, source: harbour-gazette}\n  visited: {to: lone-lamp, source: harbour-gazette}\n",
    };
    for (const [file, text] of Object.entries(more)) project.write(file, text);
    const [path] = JSON.parse((await ask("path", "norland", "lone-lamp", "--bloc", "--format", "json")).out);
    expect([path.nodes, path.through]).toEqual([["mara", "lone-lamp"], ["mara"]]);
    expect((await ask("path", "norland", "lone-lamp", "--bloc")).out).toMatch(/^through Mara:\nMara \[mara\]\n/);
    const near = await ask("neighbours", "norland", "--bloc", "--types", "visited", "--format", "csv");
    expect(near.out).toBe("hops,entity,through,from\r\n1,lone-lamp,mara,mara\r\n");
    const ranked = await ask("rank", "--of", "norland", "--bloc", "--format", "json");
    expect(JSON.parse(ranked.out).map(({ id }: { id: string }) => id)).toEqual(["norland", "mara"]);
    const match = await ask("match", "Norland visited ?where", "--bloc", "--format", "csv");
    expect(match.out).toBe("?where,support,facts,through\r\nlone-lamp,reported,mara.visited.lone-lamp,mara\r\n");
    expect((await ask("match", "?a visited ?b", "--bloc")).err).toContain("--bloc needs an entity at an end");
    expect((await ask("rank", "--bloc")).err).toContain("--bloc needs --of");
    for (const file of Object.keys(more)) rmSync(join(project.path, file));
  });

  it("says who says so", async () => {
    const { out } = await ask("path", "norland", "sudmark", "--types", "supplies");
    expect(out).toContain("─ supplies →  reported according to Harbour Gazette, fact norland.supplies.sudmark.coal");
    const [path] = JSON.parse((await ask("path", "norland", "sudmark", "--format", "json")).out);
    expect(path.hops[0].voices).toEqual(["harbour-gazette"]);
    const { out: ids } = await ask("path", "norland", "sudmark", "--types", "supplies", "--ids");
    expect(ids).toMatch(/^norland\n.* according to harbour-gazette, .*\nsudmark\n/);
  });

  it("says so where there is none", async () => {
    expect((await ask("path", "coal", "lone-lamp")).out).toBe("no path\n");
    expect((await ask("path", "coal", "lone-lamp", "--format", "json")).out).toBe("[]\n");
  });
});

describe("query", () => {
  it("prints rows in each format", async () => {
    const sql = "SELECT type, COUNT(*) AS n FROM fact GROUP BY type ORDER BY type LIMIT 2";
    expect(JSON.parse((await ask("query", sql, "--format", "json")).out)).toEqual([
      { type: "borders", n: 2 },
      { type: "has_party", n: 3 },
    ]);
    expect((await ask("query", sql, "--format", "csv")).out).toBe("type,n\r\nborders,2\r\nhas_party,3\r\n");
    expect((await ask("query", sql)).out).toMatch(/\n2 rows\n$/);
  });

  it("reads a statement from a file and takes parameters", async () => {
    const file = join(project.path, "question.sql");
    writeFileSync(file, "SELECT name FROM entity\nWHERE id = $who\n");
    expect((await ask("query", "--file", file, "--param", "who=norland", "--format", "csv")).out).toBe(
      "name\r\nNorland\r\n",
    );
    expect(
      (await ask("query", "SELECT $1 AS a, $2 + 1 AS b", "--param", "x", "--param", "2", "--format", "ndjson")).out,
    ).toBe('{"a":"x","b":3}\n');
  });

  it("explains, and shows the tables without a project", async () => {
    expect((await ask("query", "SELECT id FROM fact", "--explain")).out).toContain("SCAN");
    expect((await run("-p", "/nowhere", "query", "--tables")).out).toContain("support_rank");
  });

  it("follows the project: a changed file is another graph", async () => {
    const count = async () =>
      JSON.parse((await ask("query", "SELECT COUNT(*) AS n FROM entity", "--format", "json")).out)[0].n;
    const before = await count();
    project.write("data/items/tin.yaml", "type: item\nname: Tin\n");
    expect(await count()).toBe(before + 1);
    rmSync(join(project.path, "data/items/tin.yaml"));
    expect(await count()).toBe(before);
  });

  it("keeps what has errors from being asked, with exit 1", async () => {
    project.write("data/items/broken.yaml", "type: itme\nname: Broken\n");
    const { code, err, out } = await ask("query", "SELECT 1");
    rmSync(join(project.path, "data/items/broken.yaml"));
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("itme");
  });
});

describe("bad input is a message with a suggestion and exit 2", () => {
  it.each([
    [["facts", "--type", "suplies"], "there is no relation type `suplies`", "did you mean `supplies`?"],
    [["facts", "--to", "norlnd"], "there is no entity `norlnd`", "did you mean `norland` (Norland)?"],
    [["facts", "--where", "itm=coal"], "no relation type here has a qualifier `itm`", "did you mean `item`?"],
    [["facts", "--where", "item>=3"], "`item` has no order", "write `item=3`"],
    [
      ["facts", "--where", "quantity>=many"],
      "`quantity>=many` compares with no number",
      "write `quantity>=1000`, `quantity=16500..`, or with a unit: `quantity>=1000 rounds`",
    ],
    [["facts", "--where", "quantity>=3.."], "`>=` compares with one number, not `3..`", "write `quantity=3..`"],
    [["facts", "--between", "norland"], "--between takes two entities, not 1", "write `--between russia north-korea`"],
    [
      ["facts", "--where", "signed=2024"],
      "no relation type here has a qualifier `signed`",
      "`signed` is an attribute of `agreement`: `--from-where`, `--to-where`, `--either-where` and `--entity-where` (in code, `fromWhere`, `toWhere`, `eitherWhere` and `entityWhere`) compare it",
    ],
    [["claims", "--entity-where", "signd=2024"], "no entity type has an attribute `signd`", "did you mean `signed`"],
    [["claims", "--to-where", "type=stat"], "`type` is never `stat`", "did you mean `state`?"],
    [
      ["facts", "--known", "yesterday"],
      "`yesterday` is not a date",
      "write a year, month or day (2024, 2024-07, 2024-07-15) or any EDTF expression",
    ],
    [["facts", "--voices", "few"], "--voices takes a number or a span, not `few`", "write `1`, `2..` or `1..3`"],
    [["facts", "--limit", "-3"], "--limit takes a number, not `-3`", ""],
    [
      ["facts", "--fact", "norland.has_strenth"],
      "there is no fact `norland.has_strenth`",
      "did you mean `norland.has_strength`?",
    ],
    [["path", "coal", "ostai"], "there is no entity `ostai`", "did you mean `ostia`"],
    [["path", "coal", "ostia", "--types", "provide"], "there is no relation type `provide`", "did you mean `provides`"],
    [
      ["query", "SELECT nme FROM entity"],
      "Referenced column `nme` not found in FROM clause\n\n  1 | SELECT nme FROM entity\n             ^",
      "did you mean `name`?",
    ],
    [["query", "SELECT * FROM fcat"], "Table with name fcat does not exist", "did you mean `fact`?"],
    [["query"], "there is no statement", "`entente query --tables` shows what there is to ask"],
    [["query", "SELECT $1"], "Values were not provided", ""],
    [["query", "SELECT 1", "--time-limit", "soon"], "--time-limit takes seconds, not `soon`", ""],
    [
      ["query", "SELECT 1", "--memory-limit", "lots"],
      "--memory-limit takes a size, not `lots`",
      "write `500MB` or `4GB`",
    ],
    [
      ["query", "SELECT 1", "--db", "mysql://x"],
      "that is not the address of a PostgreSQL database",
      "write postgres://user@host:5432/database",
    ],
    [["publish"], "publish where?", "entente publish postgres://user@host:5432/database"],
    [["publish", "postgres://x@127.0.0.1:1/y"], "cannot reach the PostgreSQL", ""],
    [
      ["publish", "--db-schema", "a\u202Eb", "postgres://x@127.0.0.1:1/y"],
      "that is not a name for a schema",
      "use letters, digits and `_`",
    ],
    [["publish", "--db-schema", "pg_x", "postgres://x@127.0.0.1:1/y"], "`pg_x` belongs to PostgreSQL itself", ""],
    [["export", "parquet"], "parquet is several files", "name a folder"],
  ])("%j", async (args, message, hint) => {
    const { code, out, err } = await ask(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    if (hint) expect(err).toContain(`hint: ${hint}`);
    expect(err).not.toMatch(/\n {4}at /);
  });
});

describe("hostile text", () => {
  it.each(["table", "json", "ndjson", "csv"])("moves no cursor and turns no line round: %s", async (format) => {
    const { out } = await ask("query", "SELECT id, name FROM entity WHERE id = 'hostile'", "--format", format);
    expect(out).toContain("Hostile");
    for (const mark of ["\u202E", "\u2066"]) expect(out).not.toContain(mark);
  });

  it("is refused where it holds what a terminal would obey", async () => {
    project.write("data/states/escape.yaml", 'type: state\nname: "Red \\e[31m text"\n');
    const { code, out, err } = await ask("query", "SELECT 1");
    rmSync(join(project.path, "data/states/escape.yaml"));
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("error[E1005]");
    expect(err).not.toContain("\u001B");
  });

  it("starts no formula in a spreadsheet", async () => {
    expect((await ask("claims", "--from", "hostile", "--format", "csv")).out).toContain("'=HYPERLINK(1)");
  });

  it("fits a narrow terminal", async () => {
    process.env["COLUMNS"] = "60";
    const { out } = await ask("facts", "--type", "supplies");
    delete process.env["COLUMNS"];
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});
