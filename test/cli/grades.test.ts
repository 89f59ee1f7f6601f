import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Folder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";
import { sylvaniaFolder } from "../helpers/sylvania-folder.ts";

let folder: Folder;
const ask = (command: string, ...args: string[]) => run(command, ...args, "--project", folder.path);
const claims = (more: string): string =>
  `type: deploys_to\nfrom: freedonia\nto: sylvania\nwhen: 2024\nclaims:\n  - {by: ann, source: page, at: para. 1${more}}\n`;

beforeAll(() => {
  folder = sylvaniaFolder({
    "data/sources/page.yaml":
      "type: source\nname: The page\nkind: news\ndate: 2024-05-01\nurl: https://example.org/p\narchive_url: https://web.example.org/1/p\naccessed: 2024-05-03\naccess: paywalled\nreliability: B\n",
    "data/sources/leaflet.yaml": "type: source\nname: Leaflet\nkind: news\ndate: 2024-05-02\n",
    "data/facts/deployment.yaml": `${claims(", credibility: 2")}  - {by: freedonia, source: leaflet, stance: denies, credibility: 6}\n`,
  });
});

afterAll(() => folder.remove());

describe("an analyst's grades", () => {
  it("are shown with the claim, and leave support alone", async () => {
    const { out } = await ask("show", "deployment");
    expect(out).toContain("page, para. 1; published 2024-05-01; graded B2 (usually reliable, probably true)");
    expect(out).toContain("leaflet; published 2024-05-02; graded 6 (truth cannot be judged)");
    folder.write(
      "data/facts/plain.yaml",
      claims("").replace("from: freedonia\nto: sylvania", "from: sylvania\nto: freedonia"),
    );
    const facts = JSON.parse((await ask("facts", "--format", "json")).out) as { id: string; support: string }[];
    expect(new Map(facts.map(({ id, support }) => [id, support]))).toEqual(
      new Map([
        ["deployment", "reported"],
        ["plain", "reported"],
      ]),
    );
  });

  it.each([
    [
      ["--reliability", "B"],
      ["deployment#1", "plain#1"],
    ],
    [["--reliability", "a,b", "--credibility", "2"], ["deployment#1"]],
    [["--credibility", "1,6"], ["deployment#2"]],
    [["--reliability", "F"], []],
  ])("claims %j", async (flags, ids) => {
    const rows = JSON.parse((await ask("claims", "--format", "json", ...flags)).out) as { id: string }[];
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });

  it("pick facts by one claim that meets both", async () => {
    const facts = async (...flags: string[]) =>
      (JSON.parse((await ask("facts", "--format", "json", ...flags)).out) as { id: string }[]).map(({ id }) => id);
    expect(await facts("--reliability", "B", "--credibility", "2")).toEqual(["deployment"]);
    expect(await facts("--reliability", "B", "--credibility", "6")).toEqual([]);
  });

  it("are refused where there are none such", async () => {
    const { code, err } = await ask("claims", "--reliability", "G");
    expect(code).toBe(2);
    expect(err).toContain("a grade is one of A to F");
    expect((await ask("claims", "--credibility", "two")).code).toBe(2);
  });

  it("are columns of CSV and SQL", async () => {
    const { out } = await ask("claims", "--format", "csv", "--fact", "deployment");
    expect(out.split("\r\n")[0]).toContain(",basis,credibility,source,");
    expect(out.split("\r\n")[1]).toContain(",2,page,");
  });
});

it("a source shows its snapshot, the day it was read and who can read it", async () => {
  const { out } = await ask("show", "page");
  for (const line of ["https://web.example.org/1/p", "3 May 2024", "paywalled"]) expect(out).toContain(line);
});

describe("snapshots of one page", () => {
  const codes = async (more: string, other: string): Promise<string[]> => {
    folder.write(
      "data/sources/later.yaml",
      `type: source\nname: Later\nkind: news\nurl: https://example.org/p\n${more}`,
    );
    folder.write("data/sources/other.yaml", `type: source\nname: Other\nkind: news\n${other}`);
    const { out } = await ask("check", "--format", "json");
    const { diagnostics } = JSON.parse(out) as { diagnostics: { code: string; file: string }[] };
    return diagnostics.filter(({ code }) => code === "W3014").map(({ file }) => file);
  };

  it.each([
    ["of another day", "accessed: 2024-06-01\n", []],
    ["at another address", "archive_url: https://web.example.org/2/p\n", []],
    ["that do not say which they are", "", ["data/sources/page.yaml"]],
    [
      "at one address",
      "archive_url: https://web.example.org/1/p\n",
      ["data/sources/page.yaml", "data/sources/page.yaml"],
    ],
  ])("%s", async (_, more, files) => {
    expect(await codes(more, "")).toEqual(files);
  });

  it("and one alone with the address of a snapshot", async () => {
    const other = "archive_url: https://web.example.org/1/p\n";
    expect(await codes("accessed: 2024-06-01\n", other)).toEqual(["data/sources/page.yaml"]);
  });
});
