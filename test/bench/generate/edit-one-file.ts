import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "./project.ts";

/** Another number in one file: what its fact says changes, and so do the outputs. */
export function editOneFile(project: string, entities: number, seed: number): void {
  let seen = 0;
  for (const { path } of generate(entities, seed)) {
    seen += 1;
    const file = join(project, path);
    if (seen < entities / 2 || !readFileSync(file, "utf8").includes("quantity: ")) continue;
    const raised = (_: string, low: string) => `quantity: ${Number(low) + 1} `;
    writeFileSync(file, readFileSync(file, "utf8").replace(/quantity: [~.]*(\d+)\S* /, raised));
    return;
  }
}
