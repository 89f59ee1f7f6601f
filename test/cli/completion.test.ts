import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

describe("completion in a real bash", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "entente-completion-"));
    mkdirSync(join(folder, "data/states"), { recursive: true });
    for (const id of ["norland", "northmark", "sudmark"]) writeFileSync(join(folder, `data/states/${id}.yaml`), "");
    const cli = resolve("lib/cli/main.js");
    writeFileSync(join(folder, "completion.bash"), execFileSync(process.execPath, [cli, "completion", "bash"]));
    writeFileSync(join(folder, "entente"), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`, { mode: 0o755 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What Tab offers after these words, the last of which is begun. */
  function offered(...words: string[]): readonly string[] {
    const script = `source completion.bash && source completion.bash
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _entente_complete; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const env = { ...process.env, PATH: `${folder}:${process.env["PATH"]}` };
    const out = execFileSync("bash", ["--norc", "-euc", script, "bash", "entente", ...words], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    return out.split("\n").filter((line) => line !== "");
  }

  it("offers commands, choices, ids and relations", () => {
    expect(offered("sh")).toEqual(["show"]);
    expect(offered("show", "nor")).toEqual(["norland", "northmark"]);
    expect(offered("neighbours", "sud")).toEqual(["sudmark"]);
    expect(offered("facts", "--to", "s")).toEqual(["sudmark"]);
    expect(offered("facts", "--type", "suppl")).toEqual(["supplies"]);
    expect(offered("claims", "--stance", "den")).toEqual(["denies"]);
    expect(offered("explain", "E1103")).toEqual(["E1103"]);
  });

  it("runs nothing that is on the line", () => {
    expect(offered("show", "$(echo norland)")).toEqual([]);
    expect(offered("show", "`touch x`", "nor")).toEqual([]);
  });
});
