import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { formatProject } from "../../src/fmt/format-project.ts";
import { changedFiles, found, KOREA, MAP, projectWith, ROWS } from "./states-and-supplies.ts";

describe("import of CSV", () => {
  it("writes entities and claims that check and fmt have nothing to say about", async () => {
    const project = projectWith(ROWS);
    const first = await project.run();
    expect(found(first)).toEqual([]);
    expect(project.text(KOREA)).toBe(`type: state
name: North Korea
aliases:
  - DPRK
identifiers:
  cow: "731"
  iso3: PRK
relations:
  supplies:
    - to: "365"
      item: shells
      quantity: 5000000 rounds
      when: 2023-01-05/2024
      source: cow-2024
      at: "#1"
    - to: "365"
      item: rockets
      when: 2024/..
      source: cow-2024
      at: "#2"
`);
    expect(project.text("data/imported/map/state/20.yaml")).not.toContain("aliases");
    const { diagnostics, failed } = checkProject(project.host);
    expect(diagnostics.map(({ name }) => name)).toEqual([]);
    expect(failed).toBe(false);
    expect(formatProject(project.host, (path) => path.startsWith("data/")).rewrites).toEqual([]);
  });

  it("counts every row", async () => {
    const { tally } = await projectWith(ROWS).run();
    expect(tally.map(({ rule, rows, outcomes }) => [rule, rows, outcomes.written, outcomes.repeated])).toEqual([
      ["source", 1, 1, 0],
      ["state", 4, 4, 0],
      ["resource", 3, 2, 1],
      ["supplies", 3, 3, 0],
    ]);
    for (const { rows, outcomes } of tally) expect(Object.values(outcomes).reduce((a, b) => a + b)).toBe(rows);
  });

  it("writes nothing the second time", async () => {
    const project = projectWith(ROWS);
    await project.run();
    const again = await project.run();
    expect(again.changes).toEqual([]);
    expect(again.vanished).toEqual([]);
  });

  it("changes the claim alone whose cell has changed, and keeps comments", async () => {
    const project = projectWith(ROWS);
    await project.run();
    project.edit(KOREA, "name: North Korea", "name: North Korea # the DPRK");
    project.edit(
      KOREA,
      '    - to: "365"\n      item: rockets',
      '    # to be looked at\n    - to: "365"\n      item: rockets',
    );
    const before = project.text(KOREA);
    project.edit("imports/supplies.csv", "5000000", "6000000");
    const changed = await project.run();
    expect(changedFiles(changed)).toEqual([KOREA]);
    expect(project.text(KOREA)).toBe(before.replace("5000000", "6000000"));
    expect((await project.run()).changes).toEqual([]);
  });

  it("keeps what was edited by hand, and tells once that the origin has changed it too", async () => {
    const project = projectWith(ROWS);
    await project.run();
    project.edit(KOREA, "5000000 rounds", "~4000000 rounds");
    expect((await project.run()).changes).toEqual([]);
    project.edit("imports/supplies.csv", "5000000", "6000000");
    const clash = await project.run();
    expect(found(clash)).toEqual(["kept-by-hand"]);
    expect(project.text(KOREA)).toContain("~4000000 rounds");
    expect(found(await project.run())).toEqual([]);
  });

  it("writes no claim again that was taken away by hand", async () => {
    const project = projectWith(ROWS);
    await project.run();
    const text = project.text(KOREA);
    const without = text.slice(0, text.indexOf('    - to: "365"\n      item: rockets'));
    project.put(KOREA, without);
    expect((await project.run()).changes).toEqual([]);
    expect(project.text(KOREA)).toBe(without);
  });

  it("takes a claim to another fact where the row says so", async () => {
    const project = projectWith(ROWS);
    await project.run();
    project.edit("imports/supplies.csv", "2,731,365,", "2,2,365,");
    const moved = await project.run();
    expect(changedFiles(moved)).toEqual(["data/imported/map/state/2.yaml", KOREA]);
    expect(project.text(KOREA)).not.toContain("rockets");
    expect(project.text("data/imported/map/state/2.yaml")).toContain("item: rockets\n      when: 2024/..\n");
  });

  it("leaves a claim where it is that someone has added to, when the origin makes it of another fact", async () => {
    for (const own of ['      note: "ours"\n', "      assessment: {support: alleged, why: ours}\n"]) {
      const project = projectWith(ROWS);
      await project.run();
      const rockets = '    - to: "365"\n      item: rockets\n';
      project.edit(KOREA, rockets, rockets + own);
      project.edit("imports/supplies.csv", "2,731,365,", "2,2,365,");
      expect(found(await project.run())).toEqual(["kept-by-hand"]);
      expect(project.text(KOREA)).toContain("ours");
      expect(project.text("data/imported/map/state/2.yaml")).toContain("item: rockets\n");
      const again = await project.run();
      expect([again.changes, again.findings]).toEqual([[], []]);
    }
  });

  it("lists what has vanished from the origin and leaves it", async () => {
    const project = projectWith(ROWS);
    await project.run();
    project.edit("imports/supplies.csv", '3,2,20,shells,"1,200",1999,1999\n', "");
    const { changes, vanished } = await project.run();
    expect(changes).toEqual([]);
    expect(vanished).toEqual(["claim supplies\u00003"]);
  });

  it("points at the cell of what it does not know, and suggests what may be meant", async () => {
    const project = projectWith({ ...ROWS, "imports/map.yaml": MAP.replace("{column: to, register: cow}", "to") });
    project.edit("imports/supplies.csv", "3,2,20,", "3,2,Cannada,");
    const { findings, tally } = await project.run();
    const [first] = findings;
    expect(findings).toHaveLength(1);
    expect(first).toMatchObject({ name: "unresolved-name", hint: "did you mean `20` (Canada)?" });
    // A line is 2^20 offsets wide: line 4, column 5.
    expect(first?.place).toMatchObject({ file: "imports/supplies.csv", start: 4 * 2 ** 20 + 4, end: 4 * 2 ** 20 + 11 });
    expect(tally.at(-1)?.outcomes).toMatchObject({ written: 2, refused: 1 });
  });

  it.each([
    ["1999,later", "later"],
    ["early,2001", "early"],
    ["early,later", "early"],
    ["NA,later", "later"],
    ["2001,1999", "2001"],
  ])("points at the end of %s that is wrong", async (span, wrong) => {
    const project = projectWith(ROWS);
    const column = `3,2,20,shells,"1,200",${span}`.indexOf(wrong);
    project.edit("imports/supplies.csv", "1999,1999", span);
    const { findings } = await project.run();
    expect(findings).toHaveLength(1);
    expect(findings[0]?.place).toMatchObject({ start: 4 * 2 ** 20 + column, end: 4 * 2 ** 20 + column + wrong.length });
  });

  it("adds to a file that a person wrote, and leaves the rest of it as it is", async () => {
    const own =
      "# our own words\nname:   Russia\ntype: state\nidentifiers: {cow: '365'}\nrelations:\n  supports: {to: \"20\", source: cow-2024}\n";
    const project = projectWith({ ...ROWS, "data/states/russia.yaml": own });
    project.edit("imports/supplies.csv", "3,2,20,", "3,365,20,");
    await project.run();
    expect(project.text("data/states/russia.yaml")).toBe(
      own
        .replace("{cow: '365'}", "{cow: '365', iso3: RUS}")
        .concat(
          '  supplies:\n    - to: "20"\n      item: shells\n      quantity: 1200 rounds\n      when: "1999"\n      source: cow-2024\n      at: "#3"\n',
        ),
    );
    expect((await project.run()).changes).toEqual([]);
  });

  it("makes rows of one fact its claims, and shares what they agree on", async () => {
    const project = projectWith(ROWS);
    project.edit("imports/supplies.csv", "3,2,20,", "4,731,365,shells,4000000,2023-01-05,2024\n3,2,20,");
    await project.run();
    expect(project.text(KOREA)).toContain(`    - to: "365"
      item: shells
      when: 2023-01-05/2024
      claims:
        - quantity: 5000000 rounds
          source: cow-2024
          at: "#1"
        - quantity: 4000000 rounds
          source: cow-2024
          at: "#4"
`);
    project.edit(
      "imports/supplies.csv",
      "4,731,365,shells,4000000,2023-01-05,2024",
      "4,731,365,shells,4000000,2023-01-05,2025",
    );
    await project.run();
    expect(project.text(KOREA)).toContain(`      claims:
        - quantity: 5000000 rounds
          when: 2023-01-05/2024
          source: cow-2024
          at: "#1"
        - quantity: 4000000 rounds
          when: 2023-01-05/2025
`);
    expect(checkProject(project.host).failed).toBe(false);
  });

  it("reads years of two digits, and dates that lack a day", async () => {
    const project = projectWith({
      "imports/map.yaml": `source: {id: s, name: S, kind: dataset}
entities:
  - {type: event, id: a, attributes: {when: {column: when, date: M/D/YY}}}
  - {type: event, id: b, attributes: {when: {column: [y, m, d], join: "-", date: Y-M-D}}}
`,
      "imports/rows.csv":
        "a,when,b,y,m,d\ne1,1/20/81,f1,1951,10,-9\ne2,3/17/21,f2,1951,NA,3\ne3,12/31/69,f3,1951,1,3\n",
    });
    expect(found(await project.run())).toEqual([]);
    const when = (id: string): string =>
      project
        .text(`data/imported/map/event/${id}.yaml`)
        .replace(/[\s\S]*when: /, "")
        .trim();
    expect(["e1", "e2", "e3"].map(when)).toEqual(["1981-01-20", "2021-03-17", "1969-12-31"]);
    expect(["f1", "f2", "f3"].map(when)).toEqual(
      ["1951-10", "1951", "1951-01-03"].map((date) => (date === "1951" ? '"1951"' : date)),
    );
  });

  it("refuses a row that no rule of a whole project lets through", async () => {
    const project = projectWith({
      ...ROWS,
      "imports/supplies.csv": `row,from,to,thing,n,year,until
1,731,365,shells,5,2024,2023
2,731,731,shells,5,2023,2024
3,2,20,shells,5,1999,1999
`,
    });
    const { findings, tally } = await project.run();
    expect(findings.map(({ name }) => name)).toEqual(["when-backwards", "self-relation"]);
    expect(tally.find(({ rule }) => rule === "supplies")?.outcomes).toMatchObject({ written: 1, refused: 2 });
    expect(checkProject(project.host).failed).toBe(false);
  });

  it("makes ids legal, keeps them, and keeps the origin's", async () => {
    const project = projectWith({
      "imports/map.yaml": "entities:\n  - {type: state, id: id, register: reg, name: name}\n",
      "imports/rows.csv": "id,name\nA B,One\na-b,Two\n평양,Three\nunknown,Four\nCON,Five\n",
    });
    const { changes } = await project.run();
    const ids = changes.map(({ path }) => path.match(/state\/(.*)\.yaml/)?.[1]).filter((id) => id !== undefined);
    expect(ids).toEqual([
      expect.stringMatching(/^a-b-\w+$/),
      "a-b",
      "con-1",
      expect.stringMatching(/^state-\w+$/),
      "unknown-1",
    ]);
    project.put("imports/rows.csv", "id,name\nCON,Five\na-b,Two\nunknown,Four\n평양,Three\nA B,One\n");
    expect((await project.run()).changes).toEqual([]);
    expect(project.text("data/imported/map/state/a-b.yaml")).toContain("name: One\nidentifiers:\n  reg: A B\n");
  });

  it("reads what Excel saves: semicolons, Windows-1252, line breaks in cells", async () => {
    const project = projectWith({
      "imports/map.yaml":
        "encoding: windows-1252\nentities:\n  - {type: state, id: id, register: reg, name: name, description: text}\n",
    });
    project.host.write("imports/rows.csv", [
      Buffer.from('id;name;text\r\n1;C\xf4te d\x92Ivoire;"two\r\nlines"\r\n', "latin1"),
    ]);
    expect(found(await project.run())).toEqual([]);
    expect(project.text("data/imported/map/state/1.yaml")).toBe(
      'type: state\nname: Côte d’Ivoire\nidentifiers:\n  reg: "1"\ndescription: "two\\nlines"\n',
    );
    expect(formatProject(project.host, (path) => path.startsWith("data/")).rewrites).toEqual([]);
  });
});
