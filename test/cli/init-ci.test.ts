import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { oracleProgram } from "../helpers/oracles.ts";
import { run } from "../helpers/run-cli.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
}

describe("init --ci", () => {
  let folder: string;
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "entente-ci-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("writes a workflow for GitHub with a new project", async () => {
    const { code } = await run("init", join(folder, "new"), "--ci", "github");
    expect(code).toBe(0);
    const { jobs } = parse(read("new/.github/workflows/entente.yml"));
    const steps: Step[] = jobs.check.steps;
    const commands = steps.flatMap((step) => step.run ?? []).join("\n");
    for (const part of [
      "check --format github",
      "check --format sarif",
      "diff",
      "--method PATCH",
      "<!-- entente diff -->",
    ]) {
      expect(commands).toContain(part);
    }
    expect(JSON.stringify(jobs.pages)).toContain("npx entente build");
    expect((await run("-p", join(folder, "new"), "check")).code).toBe(0);
  });

  it("lets no name from outside into the text of a command", async () => {
    await run("init", join(folder, "new"), "--ci", "github");
    const { jobs } = parse(read("new/.github/workflows/entente.yml"));
    const all = Object.values(jobs).flatMap((job) => (job as { steps: Step[] }).steps);
    expect(all.filter(({ run: command }) => command?.includes("${{"))).toEqual([]);
  });

  it("adds the files to a project that is there, and leaves those that are", async () => {
    await run("init", join(folder, "new"));
    expect((await run("init", join(folder, "new"), "--ci", "gitlab")).out).toMatch(
      /^\.gitlab-ci\.yml\n\.pre-commit-config\.yaml\n.*entente git install.*\n$/,
    );
    expect(Object.keys(parse(read("new/.gitlab-ci.yml")))).toEqual(["image", "default", "check", "diff", "pages"]);
    expect((await run("init", join(folder, "new"), "--ci", "github")).out).toMatch(
      /^\.github\/workflows\/entente\.yml\n\.pre-commit-config\.yaml is left as it is\n/,
    );
    const [{ hooks }] = parse(read("new/.pre-commit-config.yaml")).repos;
    expect(hooks.map(({ id }: { id: string }) => id)).toEqual(["entente-fmt", "entente-check"]);
  });

  it.each([
    ["posts a note where there is none", 0, "POST /notes"],
    ["writes over its own, however many others came before", 130, "PUT /notes/130"],
  ])("%s on GitLab", async (_what, others, wanted) => {
    const notes = Array.from({ length: others }, (_, id) => ({ id, body: "a remark" }));
    if (others > 0) notes.push({ id: others, body: "old\n<!-- entente diff -->\n" });
    const asked: string[] = [];
    const server = createServer(({ method, url, headers }, answer) => {
      const page = Number(new URL(url ?? "", "http://x").searchParams.get("page") ?? 1);
      if (method !== "GET") asked.push(`${method} ${url}`);
      answer.end(JSON.stringify(headers["private-token"] === "t" ? notes.slice(100 * (page - 1), 100 * page) : null));
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    try {
      await run("init", join(folder, "new"), "--ci", "gitlab");
      const script: string[] = parse(read("new/.gitlab-ci.yml")).diff.script;
      const [, code = ""] = /node -e '([^']*)'/.exec(script.join("\n")) ?? [];
      writeFileSync(join(folder, "diff.md"), "new");
      const { port } = server.address() as AddressInfo;
      await promisify(execFile)("node", ["-e", code, `http://127.0.0.1:${port}/notes`, "t"], { cwd: folder });
      expect(asked).toEqual([wanted]);
    } finally {
      server.close();
    }
  });

  const actionlint = oracleProgram("actionlint");
  it.skipIf(actionlint.missing !== "")(`writes what actionlint accepts${actionlint.missing}`, async () => {
    await run("init", join(folder, "new"), "--ci", "github");
    const { stdout, status } = spawnSync(actionlint.command, [join(folder, "new/.github/workflows/entente.yml")]);
    expect([String(stdout), status]).toEqual(["", 0]);
  });

  const checker = oracleProgram("check-jsonschema");
  it.skipIf(checker.missing !== "").each([
    ["github", "vendor.github-workflows", ".github/workflows/entente.yml"],
    ["gitlab", "vendor.gitlab-ci", ".gitlab-ci.yml"],
  ])(`writes for %s what the schema %s accepts${checker.missing}`, async (host, schema, path) => {
    await run("init", join(folder, "new"), "--ci", host);
    const args = ["--builtin-schema", schema, join(folder, "new", path)];
    const { stdout, status } = spawnSync(checker.command, args);
    expect([String(stdout), status]).toEqual(["ok -- validation done\n", 0]);
  });
});
