import { readFileSync } from "node:fs";

/** Name and version of the installed package. */
export function ownPackage(): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
}

/** The version of the installed package. */
export function version(): string {
  return ownPackage().version;
}
