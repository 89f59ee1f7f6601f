import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";
import { generate } from "./generate/project.ts";

const files = [...generate(800, 42)];

describe("a generated project", () => {
  it("is the same each time, and another one for another seed", () => {
    expect([...generate(800, 42)]).toEqual(files);
    expect([...generate(800, 43)]).not.toEqual(files);
  });

  it("passes check, and has the relations and claims that it should", () => {
    const host = memoryHost(new Map([...shippedSchema(), ...files.map(({ path, text }) => [path, text] as const)]));
    const { dataset, diagnostics } = checkProject(host);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const facts = dataset?.facts ?? [];
    expect(facts.length / 800).toBeGreaterThan(4);
    expect(facts.reduce((sum, fact) => sum + fact.claims.length, 0) / 800).toBeGreaterThan(5.5);
  });

  it("is written in the styles of several hands", () => {
    const text = files.map((file) => file.text).join("");
    for (const style of [
      /: \[.*\]$/m,
      /^ +- to: /m,
      /: \|$/m,
      /: >$/m,
      / # /,
      /: &\w+ /,
      /: \*\w+$/m,
      /[가-힣]/,
      /[а-я]/,
    ]) {
      expect(text).toMatch(style);
    }
  });
});
