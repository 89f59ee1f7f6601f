import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { listDiagnostics } from "../../src/diagnostics/registry.ts";
import { redactProject } from "../../src/redact/redact-project.ts";
import { importRows } from "../helpers/import-rows.ts";
import { clean, FIXTURES, fixture } from "./fixture.ts";

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
    // What a public copy would give away is found when it is made.
    if (name === "names-private") {
      expect(redactProject(host).findings.map((found) => found.name)).toEqual([name]);
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
    expect(readdirSync(FIXTURES).filter((name) => !known.has(name))).toEqual([]);
  });
});
