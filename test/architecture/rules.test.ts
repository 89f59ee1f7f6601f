import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { RULES } from "../../src/rules/check-rules.ts";

/** The lists in which rules of each type may be: the type says what a rule looks at, the list when it is asked again. */
const LISTS: Readonly<Record<string, readonly unknown[]>> = {
  FactRule: [...RULES.facts, ...RULES.fits],
  DateRule: RULES.dates,
  EntityRule: [...RULES.entities, ...RULES.entityFits],
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
});
