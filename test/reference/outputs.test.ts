import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { buildProject, checkProject } from "../../src/build.ts";
import { compileRows } from "../../src/compile/compile.ts";
import { MOST_FACTS } from "../../src/emit/single-file.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

const page = readFileSync("docs/outputs.md", "utf8");

it("names every file that a build writes, and every attribute that is not of the project's own schema", () => {
  const viewer = memoryHost(new Map([["index.html", ""]]));
  const { written } = buildProject(memoryHost(harbourProject()), memoryHost(new Map()), { viewer });
  const { dataset } = checkProject(memoryHost(harbourProject()));
  const graph = dataset && compileRows(dataset);
  for (const path of written) expect(page).toContain(`\`${path}\``);
  const names = new Set<string>();
  for (const rows of [graph?.nodes ?? [], graph?.edges ?? []]) {
    for (const { attributes } of rows) for (const name of Object.keys(attributes)) names.add(name);
  }
  for (const own of ["via", "signed"]) names.delete(own);
  expect([...names].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

it("names the limit of the single file", () => {
  expect(page).toContain(`beyond ${MOST_FACTS.toLocaleString("en-US")} facts`);
});
