import { createHash } from "node:crypto";
import type { Dataset } from "../model/dataset.ts";
import { gather } from "./chunks.ts";
import { contentPieces } from "./facts-json.ts";

/** The first 16 hexadecimal digits of the SHA-256 of what facts.json says after its digest; the JSON is never held whole. */
export function digestOf(content: Pick<Dataset, "schema" | "entities" | "facts">): string {
  const hash = createHash("sha256");
  for (const chunk of gather(contentPieces(content))) hash.update(chunk);
  return hash.digest("hex").slice(0, 16);
}
