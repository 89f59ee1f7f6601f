import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { readFolder } from "../../src/parse/read-folder.ts";
import { loadSchema } from "../../src/schema/load-schema.ts";
import { typesSource } from "../../src/schema/types-source.ts";

const { schema } = loadSchema(readFolder(nodeHost("."), "schema").documents);
const source = typesSource(schema);

it("declares each relation with its inverse and its qualifiers", () => {
  expect(source).toContain('readonly "supplies": {\n      readonly inverse: "supplied by";');
  expect(source).toContain('readonly "to_whom": string;');
  expect(source).toContain('readonly "via"?: string | readonly (string)[];');
});

it("is TypeScript: right uses compile, wrong ones do not", () => {
  const folder = mkdtempSync(join(tmpdir(), "entente-types-"));
  try {
    writeFileSync(join(folder, "schema.ts"), source.replace('"entente-graph"', '"./quantity.ts"'));
    writeFileSync(join(folder, "quantity.ts"), "export interface Quantity { readonly min: number | null }\n");
    writeFileSync(
      join(folder, "use.ts"),
      `import type { EntenteSchema, RelationName } from "./schema.ts";
type Supply = EntenteSchema["relations"]["supplies"]["qualifiers"];
export const good: Supply = { item: "kn-23", stage: "delivered", quantity: { min: 3 } };
export const name: RelationName = "supplies";
// @ts-expect-error no such stage
export const stage: Supply = { stage: "lost" };
// @ts-expect-error no such relation
export const relation: RelationName = "suplies";
`,
    );
    const args = ["--noEmit", "--strict", "--allowImportingTsExtensions", "--ignoreConfig", "--module", "nodenext"];
    execFileSync(join("node_modules", ".bin", "tsc"), [...args, join(folder, "use.ts")], { stdio: "pipe" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("cannot be broken out of by a description", () => {
  const supplies = schema.relations["supplies"];
  if (!supplies) throw new Error("no supplies");
  const hostile = { ...supplies, description: "*/ process.exit(1) /*", inverse: '"; process.exit(1); "' };
  const written = typesSource({ families: {}, entities: {}, relations: { supplies: hostile } });
  expect(written).not.toContain("/** */");
  expect(written).toContain('"\\"; process.exit(1); \\""');
});
