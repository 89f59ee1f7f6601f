import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockYaml } from "../../src/fmt/block-yaml.ts";
import { draftOf } from "../../src/fmt/draft.ts";
import { editYaml } from "../../src/fmt/edit-yaml.ts";
import { FILE_ORDER } from "../../src/fmt/key-order.ts";
import { documentOf } from "../../src/parse/read-folder.ts";
import { runs } from "../helpers/runs.ts";

const text = fc.oneof(
  fc.constantFrom("Ostia", "NO", "12:30", "a: b", "2024-01-05", "x, y", "- z", "é\nü"),
  fc.string({ minLength: 1 }).filter((one) => one.trim() === one),
);
const word = fc.stringMatching(/^[a-z]{3,8}$/);
const entry = fc.record(
  { to: word, item: text, quantity: fc.integer(), at: text },
  { requiredKeys: ["to"], noNullPrototype: true },
);
const file = fc.record(
  {
    type: word,
    name: text,
    aliases: fc.array(text, { minLength: 1, maxLength: 4 }),
    identifiers: fc.dictionary(word, text, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
    built: fc.integer(),
    relations: fc.dictionary(word, fc.array(entry, { minLength: 1, maxLength: 4 }), {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
  },
  { requiredKeys: ["type", "name", "relations"], noNullPrototype: true },
);

const CLOSING = "# A comment.\n";

describe("an edit of a file", () => {
  it("replaces all items of a list where they are", () => {
    const before = { type: "state", name: "Ostia", aliases: ["a"] };
    const draft = draftOf(before);
    draft.value["aliases"] = ["b", "c"];
    const edited = editYaml("data/a.yaml", `${blockYaml(before, FILE_ORDER)}${CLOSING}`, before, draft);
    expect(edited).toBe(`type: state\nname: Ostia\naliases:\n  - b\n  - c\n${CLOSING}`);
  });

  it("comes to the same in a file that is as it is written here as in one with a comment", () => {
    let edited = 0;
    const property = fc.property(file, file, fc.array(entry, { maxLength: 2 }), (before, other, added) => {
      const canonical = blockYaml(before, FILE_ORDER);
      const { document } = documentOf("data/a.yaml", Buffer.from(canonical));
      if (document === undefined) return;
      const draft = draftOf(document.value);
      const { relations, ...fields } = other;
      Object.assign(draft.value, fields);
      const own = draft.value["relations"] as Record<string, unknown[]>;
      for (const list of Object.values(own)) list.push(...added);
      for (const [type, list] of Object.entries(relations)) own[type] ??= list;
      const commented = editYaml("data/a.yaml", canonical + CLOSING, document.value, draft);
      edited += 1;
      expect(editYaml("data/a.yaml", canonical, document.value, draft)).toBe(commented?.replace(CLOSING, ""));
    });
    fc.assert(property, { numRuns: runs(12), seed: 19 });
    expect(edited).toBeGreaterThan(8);
  });
});
