import { describe, expect, it } from "vitest";
import { harbourFolder } from "../../helpers/harbour-folder.ts";
import { run } from "../../helpers/run-cli.ts";
import { harbour } from "./harbour.ts";

const { ask } = harbour();

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
