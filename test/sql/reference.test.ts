import { expect, test } from "vitest";
import { tablesMarkdown, tablesText } from "../../src/sql/reference.ts";
import { TABLES } from "../../src/sql/tables.ts";
import { VIEWS } from "../../src/sql/views.ts";

// Fails when the page differs from what the code says; `npx vitest run test/sql/reference -u` writes it anew.
test("docs/sql.md is what the code says", async () => {
  await expect(tablesMarkdown()).toMatchFileSnapshot("../../docs/sql.md");
});

test("every table and view is described, with a question", () => {
  const text = tablesText();
  for (const { name, description, columns } of TABLES) {
    expect(text).toContain(`\n  ${description}\n`);
    expect(new Set(columns.map((column) => column.name)).size, name).toBe(columns.length);
  }
  for (const { description, example } of VIEWS) {
    expect(text).toContain(description);
    expect(example.question).toMatch(/\?$/);
  }
});
