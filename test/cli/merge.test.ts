import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

describe("entente merge", () => {
  let project: Folder;
  const read = (path: string): string => readFileSync(join(project.path, path), "utf8");
  const isThere = (path: string): boolean => existsSync(join(project.path, path));
  const merge = (...args: string[]) => run("-p", project.path, "merge", ...args);
  beforeEach(() => {
    project = harbourFolder();
    project.write("data/states/carthage.yaml", "type: state\nname: Carthage\nidentifiers: {wikidata: Q6343}\n");
    project.write("data/states/punic-state.yaml", "type: state\nname: Punic state\n");
    project.write("data/states/ostia.yaml", "type: state\nname: Ostia\nrelations:\n  borders: {to: punic-state}\n");
  });
  afterEach(() => project.remove());

  it("puts both into one file, and says what changed", async () => {
    const { code, out, err } = await merge("punic-state", "carthage");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(
      "data/states/carthage.yaml\ndata/states/ostia.yaml\npunic-state is merged into carthage: 1 reference in 2 files\n",
    );
    expect(isThere("data/states/punic-state.yaml")).toBe(false);
    expect(read("data/states/carthage.yaml")).toContain("aliases: [Punic state]");
    expect(read("data/states/ostia.yaml")).toContain("{to: carthage}");
  });

  it("writes nothing with --dry-run", async () => {
    const { code, out } = await merge("punic-state", "carthage", "--dry-run");
    expect(code).toBe(0);
    expect(out).toContain("punic-state would be merged into carthage: 1 reference in 2 files");
    expect(isThere("data/states/punic-state.yaml")).toBe(true);
  });

  it("asks whose value is kept where the two contradict", async () => {
    project.write(
      "data/states/punic-state.yaml",
      "type: state\nname: Punic state\nidentifiers: {wikidata: Q2429397}\n",
    );
    const { code, out, err } = await merge("punic-state", "carthage");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("`identifiers.wikidata` is Q6343 of carthage, and Q2429397 of punic-state");
    expect(err).toContain("entente merge punic-state carthage --prefer carthage");
    expect(isThere("data/states/punic-state.yaml")).toBe(true);
    expect((await merge("punic-state", "carthage", "--prefer", "punic-state")).code).toBe(0);
    expect(read("data/states/carthage.yaml")).toContain("Q2429397");
  });

  it("refuses what would leave an error, and shows it", async () => {
    project.write("data/states/punic-state.yaml", "type: state\nname: Punic state\nnot_same_as: [carthage]\n");
    const { code, err } = await merge("punic-state", "carthage");
    expect(code).toBe(1);
    expect(err).toContain("same-after-all");
    expect(err).toContain("Nothing was written");
    expect(isThere("data/states/punic-state.yaml")).toBe(true);
  });

  it.each([
    [["carthage", "carthage"], "cannot be merged into itself"],
    [["punic", "carthage"], "there is no entity `punic`"],
    [["punic-state", "carthage", "--prefer", "rome"], "--prefer takes `punic-state` or `carthage`"],
  ])("takes %j for a slip", async (args, message) => {
    const { code, err } = await merge(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
