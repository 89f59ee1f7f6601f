import { describe, expect, it } from "vitest";
import { imported } from "./atlas-project.ts";

const RULE = "source: atlas\nrelations:\n";
const relations = (text: string): string => text.slice(text.indexOf("relations:\n") + 11);
/** What is written under the relations of Peru. */
const ofPeru = async (rule: string, rows: string): Promise<string> => {
  const { texts, told } = await imported(`${RULE}  - ${rule}\n`, rows);
  expect(told).toEqual([]);
  return relations(texts["data/peru.yaml"] ?? "");
};
/** What is said to be wrong with rows, and where. */
const wrongIn = async (rule: string, rows: string): Promise<readonly string[]> => {
  const { told } = await imported(`${RULE}  - ${rule}\n`, rows);
  return told.map(({ at, name }) => `${at} ${name}`);
};

describe("a row that makes a claim", () => {
  it("says what its cells say, and nothing of what they leave out", async () => {
    const rule =
      "{type: visits, key: k, from: f, to: t, when: w, qualifiers: {how: h, guides: {column: g, split: ;}, days: d}, by: {column: b, split: ;}, said: s, credibility: {column: c}, note: n, at: p}";
    const header = "k,f,t,w,h,g,d,b,s,c,n,p\n";
    expect(await ofPeru(rule, `${header}1,Peru,Rome,2020,train,Chad;Mali;Chad,3,Mali;Chad,2021-05,2,so,page 3\n`)).toBe(
      `  visits:
    - to: rome
      how: train
      guides:
        - chad
        - mali
      days: 3
      when: "2020"
      by:
        - mali
        - chad
      credibility: 2
      said: 2021-05
      source: atlas
      at: p. 3
      note: so
`,
    );
    expect(await ofPeru(rule, `${header}1,Peru,Rome,,,Chad,,Mali,,,,\n`)).toBe(
      '  visits:\n    - to: rome\n      guides: chad\n      by: mali\n      source: atlas\n      at: "#1"\n',
    );
    expect(await ofPeru(rule, `${header}1,Peru,Rome,,,,,,,,,\n`)).toBe(
      '  visits:\n    - to: rome\n      source: atlas\n      at: "#1"\n',
    );
  });

  it("has its key for a locator, or the number of its line", async () => {
    const at = async (rule: string, key: string) =>
      /at: (.*)/.exec(await ofPeru(rule, `k,f,t\n${key},Peru,Rome\n`))?.[1];
    const keyed = "{type: visits, key: k, from: f, to: t}";
    expect(await at(keyed, "a b & c")).toBe('"#a_b_c"');
    expect(await at(keyed, '"a;"')).toBe('"#a"');
    expect(await at("{type: visits, from: f, to: t}", "a")).toBe("l. 2");
  });

  it("says from when to when", async () => {
    const rule = "{type: visits, from: f, to: t, start: s, end: {column: e, open: [now]}}";
    const when = async (rest: string) => /when: (.*)/.exec(await ofPeru(rule, `f,t,s,e\nPeru,Rome,${rest}\n`))?.[1];
    expect(await when("1990,1991")).toBe("1990/1991");
    expect(await when("1990,now")).toBe("1990/..");
    expect(await when("1990,")).toBe("1990/");
    expect(await when(",1991")).toBe("/1991");
    // That it goes on says nothing without a beginning.
    for (const nothing of [",now", ","]) expect(await when(nothing)).toBeUndefined();
    const from = "{type: visits, from: f, to: t, start: s}";
    expect(await ofPeru(from, "f,t,s\nPeru,Rome,1990\n")).toContain('when: "1990"\n');
    const only = "{type: visits, from: f, to: t, when: {column: s, date: D.M.Y}}";
    expect(await ofPeru(only, "f,t,s\nPeru,Rome,5.1.1990\n")).toContain("when: 1990-01-05\n");
  });

  it("is refused where a date is none, and that date is pointed at", async () => {
    const both = "{type: visits, from: f, to: t, start: s, end: e}";
    expect(await wrongIn(both, "f,t,s,e\nPeru,Rome,soon,1991\n")).toEqual(["2:11 not-a-date"]);
    expect(await wrongIn(both, "f,t,s,e\nPeru,Rome,1990,soon\n")).toEqual(["2:16 not-a-date"]);
    expect(await wrongIn(both, "f,t,s,e\nPeru,Rome,,soon\n")).toEqual(["2:12 not-a-date"]);
    expect(await wrongIn(both, "f,t,s,e\nPeru,Rome,soon,later\n")).toEqual(["2:11 not-a-date"]);
    expect(await wrongIn("{type: visits, from: f, to: t, start: s}", "f,t,s\nPeru,Rome,soon\n")).toEqual([
      "2:11 not-a-date",
    ]);
    expect(await wrongIn("{type: visits, from: f, to: t, end: s}", "f,t,s\nPeru,Rome,soon\n")).toEqual([
      "2:11 not-a-date",
    ]);
    expect(await wrongIn("{type: visits, from: f, to: t, when: s}", "f,t,s\nPeru,Rome,soon\n")).toEqual([
      "2:11 not-a-date",
    ]);
  });

  it("is of as many facts as a cell names objects, each with a key of its own", async () => {
    const { texts, counts, again } = await imported(
      `${RULE}  - {type: visits, key: k, from: f, to: {column: t, split: ;}}\n`,
      "k,f,t\n1,Peru,Rome;Oslo\n2,Chad,Rome\n",
    );
    expect(relations(texts["data/peru.yaml"] ?? "")).toBe(
      '  visits:\n    - to: rome\n      source: atlas\n      at: "#1"\n    - to: oslo\n      source: atlas\n      at: "#1"\n',
    );
    expect(counts).toEqual(["visits 2 3 written"]);
    expect(await again()).toEqual([]);
  });

  it("may be turned round where the relation holds both ways", async () => {
    const { texts, told } = await imported(
      `${RULE}  - {type: meets, key: k, from: f, to: t}\n`,
      "k,f,t\n1,Rome,Peru\n",
    );
    expect([told, Object.keys(texts).length]).toEqual([[], 1]);
    expect(await wrongIn("{type: visits, from: f, to: t}", "f,t\nRome,Peru\n")).toEqual([
      "2:1 misplaced-name",
      "2:6 misplaced-name",
    ]);
  });

  it("leads to a value, where its relation does", async () => {
    const rule = "{type: founded, from: f, value: v}";
    expect(await ofPeru(rule, "f,v\nPeru,1821-07-28\n")).toBe(
      "  founded:\n    - value: 1821-07-28\n      source: atlas\n      at: l. 2\n",
    );
    expect(await wrongIn(rule, "f,v\nPeru,\n")).toEqual(["2:6 empty-cell"]);
    expect(await wrongIn(rule, "f,v\nPeru,soon\n")).toEqual(["2:6 not-a-date"]);
  });

  it("is of another fact where its key qualifier or its spell differs", async () => {
    const rule = "{type: likes, key: k, from: f, to: t, qualifiers: {how: h}, spell: s}";
    expect(
      await ofPeru(rule, "k,f,t,h,s\n1,Peru,Rome,much,1990\n2,Peru,Rome,,1991-05\n3,Peru,Rome,much,\n"),
    ).toBe(`  likes:
    - to: rome
      spell: 1990
      how: much
      source: atlas
      at: "#1"
    - to: rome
      spell: 1991-05
      source: atlas
      at: "#2"
    - to: rome
      how: much
      source: atlas
      at: "#3"
`);
  });

  it("is refused where it lacks what it needs, or names what is not there", async () => {
    const rule =
      "{type: {column: y}, key: k, from: f, to: t, qualifiers: {guides: g}, by: {column: b}, source: {column: o}}";
    const rows = `y,k,f,t,g,b,o
,1,Peru,Rome,,,
flies,1,Peru,Rome,,,
visits,,Peru,Rome,,,
visits,1,,Rome,,,
visits,1,Peru,,,,
visits,1,Peru,Rom,,,
visits,1,Peru,Rome,Pery,,
visits,1,Peru,Rome,,Rome,
visits,1,Peru,Rome,,,Chad
visits,1,Peru,Rome,,,
visits,1,Peru,Oslo,,,
`;
    const { told, counts } = await imported(`${RULE}  - ${rule}\n`, rows);
    expect(told.map(({ at, name, hint }) => [at, name, ...(hint ? [hint] : [])])).toEqual([
      ["2:1", "empty-cell"],
      ["3:1", "unknown-relation"],
      ["4:8", "empty-cell"],
      ["5:10", "empty-cell"],
      ["6:15", "empty-cell"],
      ["7:15", "unresolved-name", "did you mean `rome` (Rome)?"],
      ["8:20", "unresolved-name", "did you mean `peru` (Peru)?"],
      ["9:21", "misplaced-name"],
      ["10:22", "misplaced-name"],
      ["12:8", "repeated-row"],
    ]);
    expect(counts).toEqual(["relations 11 1 written 1 repeated 9 refused"]);
  });
});
