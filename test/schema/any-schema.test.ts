import fc from "fast-check";
import { expect, it } from "vitest";
import { nodeHost } from "../../src/host/node-host.ts";
import type { Document } from "../../src/model/document.ts";
import { readFolder } from "../../src/parse/read-folder.ts";
import { checkProfile } from "../../src/schema/check-profile.ts";
import { editorProfile } from "../../src/schema/editor-profile.ts";
import { loadSchema } from "../../src/schema/load-schema.ts";
import { typesSource } from "../../src/schema/types-source.ts";
import { createValidator } from "../../src/validate/create-validator.ts";
import { aValue } from "../helpers/any-value.ts";
import { runs } from "../helpers/runs.ts";

const host = nodeHost(".");
const schemas = readFolder(host, "schema").documents;
const { documents } = readFolder(host, "data");
const validate = createValidator(loadSchema(schemas).schema);

/** One of these documents with one thing inside replaced by something else. */
const aDocument = (among: readonly Document[]): fc.Arbitrary<Document> =>
  fc
    .constantFrom(...among)
    .chain((document) => aValue([document.value]).map((value) => ({ ...document, value: value as Document["value"] })));

it("any shape of data is judged without a throw", () => {
  fc.assert(
    fc.property(fc.oneof(aDocument(documents), aMapping()), (document) => {
      for (const { name, message } of validate(document)) {
        expect(name).not.toBe("");
        expect(message).not.toContain("undefined");
        expect(message).not.toContain("[object");
      }
    }),
    { numRuns: runs(100) },
  );
});

it("any shape of a schema is read without a throw, and what is left of it works", () => {
  fc.assert(
    fc.property(fc.array(aDocument(schemas), { minLength: 1, maxLength: 3 }), (changed) => {
      const files = new Map(schemas.map((document) => [document.file, document]));
      for (const document of changed) files.set(document.file, document);
      const { schema, findings } = loadSchema([...files.values()]);
      for (const { message } of findings) expect(message).not.toContain("undefined");
      const check = createValidator(schema);
      for (const document of documents.slice(0, 40)) check(document);
      JSON.stringify([checkProfile(schema), editorProfile(schema, [])]);
      expect(typesSource(schema)).toContain("EntenteSchema");
    }),
    { numRuns: runs(20) },
  );
});

function aMapping(): fc.Arbitrary<Document> {
  return fc
    .dictionary(fc.constantFrom("type", "name", "relations", "from", "to", "claims", "x", "__proto__"), fc.anything())
    .map((value) => ({ file: "data/a.yaml", id: "a", value: { type: "state", ...value } }));
}
