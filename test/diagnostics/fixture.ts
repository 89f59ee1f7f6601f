import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Host } from "../../src/host/host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { madeOf, overlay } from "./overlay.ts";

export const FIXTURES: string = resolve("test/fixtures/diagnostics");
export const clean: Host = overlay(shippedSchema(), nodeHost(resolve("test/fixtures/clean-project")));

/** Each fixture is the clean project with one or two files replaced or added. */
export function fixture(name: string): Host | undefined {
  const made = madeOf[name];
  if (made !== undefined) return overlay(clean, made);
  const folder = resolve(FIXTURES, name);
  return existsSync(folder) ? overlay(clean, nodeHost(folder)) : undefined;
}

/** The repository's schema/ without its data/. */
function shippedSchema(): Host {
  const host = nodeHost(resolve("."));
  return {
    ...host,
    list: (folder) => (folder === "schema" || folder === "" ? host.list("schema") : { files: [], loops: [] }),
  };
}
