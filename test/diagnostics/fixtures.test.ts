import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { listDiagnostics } from "../../src/diagnostics/registry.ts";
import type { Host } from "../../src/host/host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { importRows } from "../helpers/import-rows.ts";
import { madeOf, overlay } from "./overlay.ts";

const fixtures = resolve("test/fixtures/diagnostics");
const clean = overlay(shippedSchema(), nodeHost(resolve("test/fixtures/clean-project")));

/** Each fixture is the clean project with one or two files replaced or added. */
function fixture(name: string): Host | undefined {
  const made = madeOf[name];
  if (made !== undefined) return overlay(clean, made);
  const folder = resolve(fixtures, name);
  return existsSync(folder) ? overlay(clean, nodeHost(folder)) : undefined;
}

/** The repository's schema/ without its data/. */
function shippedSchema(): Host {
  const host = nodeHost(resolve("."));
  return {
    ...host,
    list: (folder) => (folder === "schema" || folder === "" ? host.list("schema") : { files: [], loops: [] }),
  };
}

describe("every diagnostic", () => {
  it("is absent from the clean project that the fixtures alter", () => {
    expect(checkProject(clean).diagnostics).toEqual([]);
  });

  it.each(listDiagnostics().map(({ name }) => name))("%s is raised by its fixture, alone and once", async (name) => {
    const host = fixture(name);
    expect(host, `test/fixtures/diagnostics/${name}/ is missing`).toBeDefined();
    if (!host) return;
    // What is found in rows is found when they are imported.
    if (host.entry("imports/map.yaml")) {
      const { findings } = await importRows(host);
      expect(findings.map((found) => `${found.name}: ${found.message}`)).toEqual([expect.stringMatching(`^${name}: `)]);
      return;
    }
    const { diagnostics, failed } = checkProject(host, { partial: true });
    expect(diagnostics.map((found) => `${found.name}: ${found.message}`)).toEqual([
      expect.stringMatching(`^${name}: `),
    ]);
    expect(failed).toBe(diagnostics[0]?.severity === "error");
  });

  it("is in the registry for every fixture there is", () => {
    const known = new Set(listDiagnostics().map(({ name }) => name));
    expect(readdirSync(fixtures).filter((name) => !known.has(name))).toEqual([]);
  });
});
