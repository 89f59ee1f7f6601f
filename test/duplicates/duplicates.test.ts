import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { distance } from "fastest-levenshtein";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nameLikeness, readName } from "../../src/duplicates/name-likeness.ts";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

const likeness = (a: string, b: string): number => nameLikeness(readName(a), readName(b));

describe("two names", () => {
  it.each([
    ["Kim Jong Un", "Jong-un Kim"],
    ["Volodymyr Zelenskyy", "Володимир Зеленський"],
    ["Usama bin Ladin", "Osama bin Laden"],
    ["Siemens AG", "Siemens Aktiengesellschaft"],
    ["Hans J. Friedrich", "Hans Joachim Friedrich"],
    ["MOHAMMADHASNI", "Mohammad Hasni"],
    ["Łukasz Żak", "Lukasz Zak"],
    ["Vladimir Putin", "Vladimir Vladimirovich Putin"],
  ])("%s may be %s", (a, b) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(0.8);
    expect(likeness(b, a)).toBeCloseTo(likeness(a, b), 10);
  });

  it.each([
    ["Kim Jong Un", "Kim Jong Il"],
    ["Saif al-Rawi", "Saif al-Mosuli"],
    ["Brigade 44", "Brigade 45"],
    ["South Korean military", "Ukrainian military"],
    ["Soviet Union", "U.S."],
    ["", "Anyone"],
  ])("%s is not %s", (a, b) => {
    expect(likeness(a, b)).toBeLessThan(0.8);
  });
});

const labelled = process.env["ENTENTE_NAME_PAIRS"];
it.skipIf(labelled === undefined || !existsSync(labelled))(
  "tell labelled pairs better than plain edit distance (ENTENTE_NAME_PAIRS: a CSV file with name1, name2 and is_match)",
  () => {
    const rows: { name1: string; name2: string; is_match: string }[] = parse(readFileSync(labelled ?? "", "utf8"), {
      columns: true,
    });
    const plain = (a: string, b: string): number =>
      1 - distance(a.toLowerCase(), b.toLowerCase()) / Math.max(a.length, b.length, 1);
    const best = (score: (a: string, b: string) => number): number => {
      const scored = rows.map(({ name1, name2, is_match }) => [score(name1, name2), is_match === "true"] as const);
      const f1 = (least: number): number => {
        const [hits, wrong, missed] = [
          scored.filter(([likely, is]) => likely >= least && is).length,
          scored.filter(([likely, is]) => likely >= least && !is).length,
          scored.filter(([likely, is]) => likely < least && is).length,
        ];
        return (2 * hits) / (2 * hits + wrong + missed);
      };
      return Math.max(...Array.from({ length: 100 }, (_, n) => f1((n + 1) / 100)));
    };
    expect(rows.length).toBeGreaterThan(500);
    expect(best(likeness)).toBeGreaterThan(best(plain) + 0.1);
  },
);

describe("entente duplicates", () => {
  let project: Folder;
  const duplicates = (...args: string[]) => run("-p", project.path, "duplicates", ...args);
  const pairs = async (...args: string[]): Promise<string[][]> =>
    JSON.parse((await duplicates("--format", "json", ...args)).out).map(({ a, b }: { a: string; b: string }) => [a, b]);
  beforeEach(() => {
    project = harbourFolder();
    project.write("data/people/jerome-kerr.yaml", "type: person\nname: Jerome Kerr\nnames: {ru: Джером Керр}\n");
    project.write("data/people/kerr.yaml", "type: person\nname: Dzherom Kerr\n");
  });
  afterEach(() => project.remove());

  it("lists two that may be one, until it is said that they are not", async () => {
    expect(await pairs()).toContainEqual(["jerome-kerr", "kerr"]);
    const { code, out } = await duplicates("--not", "jerome-kerr", "kerr");
    expect({ code, out }).toEqual({ code: 0, out: "data/people/jerome-kerr.yaml: `jerome-kerr` is not `kerr`\n" });
    expect(readFileSync(`${project.path}/data/people/jerome-kerr.yaml`, "utf8")).toContain("not_same_as: [kerr]\n");
    expect(await pairs()).not.toContainEqual(["jerome-kerr", "kerr"]);
    expect((await run("-p", project.path, "check")).code).toBe(0);
  });

  it("goes by identifiers before names: the same proposes, another excludes", async () => {
    project.write("data/people/jerome-kerr.yaml", "type: person\nname: Jerome Kerr\nidentifiers: {wikidata: Q1}\n");
    project.write("data/people/kerr.yaml", "type: person\nname: Jerome Kerr\nidentifiers: {wikidata: Q2}\n");
    expect(await pairs()).not.toContainEqual(["jerome-kerr", "kerr"]);
  });

  it("proposes no two of types that exclude each other, nor two that are tied to each other", async () => {
    project.write("data/states/jerome-kerr-state.yaml", "type: state\nname: Jerome Kerr State\n");
    expect((await pairs()).flat()).not.toContain("jerome-kerr-state");
    project.write(
      "data/states/north-ostia.yaml",
      "type: state\nname: Ostia North\nrelations:\n  borders: ostia-north\n",
    );
    project.write("data/states/ostia-north.yaml", "type: state\nname: North Ostia\n");
    expect(await pairs()).not.toContainEqual(["north-ostia", "ostia-north"]);
  });

  it.each([
    [["--least", "2"], "--least takes a number from 0 to 1"],
    [["--not", "kerr"], "--not takes two ids or more"],
    [["--not", "kerr", "kerr"], "cannot be another than itself"],
    [["--not", "kerr", "no-one-here"], "there is no entity `no-one-here`"],
  ])("takes %j for a slip", async (args, message) => {
    const { code, err } = await duplicates(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
