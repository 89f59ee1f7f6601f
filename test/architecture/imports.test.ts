import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { describe, expect, it } from "vitest";

/** A file may import from its own stage and from those before it. */
const STAGES = [
  "diagnostics",
  "text",
  "host",
  "model",
  "parse",
  "schema",
  "validate",
  "resolve",
  "corroborate",
  "diff",
  "rules",
  "wording",
  "compile",
  "query",
  "project",
  "emit",
  "draw",
  "pages",
  "fmt",
  "refactor",
  "duplicates",
  "verify",
  "sql",
  "import",
  "report",
  "redact",
  "pipeline",
  "build",
  "lsp",
  "cli",
];

/** What a browser loads: nothing of Node in it, nor in anything that it imports. */
const BROWSER_SAFE = ["diagnostics", "text", "model", "corroborate", "diff", "wording", "query", "draw", "browser.ts"];

/** Who may touch the file system: the host, the commands, and engines that keep files of their own. */
const TOUCHES_FILES = ["host", "cli", "sql"];

/** Run by Vite, and part of nothing that is shipped. */
const OF_THE_BUILD = "lsp/vscode/vite.config.ts";

interface Source {
  /** Below src/, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Files of src/ that it imports. */
  readonly imports: readonly string[];
  /** Packages and `node:` modules that it imports. */
  readonly packages: readonly string[];
}

function readSources(): Source[] {
  return readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts"))
    .sort()
    .map((path) => {
      const text = readFileSync(join("src", path), "utf8");
      const code = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
      // Types vanish when compiled, but a type from a later stage is a dependence all the same.
      const named = [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"\n]+)"/g)].map(([, name = ""]) => name);
      return {
        path,
        text,
        imports: named.filter((name) => name.startsWith(".")).map((name) => join(dirname(path), name)),
        packages: named.filter((name) => !name.startsWith(".")),
      };
    });
}

const sources = readSources();
const byPath = new Map(sources.map((source) => [source.path, source]));

/** Files at the top of src/ (build, load, index, browser) put the stages together. */
function stageOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : "build";
}

describe("imports run one way", () => {
  it("knows every folder", () => {
    for (const { path } of sources) expect(STAGES).toContain(stageOf(path));
  });

  it("never leads to a later stage", () => {
    const backwards = sources.flatMap(({ path, imports }) =>
      imports
        .filter((target) => STAGES.indexOf(stageOf(target)) > STAGES.indexOf(stageOf(path)))
        .map((target) => `${path} imports ${target}`),
    );
    expect(backwards).toEqual([]);
  });

  it("never leads out of src/ or to a file that is not there", () => {
    const lost = sources.flatMap(({ path, imports }) =>
      imports.filter((target) => !byPath.has(target)).map((target) => `${path} imports ${target}`),
    );
    expect(lost).toEqual([]);
  });

  it("never leads in a circle at run time", () => {
    const circles: string[] = [];
    const state = new Map<string, "open" | "done">();
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === "done") return;
      if (state.get(path) === "open") {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
        return;
      }
      state.set(path, "open");
      for (const target of runtimeImports(path)) visit(target, [...trail, path]);
      state.set(path, "done");
    };
    for (const { path } of sources) visit(path, []);
    expect(circles).toEqual([]);
  });
});

function runtimeImports(path: string): string[] {
  const text = byPath.get(path)?.text ?? "";
  return [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+"(\.[^"]+)"/gm)].map(([, name = ""]) =>
    join(dirname(path), name),
  );
}

describe("Node stays where it belongs", () => {
  it("is in nothing that a browser loads", () => {
    const seen = new Set<string>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const target of runtimeImports(path)) visit(target);
    };
    for (const { path } of sources) {
      if (BROWSER_SAFE.some((safe) => path === safe || path.startsWith(`${safe}/`))) visit(path);
    }
    const found = [...seen].filter((path) => byPath.get(path)?.packages.some((name) => name.startsWith("node:")));
    expect(seen.size).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

  it("touches files only in the host, the commands and the engines", () => {
    const touching = sources
      .filter(({ packages }) => packages.some((name) => /^(?:node:)?fs(?:\/|$)/.test(name)))
      .map(({ path }) => path)
      .filter((path) => !TOUCHES_FILES.includes(stageOf(path)) && path !== "load.ts" && path !== OF_THE_BUILD);
    expect(touching).toEqual([]);
  });
});
