import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findDiagnostic } from "../../src/diagnostics/registry.ts";
import { RULES } from "../../src/rules/check-rules.ts";

/** The lists in which rules of each type may be: the type says what a rule looks at, the list when it is asked again. */
const LISTS: Readonly<Record<string, readonly unknown[]>> = {
  FactRule: [...RULES.facts, ...RULES.fits],
  DateRule: RULES.dates,
  EntityRule: [...RULES.entities, ...RULES.entityWarnings, ...RULES.entityFits],
  ProjectRule: Object.values(RULES.project),
};

/** Asked by the pipeline itself, which knows in what order facts of several files are looked at. */
const ELSEWHERE = ["duplicateFact"];

const files = readdirSync("src/rules", { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts"));
const rules = files.flatMap((name) => {
  const text = readFileSync(`src/rules/${name}`, "utf8");
  const declared = [...text.matchAll(/^export const (\w+): (\w+)/gm)];
  return declared.map(([, rule = "", type = ""]) => ({ file: name, rule, type }));
});

describe("a rule", () => {
  it("is in every file that finds something", () => {
    const finding = files.filter((name) => /\bfinding\(/.test(readFileSync(`src/rules/${name}`, "utf8")));
    expect(finding.filter((name) => !rules.some(({ file }) => file === name))).toEqual([]);
  });

  it("declares its scope, and is asked within it", async () => {
    expect(rules.length).toBeGreaterThan(30);
    for (const { file, rule, type } of rules) {
      if (ELSEWHERE.includes(rule) || rule === "RULES") continue;
      const place = `../../src/rules/${file}`;
      const module = (await import(/* @vite-ignore */ place)) as Record<string, unknown>;
      expect(LISTS[type], `${file}: ${rule} is of no scope`).toBeDefined();
      expect(LISTS[type], `${file}: ${rule} is in no list`).toContain(module[rule]);
    }
    expect(rules.length - ELSEWHERE.length - 1).toBe(Object.values(LISTS).flat().length);
  });

  it("is asked where errors alone are told, if it may find one", async () => {
    const passedOver: unknown[] = [
      ...RULES.entityWarnings,
      ...Object.values(RULES.project).filter(({ findsErrors }) => !findsErrors),
    ];
    let looked = 0;
    for (const { file, rule } of rules) {
      const module = (await import(/* @vite-ignore */ `../../src/rules/${file}`)) as Record<string, unknown>;
      if (!passedOver.includes(module[rule])) continue;
      const told = [...readFileSync(`src/rules/${file}`, "utf8").matchAll(/\bfinding\(\s*"([a-z-]+)"/g)];
      expect(told.length, `${file} names no finding`).toBeGreaterThan(0);
      for (const [, name = ""] of told) expect(findDiagnostic(name)?.severity, `${file}: ${name}`).toBe("warning");
      looked += 1;
    }
    expect(looked).toBe(passedOver.length);
  });
});
