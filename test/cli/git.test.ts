import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Folder, harbourFolder } from "../helpers/harbour-folder.ts";
import { BIN } from "../helpers/planted.ts";

const WHO = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
const PATH = "data/states/ostia.yaml";
const BASE = `type: state
name: Ostia
relations:
  borders:
    - {to: carthage, when: 0100, by: livy, source: annals, at: p. 1} # by sea
`;

describe("the merge driver", () => {
  let project: Folder;
  const git = (...args: string[]) => spawnSync("git", ["-C", project.path, ...WHO, ...args], { encoding: "utf8" });
  const entente = (...args: string[]) =>
    spawnSync(process.execPath, [BIN, "git", ...args], { cwd: project.path, encoding: "utf8" });
  const read = (): string => readFileSync(join(project.path, PATH), "utf8");
  const commit = (text: string, subject: string): void => {
    project.write(PATH, text);
    git("add", "-A");
    git("commit", "-qm", subject);
  };
  /** Two branches that each come of the same file; what Git says of their merge. */
  const merge = (ours: string, theirs: string) => {
    git("checkout", "-qb", "theirs");
    commit(theirs, "theirs");
    git("checkout", "-q", "ours");
    commit(ours, "ours");
    return git("merge", "--no-edit", "theirs");
  };
  beforeEach(() => {
    project = harbourFolder();
    git("init", "-qb", "ours");
    commit(BASE, "base");
    expect(entente("install").status).toBe(0);
    git("add", "-A");
    git("commit", "-qm", "Merge by claims");
  });
  afterEach(() => project.remove());

  const withClaim = (claim: string): string =>
    BASE.replace(
      /- \{.*/,
      `- to: carthage
      when: 0100
      claims:
        - {by: livy, source: annals, at: p. 1} # by sea
        ${claim}`,
    );

  it("keeps both claims that two people add to one fact", () => {
    const { status } = merge(
      withClaim("- {by: appian, source: punica, at: p. 4}"),
      withClaim("# against Livy\n        - {by: polybius, stance: denies, source: histories, at: p. 9}"),
    );
    expect(status).toBe(0);
    expect(read()).toBe(
      withClaim(`- {by: appian, source: punica, at: p. 4}
        # against Livy
        - {by: polybius, stance: denies, source: histories, at: p. 9}`),
    );
  });

  it("marks what both changed, and nothing else", () => {
    const { status, stdout } = merge(
      BASE.replace("0100", "0101").replace("name: Ostia", "name: Ostia Antica"),
      BASE.replace("0100", "0102").replace("relations:", "aliases: [the port]\nrelations:"),
    );
    expect(status).toBe(1);
    expect(stdout).toContain("CONFLICT");
    expect(read()).toBe(`type: state
name: Ostia Antica
aliases: [the port]
relations:
  borders:
<<<<<<< ours
    - {to: carthage, when: 0101, by: livy, source: annals, at: p. 1} # by sea
=======
    - {to: carthage, when: 0102, by: livy, source: annals, at: p. 1} # by sea
>>>>>>> theirs
`);
  });

  it("leaves to Git what is not sound YAML", () => {
    const { status } = merge(BASE.replace("name: Ostia", "name: [Ostia"), `${BASE}# the end\n`);
    expect(status).toBe(0);
    expect(read()).toBe(`${BASE.replace("name: Ostia", "name: [Ostia")}# the end\n`);
  });

  it("keeps both claims in files with CRLF, and their line ends", () => {
    const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
    commit(crlf(BASE), "CRLF");
    const { status } = merge(
      crlf(withClaim("- {by: appian, source: punica, at: p. 4}")),
      crlf(withClaim("- {by: polybius, stance: denies, source: histories, at: p. 9}")),
    );
    expect(status).toBe(0);
    const merged = read();
    for (const name of ["livy", "appian", "polybius"]) expect(merged).toContain(`by: ${name},`);
    expect(merged.replaceAll("\r\n", "")).not.toContain("\n");
  });

  it("loses nothing where one side still has conflict markers in it", () => {
    const torn = BASE.replace("name: Ostia", "<<<<<<< x\nname: Ostia\n=======\nname: Portus\n>>>>>>> y");
    const { status } = merge(torn, withClaim("- {by: appian, source: punica, at: p. 4}"));
    const merged = read();
    for (const part of ["<<<<<<< x", "name: Portus", ">>>>>>> y", "by: livy", "by: appian"])
      expect(merged).toContain(part);
    expect([0, 1]).toContain(status);
  });

  it("merges in a project that is in a subfolder of the repository", () => {
    const within = "sub folder/data/states/ostia.yaml";
    project.write(within, BASE);
    const cwd = join(project.path, "sub folder");
    const { stdout } = spawnSync(process.execPath, [BIN, "git", "install"], { cwd, encoding: "utf8" });
    expect(stdout).toContain("Commit sub folder/.gitattributes;");
    git("add", "-A");
    git("commit", "-qm", "sub");
    git("checkout", "-qb", "theirs");
    project.write(within, withClaim("- {by: appian, source: punica, at: p. 4}"));
    git("commit", "-qam", "theirs");
    git("checkout", "-q", "ours");
    project.write(within, withClaim("- {by: polybius, source: histories, at: p. 9}"));
    git("commit", "-qam", "ours");
    expect(git("merge", "--no-edit", "theirs").status).toBe(0);
    const merged = readFileSync(join(project.path, within), "utf8");
    for (const name of ["livy", "appian", "polybius"]) expect(merged).toContain(`by: ${name},`);
  });

  it("is installed once, and taken out again", () => {
    entente("install");
    const attributes = (): string => readFileSync(join(project.path, ".gitattributes"), "utf8");
    expect(attributes()).toBe("data/**/*.yaml merge=entente\n");
    expect(git("config", "merge.entente.driver").stdout).toContain("git merge-driver %O %A %B %P");
    expect(entente("uninstall").status).toBe(0);
    expect(git("config", "merge.entente.driver").stdout).toBe("");
    expect(attributes()).toBe("");
  });

  it("says where it cannot be installed", () => {
    execFileSync("rm", ["-rf", join(project.path, ".git")]);
    const { status, stderr } = entente("install");
    expect(status).toBe(2);
    expect(stderr).toContain("in no Git repository");
  });
});
