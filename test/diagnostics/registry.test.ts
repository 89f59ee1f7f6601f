import { describe, expect, it } from "vitest";
import { findDiagnostic, finding, listDiagnostics } from "../../src/diagnostics/registry.ts";

describe("the registry", () => {
  const all = listDiagnostics();

  it("has each code and each name once", () => {
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(new Set(all.map(({ code }) => code.slice(1))).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(40);
  });

  it.each(all.map((entry) => [entry.code, entry] as const))("%s is well formed", (_, entry) => {
    expect(entry.code).toMatch(entry.severity === "error" ? /^E\d{4}$/ : /^W\d{4}$/);
    expect(entry.name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/);
    expect(entry.title).toMatch(/^[A-Z].*[^.]$/);
    expect(entry.explanation).toMatch(/[.)]$/);
    expect(entry.bad).not.toBe(entry.good);
    expect(entry.bad.trim()).not.toBe("");
    expect(entry.good.trim()).not.toBe("");
  });

  it("is sorted by number", () => {
    const numbers = all.map(({ code }) => code.slice(1));
    expect(numbers.toSorted()).toEqual(numbers);
  });

  it("finds by code or name in any letter case, and nothing that is not its own", () => {
    expect(findDiagnostic(" e1103 ")?.name).toBe("duplicate-key");
    expect(findDiagnostic("Duplicate-Key")?.code).toBe("E1103");
    expect(findDiagnostic("constructor")).toBeUndefined();
  });
});

it("a finding takes its words from the registry, and its parameters from the compiler", () => {
  const place = { file: "a.yaml", start: 0, end: 1 };
  expect(finding("duplicate-key", { key: "name" }, place, { hint: "h" })).toEqual({
    name: "duplicate-key",
    message: "The key `name` is in this mapping twice.",
    place,
    hint: "h",
  });
  // @ts-expect-error no such diagnostic
  expect(() => finding("duplicate-kye", { key: "name" }, place)).toThrow();
  // @ts-expect-error the parameter is called `key`
  finding("duplicate-key", { kye: "name" }, place);
});
