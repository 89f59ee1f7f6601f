import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { run } from "../helpers/run-cli.ts";

const PATH = "data/states/ostia.yaml";
const BORDERS =
  "type: state\nname: Ostia\nrelations:\n  borders:\n    - {to: carthage, by: norland, source: harbour-gazette}\n";

describe("entente diff", () => {
  let project: Folder;
  const git = (...args: string[]) =>
    spawnSync("git", ["-C", project.path, "-c", "user.name=A", "-c", "user.email=a@example.org", ...args]);
  const diff = (...args: string[]) => run("-p", project.path, "diff", ...args);
  const commit = (subject: string): void => {
    git("add", "-A");
    git("commit", "-qm", subject);
  };
  beforeEach(() => {
    project = harbourFolder();
    project.write("data/states/carthage.yaml", "type: state\nname: Carthage\n");
    project.write(PATH, BORDERS);
    git("init", "-qb", "main");
    commit("first");
  });
  afterEach(() => project.remove());

  it("has nothing to tell where nothing changed", async () => {
    expect(await diff()).toMatchObject({ code: 0, err: "" });
    expect((await diff()).out).toMatch(/do not differ\n$/);
  });

  it("tells what was written, what follows, and why", async () => {
    project.write(PATH, BORDERS.replace("source:", "stance: denies, source:"));
    const { code, out } = await diff();
    expect(code).toBe(0);
    expect(out).toContain("Written\n");
    expect(out).toContain("What follows\n");
    expect(out).toContain("support falls from reported to denied");
    expect(out).toContain("because 1 claim changed");
    expect(out).toMatch(/1 change written, 1 roll-up changed \(.*support lost: 1/);
  });

  it("exits 1 where something follows that must not", async () => {
    project.write(PATH, BORDERS.replace("source:", "stance: denies, source:"));
    expect((await diff("--fail-on", "support-lost")).code).toBe(1);
    expect((await diff("--fail-on", "support-gained")).code).toBe(0);
    const { code, err } = await diff("--fail-on", "suport-lost");
    expect([code, err.includes("--fail-on has no `suport-lost`")]).toEqual([2, true]);
  });

  it("compares revisions, branches and built datasets", async () => {
    git("checkout", "-qb", "branch");
    project.write("data/states/gades.yaml", "type: state\nname: Gades\n");
    commit("second");
    for (const args of [["main", "branch"], ["main...branch"], ["HEAD~1", "HEAD"], ["HEAD~1"], []]) {
      const { out } = await diff(...args, "--format", "json");
      expect(JSON.parse(out).entities.added.map(({ id }: { id: string }) => id)).toEqual(["gades"]);
    }
    const built = join(project.path, "built");
    await run("-p", project.path, "build", "-o", built, "--only", "facts.json");
    const { out } = await diff(join(built, "facts.json"), "main", "--format", "json");
    expect(JSON.parse(out).entities.removed.map(({ id }: { id: string }) => id)).toEqual(["gades"]);
  });

  describe("of a state that has errors", () => {
    const spoilt = BORDERS.replace("type: state", "type: state\nlabel: none").concat(
      "  opposes:\n    - {to: nowhere, by: norland, source: harbour-gazette}\n",
    );
    beforeEach(() => {
      project.write(PATH, spoilt);
      project.write("data/states/torn.yaml", "type: [\n");
      commit("spoilt");
      project.write(PATH, BORDERS);
      git("rm", "-q", "data/states/torn.yaml");
      project.write("data/states/gades.yaml", "type: state\nname: Gades\n");
      commit("mended");
    });

    it("compares what can be read, and tells the errors and what is left out", async () => {
      const { code, out, err } = await diff("HEAD~1", "HEAD");
      expect([code, err]).toEqual([0, ""]);
      expect(out).toContain("! HEAD~1 has 3 errors");
      expect(out).toContain("1 unresolved-reference (E3001)");
      expect(out).toContain(
        "not compared: 1 file (data/states/torn.yaml) and 1 entry whose fact could not be made out",
      );
      expect(out).toContain("+ Gades [gades]: state");
      const { faults, entities } = JSON.parse((await diff("HEAD~1", "HEAD", "--format", "json")).out);
      expect(faults).toMatchObject({
        before: { errors: 3, leftOut: { files: ["data/states/torn.yaml"], entries: 1 } },
      });
      expect(faults.after).toBeUndefined();
      expect(entities.added).toHaveLength(1);
      expect((await diff("HEAD~1", "HEAD", "--format", "markdown")).out).toContain("### Errors");
    });

    it("lets no gate pass where the second has errors", async () => {
      expect((await diff("HEAD", "HEAD~1")).code).toBe(0);
      expect((await diff("HEAD", "HEAD~1", "--fail-on", "support-lost")).code).toBe(1);
      expect((await diff("HEAD~1", "HEAD", "--fail-on", "support-lost")).code).toBe(0);
    });
  });

  it("says why a revision may be missing", async () => {
    const clone = join(project.path, "shallow");
    git("commit", "-qm", "second", "--allow-empty");
    git("clone", "-q", "--depth", "1", `file://${project.path}`, clone);
    expect((await run("-p", clone, "diff", "HEAD~1")).err).toContain("`git fetch --unshallow`");
    const fresh = harbourFolder();
    spawnSync("git", ["init", "-q", fresh.path]);
    const { code, err } = await run("-p", fresh.path, "diff");
    fresh.remove();
    expect([code, err.includes("this repository has no commit yet")]).toEqual([2, true]);
  });

  it("refuses to write its page among the data", async () => {
    const { code, err } = await diff("HEAD", "-o", join(project.path, "data/changes.html"));
    expect([code, err.includes("that is in the project's data/")]).toEqual([2, true]);
  });

  it("takes a revision without a project for an empty one", async () => {
    git("checkout", "-q", "--orphan", "empty");
    git("rm", "-rqf", "--cached", ".");
    git("commit", "-qm", "nothing", "--allow-empty");
    const { code, out } = await diff("empty", "main");
    expect(code).toBe(0);
    expect(out).toContain("empty (without a project) -> main");
    expect(out).toContain("+ Carthage [carthage]: state");
  });

  it("takes the folder that a build wrote for its facts.json", async () => {
    const built = join(project.path, "built");
    await run("-p", project.path, "build", "-o", built, "--only", "facts.json");
    project.write("data/states/gades.yaml", "type: state\nname: Gades\n");
    const { code, out } = await diff(built);
    expect(code).toBe(0);
    expect(out).toContain("+ Gades [gades]: state\n\n1 change written");
    rmSync(join(built, "facts.json"));
    expect((await diff(built)).err).toContain("holds no folder data/ and no facts.json");
  });

  it("writes Markdown in which no text of others is markup", async () => {
    project.write("data/states/gades.yaml", 'type: state\nname: "Gades <b>@all</b> [x](y)"\n');
    const { out } = await diff("--format", "markdown");
    expect(out).toContain("### Written");
    expect(out).not.toMatch(/<b>|@all|\]\(y\)/);
  });

  it.each([
    [["nowhere"], "there is no file, folder or Git revision `nowhere`"],
    [["main...nowhere"], "there is no file, folder or Git revision `nowhere`"],
    [["main...HEAD", "HEAD"], "names both sides"],
    [["--upload-pack=x"], "unknown option"],
  ])("takes %j for a slip", async (args, message) => {
    const { code, err } = await diff(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
