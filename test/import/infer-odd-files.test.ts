import { describe, expect, it } from "vitest";
import { memoryHost } from "../../src/host/memory-host.ts";
import { inferRows } from "../helpers/infer-rows.ts";
import { SCHEMA, tryOn } from "./inferred-project.ts";

describe("entente import --infer", () => {
  it("says what is odd of a file", async () => {
    const none = await tryOn({ "x.csv": "2,Chad,1960-08-11\n20,Peru,1821-07-28\n" });
    expect(none.map["columns"]).toEqual(["column_1", "column_2", "column_3"]);
    expect(none.inferred.remarks).toEqual([
      "x.csv: the first line looks like a row, so the columns have numbers for names: column_1, column_2, column_3.",
    ]);
    const wide = await tryOn({ "x.csv": "name\nSmith, John\nRoe\n" });
    expect(wide.inferred.remarks).toEqual([
      "x.csv: 1 of 2 rows have more cells than there are columns, such as line 2: these are not read.",
    ]);
  });

  it("tells what cannot be read, and writes nothing", async () => {
    const host = memoryHost(
      new Map(Object.entries({ ...SCHEMA, "a.csv": "a,b\n", "b.xyz": "1", "c.json": "{", "d.csv": 'a\n"' })),
    );
    expect(await inferRows(host, ["a.csv"])).toMatchObject({ map: null, unusable: ["a.csv"] });
    expect(await inferRows(host, ["b.xyz"])).toMatchObject({ map: null, unusable: ["b.xyz"] });
    for (const [name, text] of [
      ["absent.csv", "name\nNA\nNA\n"],
      ["nothing.csv", "x,y\n,\n,\n"],
    ] as const) {
      const empty = memoryHost(new Map(Object.entries({ ...SCHEMA, [name]: text })));
      expect(await inferRows(empty, [name])).toMatchObject({ map: null, unusable: [name] });
    }
    for (const name of ["c.json", "d.csv"])
      expect(await inferRows(host, [name])).toMatchObject({ map: null, findings: [{ name: "unreadable-table" }] });
  });

  it("refuses files of several encodings: a map has one, in which the others would be misread", async () => {
    const german = Buffer.from("id,name\n1,K\u00f6ln\n", "latin1");
    const files = { "utf.csv": "id,name\n1,K\u00f6ln\n", "ascii.csv": "id,name\n1,Bonn\n", "german.csv": german };
    const host = memoryHost(new Map<string, string | Uint8Array>(Object.entries({ ...SCHEMA, ...files })));
    const { map, findings } = await inferRows(host, ["utf.csv", "german.csv"]);
    expect([map, findings.map(({ message }) => message)]).toEqual([
      null,
      [
        "The rows from here on cannot be read: its encoding is windows-1252, that of utf.csv is UTF-8, and a map has one encoding for all files.",
      ],
    ]);
    expect((await inferRows(host, ["ascii.csv", "german.csv"])).map).toContain("encoding: windows-1252");
  });

  it("names files whose names end alike, so that a rule reads only its own", async () => {
    const { map, tally } = await tryOn({ "nodes.csv": "id,name\n1,A\n2,B\n", "subnodes.csv": "id,name\n3,C\n" });
    expect(map["entities"]).toMatchObject([{ file: "nodes.csv" }, { file: "subnodes.csv" }]);
    const read = tally.filter(({ file }) => file.endsWith(".csv"));
    expect(read.map(({ file, rows }) => [file.replace(/^.*\//, ""), rows])).toEqual([
      ["nodes.csv", 2],
      ["subnodes.csv", 1],
    ]);
  });

  it("tells which columns no map can name", async () => {
    const rows = [
      { id: "a", "na\u200bme": "x", "": 1 },
      { id: "b", "na\u200bme": "y", "": 2 },
    ];
    const { inferred } = await tryOn({ "x.json": JSON.stringify(rows) });
    expect(inferred.taken.flatMap(({ column, as, why }) => (as === "left out" ? [[column, why]] : []))).toEqual([
      ["na\u200bme", "its name has characters that cannot be typed"],
      ["", "it has no name"],
    ]);
  });
});
