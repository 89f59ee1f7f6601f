import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../helpers/run-cli.ts";

describe("entente import ftm, stix, misp", () => {
  let folder = "";
  const at = (name: string): string => join(folder, name);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "entente-presets-"));
    mkdirSync(at("data"));
    const entities = [
      { id: "a", schema: "Person", properties: { name: ["Ada"] }, datasets: ["x"] },
      { id: "b", schema: "Company", properties: { name: ["Acme"] } },
      { id: "c", schema: "Ownership", properties: { owner: ["a"], asset: ["b"] } },
      { id: "d", schema: "Ownership", properties: { owner: ["a"] } },
    ];
    writeFileSync(at("Deals 2024.ftm.json"), entities.map((one) => `${JSON.stringify(one)}\n`).join(""));
    writeFileSync(at("bytes.json"), Uint8Array.of(0x7b, 0xff, 0x7d));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const importing = (...args: readonly string[]): ReturnType<typeof run> => run("-p", folder, "import", ...args);

  it("says what it read, wrote, refused and left out; --dry-run writes nothing", async () => {
    const dry = await importing("ftm", at("Deals 2024.ftm.json"), "--dry-run");
    expect(dry.code).toBe(1);
    expect(dry.out).toContain("+++ schema/relations/owns.yaml");
    expect(dry.out).toMatch(/Ownership +2 +1 +1\n/);
    expect(dry.out).toContain("5 files would be written, 0 files would be changed");
    expect(dry.out).toContain("Not brought in:\n  1: `datasets`, which says how the record is kept (a)\n");
    expect(dry.err).toContain("This row has no object. (empty-cell)");
    expect(dry.err).toContain("Deals 2024.ftm.json:4:");
    const real = await importing("ftm", at("Deals 2024.ftm.json"), "--as", "Deals");
    expect(real.out).toContain("5 files written, 0 files changed");
    expect(readFileSync(at("data/imported/deals/person/a.yaml"), "utf8")).toContain("source: deals\n");
    expect((await importing("ftm", at("Deals 2024.ftm.json"), "--as", "Deals")).out).toContain("\nnothing to write\n");
    expect((await run("-p", folder, "check")).code).toBe(0);
    expect((await run("-p", folder, "fmt", "--check")).code).toBe(0);
  });

  it("counts what is not in the files in one finding for each file; --limit all lists each", async () => {
    const related = ["x", "x", "y"].map((one) => ({ "dest-uuid": one, type: "uses" }));
    const galaxy = (uuid: string): string =>
      JSON.stringify({ type: "tool", values: [{ uuid, value: `Tool ${uuid}`, related }] });
    writeFileSync(at("one.json"), galaxy("t1"));
    writeFileSync(at("two.json"), galaxy("t2"));
    const misp = ["misp", at("one.json"), at("two.json"), "--dry-run"];
    const { code, err } = await importing(...misp);
    expect(code).toBe(1);
    expect(err.match(/: 3 references lead to 2 objects that neither these files nor the project have\./g)).toHaveLength(
      2,
    );
    expect(err).toContain("one.json:1:");
    expect(err).toContain("two.json:1:");
    expect(err).not.toContain("No entity is called");
    const all = await importing(...misp, "--limit", "all");
    expect(all.err.match(/: No entity is called `[xy]`/g)).toHaveLength(6);
    const one = await importing(...misp, "--limit", "1");
    expect(one.err.match(/ references lead to /g)).toHaveLength(2);
  });

  it.each([
    [["stix"], "import stix needs a file"],
    [["stix", "a.json", "--limit", "few"], "--limit takes a number or `all`, not `few`"],
    [["misp", "none.json"], "there is no file none.json"],
    [["ftm", "bytes.json"], "is not UTF-8"],
    [["ftm", "bytes.json", "--as", "…"], "nothing of this name can be part of an id"],
  ])("refuses %j", async (args, message) => {
    const { code, err } = await importing(...args.map((one) => (one === "bytes.json" ? at(one) : one)));
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
