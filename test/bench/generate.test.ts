import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { isLong } from "../helpers/runs.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";
import { generate } from "./generate/project.ts";
import { peerSchema } from "./peer-schema.ts";

/** So many files have every style of every hand; to check them against the peers' schema takes the most time. */
const FILES = isLong ? 800 : 300;
const files = [...generate(FILES, 42)];

describe("a generated project", () => {
  it("is the same each time, and another one for another seed", () => {
    expect([...generate(FILES, 42)]).toEqual(files);
    expect([...generate(FILES, 43)]).not.toEqual(files);
  });

  it("passes check, and has the relations and claims that it should", () => {
    const host = memoryHost(new Map([...shippedSchema(), ...files.map(({ path, text }) => [path, text] as const)]));
    const { dataset, diagnostics } = checkProject(host);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const facts = dataset?.facts ?? [];
    expect(facts.length / FILES).toBeGreaterThan(4);
    expect(facts.reduce((sum, fact) => sum + fact.claims.length, 0) / FILES).toBeGreaterThan(5.5);
  });

  it("is valid by the schema that the peers validate against", () => {
    const folder = mkdtempSync(join(tmpdir(), "entente-peers-"));
    cpSync("schema", join(folder, "schema"), { recursive: true });
    const { shared, types } = peerSchema(folder);
    const ajv = new Ajv2020({ strict: false, schemas: shared });
    const validators = new Map(Object.entries(types).map(([type, schema]) => [type, ajv.compile(schema)]));
    for (const { path, text } of files) {
      const document = parse(text, { schema: "core" }) as { readonly type: string };
      const validate = validators.get(document.type);
      expect([validate?.(document), validate?.errors], path).toEqual([true, null]);
    }
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
