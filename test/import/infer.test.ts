import { describe, expect, it } from "vitest";
import { columnsIn, tryOn } from "./inferred-project.ts";

const SHIPS = `imo,ship_name,flag,tonnage,since,until,remarks
9321483,Ocean Star,North Korea,900,2019-01-01 00:00:00,,
9410741,Blue Wave,Russia,-9,2020,ongoing,
9410742,Blue Wave 2,Russia,800,2021,2022,
9410743,No Flag,,700,2021,2022,
`;

describe("entente import --infer", () => {
  it("reads a table of things, with things that they refer to and since when", async () => {
    const tried = await tryOn({ "ships.csv": SHIPS });
    expect(tried.map["entities"]).toEqual([
      { type: "ship", id: "imo", register: "imo", name: "ship_name", attributes: { tonnage: "tonnage" } },
      { type: "state", filled: "flag", name: "flag" },
    ]);
    expect(tried.map["relations"]).toEqual([
      {
        ...{ type: "flag", filled: "flag", key: "imo", from: { column: "imo", register: "imo" }, to: "flag" },
        ...{ start: "since", end: { column: "until", open: ["ongoing"] } },
      },
    ]);
    expect(tried.findings).toEqual([]);
    expect(columnsIn(tried)).toEqual(["flag", "imo", "remarks", "ship_name", "since", "tonnage", "until"]);
    expect(tried.inferred.map).toContain("# Not read:\n#   `remarks`: it is empty\n");
    expect(new TextDecoder().decode(tried.host.read("schema/relations/flag.yaml"))).toContain(
      "domain:\n  - ship\nrange:\n  - state\n",
    );
  });

  it("knows aliases, numbers, dates, addresses, values of a few, yes and no, coordinates", async () => {
    const rows = Array.from(
      { length: 9 },
      (_, n) =>
        `c${n},Town ${n},T${n};Tn${n},${["port", "hill", "river"][n % 3]},${n},1.${n + 1}.19${n}0,https://t.example/${n},${n % 2 ? "yes" : "no"},4${n}.5,1${n}`,
    );
    const tried = await tryOn({
      "towns.csv": `code,name,aka,kind,rank,first,web,walled,lat,lon\n${rows.join("\n")}\n`,
    });
    const taken = Object.fromEntries(tried.inferred.taken.map(({ column, as, why }) => [column, `${as}: ${why}`]));
    expect(taken).toEqual({
      code: "id of place: another one in each row; so has `name`, `aka`",
      name: "name of place: the name",
      aka: "alias of place: other names",
      kind: "attribute of place: 3 values; or text: the schema lists them",
      rank: "attribute of place: numbers",
      first: "attribute of place: dates",
      web: "attribute of place: web addresses",
      walled: "attribute of place: yes or no",
      lat: "attribute coordinates of place: latitude and longitude",
      lon: "attribute coordinates of place: latitude and longitude",
    });
    expect(new TextDecoder().decode(tried.host.read("data/imported/map/place/c1.yaml"))).toBe(
      [
        ...["type: place", "name: Town 1", "aliases:", "  - T1", "  - Tn1", "identifiers:", "  map: c1", "kind: hill"],
        ...["rank: 1", "first: 1910-02-01", "web: https://t.example/1", "walled: true", "coordinates: 41.5, 11", ""],
      ].join("\n"),
    );
  });

  it("reads a table of relations: ends by their names, sources, notes, spells of what comes again", async () => {
    const tried = await tryOn({
      "arms supplies.csv":
        'from,to,year,item,amount,source,notes\nUS,Israel,1990,jets,100,SIPRI,ok\nUS,Israel,1991,jets,50,,\nRussia,India,1990,tanks,70,IISS,"two\nlines"\n',
    });
    expect(tried.map["relations"]).toEqual([
      {
        ...{ type: "arms_supplies", key: ["from", "to", "year"], from: "from", to: "to", spell: "year", when: "year" },
        ...{ qualifiers: { item: "item", amount: "amount" }, source: { column: "source" }, note: "notes" },
      },
    ]);
    expect(tried.findings).toEqual([]);
    expect(tried.tally.map(({ rule, outcomes }) => [rule, outcomes.written])).toEqual([
      ["source", 1],
      ["source", 2],
      ["node", 2],
      ["node 2", 2],
      ["arms_supplies", 3],
    ]);
  });

  it("reads codes of two sides as one kind of things, and a pair in order of both as holding both ways", async () => {
    const tried = await tryOn({
      "alliances.csv":
        "ccode1,ccode2,start,end\n2,20,1950,1960\n2,200,1949,\n200,220,1949,1960\n20,200,1949,\n20,220,1955,\n2,220,1950,\n",
    });
    expect(tried.map["entities"]).toEqual(
      ["ccode1", "ccode2"].map((column) => ({
        ...{ type: "state", id: column, register: "ccode", name: { column, prefix: "State " } },
      })),
    );
    expect(new TextDecoder().decode(tried.host.read("schema/relations/alliances.yaml"))).toContain("symmetric: true\n");
  });

  it("finds the things that no column is called after, and what is said of one of them", async () => {
    const rows = Array.from({ length: 24 }, (_, n) => {
      const person = `Person ${n % 8}`;
      return `${n % 2 ? "Ada" : "Bob"},Minister ${n % 5},${person},${(n % 12) + 1}/2${n % 8}/0${n % 9},${n % 8 < 4 ? "F" : "M"}`;
    });
    const tried = await tryOn({
      "cabinets.csv": `president,position,appointee,start_date,gender\n${rows.join("\n")}\n`,
    });
    expect(tried.map["entities"]).toEqual([
      { type: "person", name: "president" },
      { type: "person", name: "appointee", attributes: { gender: "gender" } },
    ]);
    expect(tried.map["relations"]).toMatchObject([
      {
        from: "president",
        to: "appointee",
        start: { column: "start_date", date: "M/D/YY" },
        qualifiers: { position: "position" },
      },
    ]);
  });

  it("reads several files that refer to one another, and a code that looks absent", async () => {
    const tried = await tryOn({
      "states.csv": "code,name,iso2\n731,North Korea,KP\n365,Russia,RU\n565,Namibia,NA\n385,Norway,NO\n",
      "trade.csv": "exporter,importer,year,usd\n731,365,2020,5\n365,731,2020,-9\n385,565,2021,\n385,565,2022,8\n",
    });
    expect(tried.map["absent"]).toEqual(["N/A", "NULL", "-9"]);
    expect(tried.map["relations"]).toMatchObject([
      { file: "trade.csv", from: "exporter", to: "importer", spell: "year" },
    ]);
    expect(tried.tally.map(({ outcomes }) => outcomes.written)).toEqual([1, 4, 4]);
    expect(new TextDecoder().decode(tried.host.read("data/imported/map/state/565.yaml"))).toContain("iso2: NA\n");
  });

  it("reads graph files: nodes, edges, and those that hold both ways", async () => {
    const tried = await tryOn({
      "g.gexf": `<gexf version="1.3"><graph defaultedgetype="directed"><nodes><node id="a" label="Ostia"/><node id="b" label="Rome"/></nodes>
<edges><edge source="a" target="b" weight="2"/><edge source="b" target="a" type="undirected"/></edges></graph></gexf>`,
    });
    expect(tried.map["relations"]).toMatchObject([
      { type: "linked_to", file: "edges", rows: { directed: ["true"] } },
      { type: "linked_with", file: "edges", rows: { directed: ["false"] } },
    ]);
    expect(tried.tally.map(({ outcomes }) => outcomes.written)).toEqual([1, 2, 1, 1]);
  });

  it("reads JSON: where its rows are, lists, nested keys", async () => {
    const tried = await tryOn({
      "a.json": `{"meta": 1, "data": {"objects": [{"id": 1, "name": "Ann", "tags": ["x", "y"], "jobs": [{"a": 1}], "home": {"zip": "0123"}},
        {"id": 2, "name": "Bob", "tags": "z", "home": {"zip": "0456"}}]}}`,
    });
    expect(tried.map).toMatchObject({ items: "data.objects" });
    expect(tried.map["entities"]).toEqual([
      { type: "a", id: "id", name: "name", attributes: { tags: "tags", home_zip: "home.zip" } },
    ]);
    expect(tried.inferred.map).toContain("`jobs`: it holds objects");
  });

  it("finds what refers to the same table, and says nothing of rows that do not", async () => {
    const tried = await tryOn({
      "units.csv": "id,name,parent_id,ccode\n1,Army,,2\n2,Corps,1,2\n3,Division,2,20\n4,Brigade,2,20\n",
    });
    expect(tried.map["relations"]).toEqual([
      { type: "parent", filled: "parent_id", key: "id", from: "id", to: "parent_id" },
      { type: "of_state", key: "id", from: "id", to: { column: "ccode", register: "ccode" } },
    ]);
    expect(tried.tally.map(({ rule, outcomes }) => [rule, outcomes.written, outcomes["left out"]])).toEqual([
      ["source", 1, 0],
      ["unit", 4, 0],
      ["state", 2, 0],
      ["parent", 3, 1],
      ["of_state", 4, 0],
    ]);
  });

  it("makes one type for each text of a column of relations", async () => {
    const tried = await tryOn({
      "links.csv": "source,target,type\nAnn,Acme,works for\nBob,Acme,owns\nAnn,Bob,knows\n",
    });
    expect(tried.map["relations"]).toMatchObject([
      { type: { column: "type", words: { "works for": "works_for" } }, key: ["source", "target", "type"] },
    ]);
  });

  const many = (n: number, one: (n: number) => string): string =>
    Array.from({ length: n }, (_, at) => one(at)).join(",");
  const HOSTILE: Readonly<Record<string, readonly [file: string, text: string | Uint8Array, written: number]>> = {
    "no header": ["x.csv", "2,United States,1776-07-04\n20,Canada,1867-07-01\n200,Chad,1960-08-11\n", 3],
    "one name for several columns, and none": ["x.csv", "name,name,name,,\nAnn,a,b,c,d\nBob,e,f,g,h\n", 2],
    "empty columns": ["x.csv", "id,a,b\n1,,\n2,,\n", 2],
    Cyrillic: ["страны.csv", "код,название,столица,население\n1,Россия,Москва,146\n2,Франция,Париж,68\n", 2],
    Hangul: [
      "국가.csv",
      "번호,국가명,수도,시작일,종료일,비고\n1,북한,평양,1948-09-09,,x\n2,대한민국,서울,1948-08-15,현재,y\n",
      2,
    ],
    "semicolons and a byte order mark": ["x.csv", '\uFEFFid;name;wert\r\n1;A, B;"1,5"\r\n2;C;2\r\n', 2],
    "one column": ["x.csv", "name\nAnn\nBob\nAnn\n", 2],
    "one row": ["x.csv", "a,b,c\n1,2,3\n", 1],
    "300 columns": ["x.csv", `${many(300, (n) => `c${n}`)}\n${many(300, (n) => `v${n}`)}\n${many(300, String)}\n`, 2],
    "headers that are YAML": [
      "x.csv",
      '"a: b","it\'s ""q""","li\nne","c\u0001d","#x","- y","{z}","[","a#b"," @x","%","null","~","1","\u200b"\n1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\na,b,c,d,e,f,g,h,i,j,k,l,m,n,o\n',
      2,
    ],
    "keys of JSON that nothing can be called": [
      "x.json",
      '[{"a\\u0001b": 1, "__proto__": 2, "constructor": "x", "": 3, "a\\nb": 4, "id": "q", "toString": "y"}]',
      1,
    ],
    "names that are not texts to YAML": [
      "c.csv",
      "code,no,yes,null,true\nNO,no,yes,x,true\nSE,off,on,y,false\nDK,~,null,z,true\n",
      3,
    ],
    "names of the grammar": [
      "x.csv",
      "id,type,relations,claims,private,names,name,former_ids,when,by,stance,quote\n1,a,b,c,d,e,Ann,f,g,h,i,j\n2,k,l,m,n,o,Bob,p,q,r,s,t\n",
      2,
    ],
    "Windows-1252": ["x.csv", Uint8Array.from(Buffer.from("id;name\n1;C\xf4te\n2;x\n", "latin1")), 2],
    "UTF-16": ["x.csv", Uint8Array.from([0xff, 0xfe, ...Buffer.from("id,name\n1,Ann\n2,Bob\n", "utf16le")]), 2],
    "years for headers": [
      "gdp.csv",
      "Country Name,Country Code,1960,1961\nChad,TCD,1,2\nPeru,PER,3,4\nMali,MLI,5,6\n",
      3,
    ],
    "texts that begin with zeros": ["x.csv", "id,name,phone\n007,Ann,0278000123\n008,Bob,0278000124\n", 2],
  };
  for (const [what, [file, text, written]] of Object.entries(HOSTILE)) {
    it(`takes ${what}`, async () => {
      const tried = await tryOn({ [file]: text });
      expect(tried.findings).toEqual([]);
      expect(tried.tally.at(-1)?.outcomes.written).toBe(written);
    });
  }

  it("takes the word for its type beside a code for the name, by which other files refer to it", async () => {
    const { map, tally } = await tryOn({
      "countries.csv": "Country,ISO3,Population\nFrance,FRA,67800000\nEgypt,EGY,110000000\nQatar,QAT,2700000\n",
      "deals.csv": "Supplier,Recipient,Ordered\nFrance,Egypt,2015-02-16\nFrance,Qatar,2015-05-04\n",
    });
    const [state, ...others] = map["entities"] as Record<string, unknown>[];
    expect(state).toMatchObject({ type: "state", id: "ISO3", register: "iso3", name: "Country" });
    expect(others).toEqual([]);
    expect(map["relations"]).toMatchObject([{ from: "Supplier", to: "Recipient" }]);
    expect(tally.at(-1)?.outcomes.written).toBe(2);
  });

  it("finds the names of the columns below a title", async () => {
    const tried = await tryOn({
      "deals.csv": "Arms deals register\n\nDeal,Supplier,Recipient,Year\n1,France,Egypt,2015\n2,France,Qatar,2016\n",
    });
    expect(tried.findings).toEqual([]);
    expect(tried.map["header"]).toBe(3);
    expect(tried.map["relations"]).toMatchObject([{ from: "Supplier", to: "Recipient" }]);
    expect(tried.inferred.remarks).toEqual(["deals.csv: row 3 names the columns, below a title."]);
    expect(tried.tally.at(-1)?.outcomes.written).toBe(2);
    const names = await tryOn({ "x.csv": 'name\nAnn\n"Roe, Bob, Jr."\n' });
    expect(names.map["header"]).toBeUndefined();
  });
});
