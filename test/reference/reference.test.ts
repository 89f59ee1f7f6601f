import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createProgram } from "../../src/cli/program.ts";
import { listDiagnostics } from "../../src/diagnostics/registry.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { readFolder } from "../../src/parse/read-folder.ts";
import { loadSchema } from "../../src/schema/load-schema.ts";
import { cliPage } from "./cli-page.ts";
import { dataFilesPage } from "./data-files-page.ts";
import { diagnosticsPage } from "./diagnostics-page.ts";
import { importPage } from "./import-page.ts";
import { projectPage } from "./project-page.ts";
import { schemaFilesPage } from "./schema-files-page.ts";
import { schemaPage } from "./schema-page.ts";

const { schema } = loadSchema(readFolder(nodeHost("."), "schema").documents);

// These fail when a page differs from what the code says; `npx vitest run test/reference -u` writes them anew.
it.each([
  ["docs/diagnostics.md", diagnosticsPage()],
  ["docs/schema.md", schemaPage(schema)],
  ["docs/data-files.md", dataFilesPage(schema)],
  ["docs/schema-files.md", schemaFilesPage(schema)],
  ["docs/project.md", projectPage()],
  ["docs/import.md", importPage()],
  ["docs/cli.md", cliPage(createProgram())],
])("%s is what the code says", async (path, page) => {
  await expect(page).toMatchFileSnapshot(`../../${path}`);
});

it("documents every diagnostic, once", () => {
  const page = diagnosticsPage();
  for (const { code, name } of listDiagnostics()) expect(page.split(`### ${code} ${name}\n`)).toHaveLength(2);
});

it("is linked from the README", () => {
  if (!existsSync("README.md")) return;
  const readme = readFileSync("README.md", "utf8");
  for (const page of ["project", "import", "data-files", "schema-files", "diagnostics", "schema", "cli"])
    expect(readme).toContain(`docs/${page}.md`);
});
