import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { typesSource } from "../../src/schema/types-source.ts";
import { SMALL_SCHEMA } from "./small-graph.ts";

/** Inside the project, where `tsc` finds its packages. */
mkdirSync("node_modules/.cache", { recursive: true });
const folder = mkdtempSync(resolve("node_modules/.cache/entente-types-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = `import { openGraph, type Dataset } from "entente-graph";
import type { EntenteSchema } from "./entente-schema.ts";
declare const dataset: Dataset;
const graph = openGraph<EntenteSchema>(dataset);
`;

/** What a program that has generated its types may write. */
const GOOD = [
  'graph.facts("supplies").to("russia").where({ item: "kn-23", stage: ["planned", "delivered"], quantity: { atLeast: 3 }, when: { from: "2024" } });',
  'graph.facts("supplies", "strikes").at("russia");',
  'graph.facts().where({ item: "kn-23" });',
  'graph.facts("has_strength").where({ value: 900000 });',
  'graph.entities("state", "actor").which("supplied by", (supply) => supply.where({ stage: "planned" }));',
  'graph.these("russia").follow("supplied by").follow("led by");',
  'graph.match(["?a", "supplies", "?b", { where: { item: "?w" } }], ["?b", "struck by", "?a", { where: { with: "?w" } }]);',
  "const exact: string | null | undefined = graph.facts().first()?.object; void exact;",
];

/** One mistake a line. */
const BAD = [
  'graph.facts("suplies");',
  'graph.facts("supplies").where({ itm: "kn-23" });',
  'graph.facts("supplies").where({ stage: "deliverd" });',
  'graph.facts("supplies").where({ with: "kn-23" });',
  'graph.facts("supplies").where({ quantity: { atLeast: "3" } });',
  'graph.facts("supplies").supported("proven");',
  'graph.facts("supplies").contested("maybe");',
  'graph.entities("stat");',
  'graph.entities("state").which("supplied from");',
  'graph.entities("state").which("supplied by", (supply) => supply.where({ with: "kn-23" }));',
  'graph.these("russia").follow("suplied by");',
  'graph.match(["?a", "suplies", "?b"]);',
  'graph.match(["?a", "supplies", "?b", { where: { wth: "?w" } }]);',
  'graph.claims().stance("denys");',
];

test("a wrong relation, qualifier, value, type, level or stance does not compile; right ones do", () => {
  writeFileSync(join(folder, "entente-schema.ts"), typesSource(SMALL_SCHEMA));
  writeFileSync(join(folder, "good.ts"), `${HEAD}${GOOD.join("\n")}\n`);
  writeFileSync(join(folder, "bad.ts"), `${HEAD}${BAD.join("\n")}\n`);
  const options = { noEmit: true, paths: { "entente-graph": [resolve("src/browser.ts")] }, types: [] };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: resolve("tsconfig.json"),
      compilerOptions: options,
      include: ["*.ts"],
    }),
  );
  const errors = compile().filter(({ file }) => file !== "bad.ts");
  expect(errors).toEqual([]);
  const found = new Set(compile().map(({ line }) => BAD[line - 1 - HEAD.split("\n").length + 1]));
  expect(BAD.filter((mistake) => !found.has(mistake))).toEqual([]);
});

function compile(): { readonly file: string; readonly line: number; readonly message: string }[] {
  try {
    execFileSync(resolve("node_modules/.bin/tsc"), ["-p", folder, "--pretty", "false"], {
      cwd: folder,
      encoding: "utf8",
      stdio: "pipe",
    });
    return [];
  } catch (error) {
    const output = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
    return [...output.matchAll(/^(\S+?)\((\d+),\d+\): error (.*)$/gm)].map(
      ([, file = "", line = "", message = ""]) => ({ file, line: Number(line), message }),
    );
  }
}
