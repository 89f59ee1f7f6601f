import { describe, expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import { readFolder } from "../../src/parse/read-folder.ts";
import { loadSchema } from "../../src/schema/load-schema.ts";
import { FLAG_NAMES } from "../../src/schema/relation-flags.ts";
import { relationTypeProfile } from "../../src/schema/schema-file-profile.ts";

const shipped = readFolder(nodeHost("."), "schema").documents;
const { schema } = loadSchema(shipped);

describe.each(FLAG_NAMES)("the flag `%s` of a relation type", (flag) => {
  it("is read, and takes `true` or `false`", () => {
    const own = (value: unknown) => ({
      file: "schema/relations/tows.yaml",
      id: "tows",
      value: { domain: ["state"], range: ["state"], [flag]: value },
    });
    const { schema: read, findings } = loadSchema([...shipped, own(true)]);
    expect(findings).toEqual([]);
    const others = FLAG_NAMES.filter((other) => other !== flag);
    expect(read.relations["tows"]?.[flag]).toBe(true);
    for (const other of others) expect(read.relations["tows"]?.[other], other).toBe(false);
    expect(loadSchema([...shipped, own("yes")]).findings).toHaveLength(1);
  });

  it("is completed by editors", () => {
    expect(relationTypeProfile(schema)).toHaveProperty(["properties", flag, "type"], "boolean");
  });
});
