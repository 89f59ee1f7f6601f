import { expect, it } from "vitest";
import { listDiagnostics } from "../../src/diagnostics/registry.ts";
import { run } from "../helpers/run-cli.ts";

it("explains a diagnostic by code or name, with both examples", async () => {
  const { code, out } = await run("explain", "e1103");
  expect(code).toBe(0);
  expect(out).toContain("E1103 duplicate-key (error)");
  expect(out).toContain("    borders: [russia, china]");
  expect((await run("explain", "duplicate-key")).out).toBe(out);
});

it("says of a warning, and of no error, how a project sets its level", async () => {
  expect((await run("explain", "W4015")).out).toContain("    warnings: {long-quote: off}\n");
  expect((await run("explain", "E1103")).out).not.toContain("warnings:");
});

it("lists every diagnostic", async () => {
  const { out } = await run("explain");
  const lines = out.trimEnd().split("\n");
  expect(lines).toHaveLength(listDiagnostics().length);
  expect(lines.toSorted((a, b) => (a.slice(1) < b.slice(1) ? -1 : 1))).toEqual(lines);
});

it.each(["bash", "zsh", "fish"])("prints a completion script for %s", async (shell) => {
  const { code, out } = await captured(() => run("completion", shell));
  expect(code).toBe(0);
  expect(out).toContain("entente");
});

it("offers commands, ids, codes and choices", async () => {
  const offered = async (...words: string[]): Promise<string[]> =>
    (await captured(() => run("complete", "--", ...words))).out.split("\n").map((line) => line.split("\t")[0] ?? "");
  expect(await offered("ch")).toContain("check");
  expect(await offered("check", "--format", "")).toEqual(expect.arrayContaining(["json", "sarif"]));
  expect(await offered("show", "north-k")).toContain("north-korea");
  expect(await offered("explain", "E11")).toContain("E1103");
});

/** The completion package prints with console.log. */
async function captured(action: () => Promise<{ code: number; out: string }>): Promise<{ code: number; out: string }> {
  const log = console.log;
  let printed = "";
  console.log = (...parts: unknown[]) => {
    printed += `${parts.join(" ")}\n`;
  };
  try {
    const { code, out } = await action();
    return { code, out: out + printed };
  } finally {
    console.log = log;
  }
}
