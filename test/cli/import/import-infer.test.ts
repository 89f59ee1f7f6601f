import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../helpers/run-cli.ts";

describe("entente import --infer", () => {
  let folder = "";
  const at = (name: string): string => join(folder, name);
  const importing = (...args: readonly string[]): ReturnType<typeof run> => run("-p", folder, "import", ...args);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "entente-infer-"));
    mkdirSync(at("data"));
    writeFileSync(
      at("My Ships.csv"),
      "imo,ship_name,flag,until\n9321483,Ocean Star,Chad,2020\n9410741,Blue Wave,Peru,ongoing\n",
    );
    writeFileSync(at("empty.csv"), "a,b\n");
    writeFileSync(at("broken.csv"), 'a\n"');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("writes a map and a schema, says what it took each column for, and imports where it is asked to", async () => {
    const file = at("My Ships.csv");
    const dry = await importing(file, "--infer", "--dry-run");
    expect(dry.out).toContain("  - type: ship # a new type");
    expect(dry.out).toContain("+++ schema/entities/ship.yaml\n");
    expect(existsSync(at("imports"))).toBe(false);
    const first = await importing(file, "--infer");
    expect([first.code, first.err]).toEqual([0, ""]);
    expect(first.out).toMatch(/My Ships\.csv +ship_name +name of ship +the name\n/);
    expect(first.out).toMatch(/wrote .*imports\/my-ships\.yaml\nwrote schema\/entities\/ship\.yaml\n/);
    expect(existsSync(at("data/imported"))).toBe(false);
    const again = await importing(file, "--infer");
    expect([again.code, again.err]).toEqual([
      2,
      expect.stringMatching(/there is a map .*my-ships\.yaml\nhint: `--force`/),
    ]);
    writeFileSync(at("imports/my-ships.yaml"), "# ours\n");
    const forced = await importing(file, "--infer", "--force", "--run");
    expect(forced.code).toBe(0);
    expect(forced.out).toContain("5 files written, 0 files changed\n");
    expect(readFileSync(at("data/imported/my-ships/ship/9321483.yaml"), "utf8")).toContain("when: /2020\n");
    expect((await run("-p", folder, "check")).code).toBe(0);
    expect((await run("-p", folder, "fmt", "--check")).code).toBe(0);
    const other = await importing(file, "--infer", "--map", at("other.yaml"));
    expect([other.code, existsSync(at("other.yaml"))]).toEqual([0, true]);
  });

  it.each([
    [["empty.csv", "--infer"], 2, "has no rows that import reads"],
    [["none.csv", "--infer"], 2, "there is no file"],
    [["broken.csv", "--infer"], 1, "a quote is not closed"],
    [["stix", "empty.csv", "--infer"], 2, "import stix needs no map"],
    [["empty.csv", "--run"], 2, "--run goes with --infer"],
    [["empty.csv", "--force"], 2, "--force goes with --infer"],
    [["empty.csv", "--infer", "--new"], 2, "--new goes with an import"],
    [["empty.csv", "--infer", "--as", "x"], 2, "--as goes with ftm, stix and misp"],
    [["ftm", "empty.csv", "--new"], 2, "--new goes with a map"],
    [["empty.csv", "empty.csv", "--infer"], 2, "empty.csv is given twice"],
    [["empty.csv", "--map", "/"], 2, "/ is a folder, not a file"],
    [["empty.csv", "--infer", "--run", "--dry-run"], 2, "--infer writes no map with --dry-run"],
  ])("refuses %j", async (args, wanted, message) => {
    const { code, err } = await importing(...args.map((one) => (one.endsWith(".csv") ? at(one) : one)));
    expect([code, err]).toEqual([wanted, expect.stringContaining(message)]);
    expect(existsSync(at("imports/empty.yaml"))).toBe(false);
  });
});
