import { describe, expect, it } from "vitest";
import { tryOn } from "./inferred-project.ts";

/** What a table of relations with some more columns becomes. */
async function relationsOf(header: string, rows: readonly string[], file = "deals.csv") {
  const { map } = await tryOn({ [file]: `from,to,${header}\n${rows.join("\n")}\n` });
  return map["relations"] as readonly Readonly<Record<string, unknown>>[];
}
const pair = (n: number, rest: string): string => `Ann${n},Bob${n},${rest}`;
const pairs = (...rest: readonly string[]): readonly string[] => rest.map((one, n) => pair(n, one));

describe("the columns of a table of relations", () => {
  it("name the type of each row, where all are short and there are few", async () => {
    const typed = async (name: string, ...texts: readonly string[]) =>
      (await relationsOf(name, pairs(...texts)))[0]?.["type"];
    expect(await typed("relation", "owns", "works for")).toMatchObject({ column: "relation" });
    expect(await typed("edge type", "owns", "works for")).toMatchObject({ column: "edge type" });
    expect(await typed("colour", "owns", "works for")).toBe("deals");
    // One row has none; two texts would be one name; one is too long.
    expect(await typed("relation", "owns", "")).toBe("deals");
    expect(await typed("relation", "owns it", "owns-it")).toBe("deals");
    expect(await typed("relation", "owns", "x".repeat(41))).toBe("deals");
    expect(
      await typed(
        "relation",
        ...Array.from({ length: 31 }, (_, n) => `kind ${"abcdefghijklmnopqrstuvwxyzABCDE"[n]}x${n}`),
      ),
    ).toBe("deals");
  });

  it("tell which rows hold both ways", async () => {
    const sides = async (name: string, ...texts: readonly string[]) =>
      (await relationsOf(name, pairs(...texts))).map(({ type, rows }) => [type, rows]);
    expect(await sides("directed", "true", "false")).toEqual([
      ["deals", { directed: ["true"] }],
      [expect.stringMatching(/^deals/), { directed: ["false"] }],
    ]);
    expect(await sides("Type", "Directed", "Undirected")).toEqual([
      ["deals", { Type: ["Directed"] }],
      [expect.stringMatching(/^deals/), { Type: ["Undirected"] }],
    ]);
    expect(await sides("directed", "true", "true")).toEqual([["deals", undefined]]);
    expect(await sides("directed", "false", "false")).toEqual([["deals", undefined]]);
  });

  it("name a source and a note, each once", async () => {
    const of = async (name: string, ...texts: readonly string[]) => {
      const [relation] = await relationsOf(name, pairs(...texts));
      return [relation?.["source"], relation?.["note"], relation?.["qualifiers"]];
    };
    expect(await of("source", "SIPRI", "IISS")).toEqual([{ column: "source" }, undefined, undefined]);
    expect(await of("url", "https://a.example", "https://b.example")).toEqual([
      { column: "url" },
      undefined,
      undefined,
    ]);
    expect(await of("homepage", "https://a.example", "https://b.example")).toEqual([
      undefined,
      undefined,
      { homepage: "homepage" },
    ]);
    expect(await of("link", "strong", "weak")).toEqual([undefined, undefined, { link: "link" }]);
    expect(await of("notes", "as said", "so it is")).toEqual([undefined, "notes", undefined]);
    expect(await of("source", "x".repeat(201), "IISS")).toEqual([undefined, undefined, expect.anything()]);
    expect(await of("source", "5.5", "7.25")).toEqual([undefined, undefined, { map_source: "source" }]);
  });

  it("say when: from when to when, or on which day", async () => {
    const of = async (header: string, ...rows: readonly string[]) => {
      const [relation] = await relationsOf(header, pairs(...rows));
      return [relation?.["start"], relation?.["end"], relation?.["when"]];
    };
    expect(await of("start,end", "1990,1991", "1992,ongoing")).toEqual([
      "start",
      { column: "end", open: ["ongoing"] },
      undefined,
    ]);
    expect(await of("date", "1990-01-05", "1991-02-06")).toEqual([undefined, undefined, "date"]);
    expect(await of("date,end", "1990-01-05,1991-01-05", "1991-02-06,1992-01-05")).toEqual(["date", "end", undefined]);
    expect(await of("date", "5.1.1990", "6.2.1991")).toEqual([undefined, undefined, { column: "date", date: "D.M.Y" }]);
    // A date of the things themselves is none of what ties them.
    expect(await of("born", "1990-01-05", "1991-02-06")).toEqual([undefined, undefined, undefined]);
    const parts = { column: ["styear", "stmonth", "stday"], join: "-", date: "Y-M-D" };
    expect(await of("styear,stmonth,stday", "1990,1,5", "1991,2,6")).toEqual([parts, undefined, undefined]);
  });

  it("are told apart by what differs where a pair comes again", async () => {
    const of = async (header: string, ...rows: readonly string[]) => {
      const [relation] = await relationsOf(header, rows);
      return [relation?.["key"], relation?.["spell"]];
    };
    expect(await of("year", "Ann,Bob,1990", "Ann,Bob,1991")).toEqual([["from", "to", "year"], "year"]);
    expect(await of("year", "Ann,Bob,1990", "Ann,Eve,1990")).toEqual([["from", "to"], undefined]);
    expect(await of("id,year", "Ann,Bob,7,1990", "Ann,Bob,8,1990")).toEqual(["id", undefined]);
    expect(await of("item", "Ann,Bob,jets", "Ann,Bob,tanks", "Eve,Bob,jets", "Eve,Bob,tanks")).toEqual([
      ["from", "to", "item"],
      undefined,
    ]);
  });
});

describe("what the things of a table are", () => {
  const typesOf = async (file: string, text: string) => {
    const { map } = await tryOn({ [file]: text });
    return (map["entities"] as readonly Readonly<Record<string, unknown>>[]).map(({ type }) => type);
  };

  it("is told by the file, the columns, or nothing", async () => {
    expect(await typesOf("people.csv", "id,name\na1,Ann\na2,Bob\n")).toEqual(["person"]);
    expect(await typesOf("x.csv", "id,name,gender\na1,Ann,f\na2,Bob,m\n")).toEqual(["person"]);
    expect(await typesOf("x.csv", "id,name,lat,lon\na1,Ann,1.5,2.5\na2,Bob,3.5,4.5\n")).toEqual(["place"]);
    expect(await typesOf("x.csv", "ship_id,ship_name\na1,Ann\na2,Bob\n")).toEqual(["ship"]);
    expect(await typesOf("cities.csv", "id,name\na1,Rome\na2,Ostia\n")).toEqual(["place"]);
    expect(await typesOf("lamps.csv", "id,name\na1,Rome\na2,Ostia\n")).toEqual(["lamp"]);
    expect(await typesOf("nodes.csv", "id,label\na1,Rome\na2,Ostia\n")).toEqual(["node"]);
  });

  it("is one kind for both ends where their names say no more, or rows share them", async () => {
    const kinds = (header: string, ...rows: readonly string[]) =>
      typesOf("links.csv", `${header}\n${rows.join("\n")}\n`);
    expect(await kinds("from,to", "Ann,Bob", "Eve,Joe")).toEqual(["node", "node"]);
    expect(await kinds("reporter,partner", "Ann,Bob", "Eve,Joe")).toEqual(["reporter", "partner"]);
    expect(await kinds("reporter,partner", "Ann,Bob", "Bob,Joe")).toEqual(["reporter", "reporter"]);
    expect(await kinds("source_city,target_person", "Ann,Bob", "Bob,Joe")).toEqual(["place", "person"]);
    expect(await kinds("source_person,target_person", "Ann,Bob", "Eve,Joe")).toEqual(["person", "person"]);
  });
});
