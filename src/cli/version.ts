import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE } from "../host/library.ts";

/** Name and version of the installed package. */
export function ownPackage(): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
}

/** The version of the installed package. */
export function version(): string {
  return ownPackage().version;
}
