import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import type { CellSpans } from "./cell-spans.ts";

/**
 * The text of a file, in pieces.
 * @throws TypeError where the bytes are not in the encoding
 */
export function* texts(chunks: Iterable<Uint8Array>, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

/** Whether `texts` threw because of the file's bytes. */
export function isEncodingFault(error: unknown): boolean {
  return error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA";
}

/** What is to be said of such bytes. */
export function encodingFault(name: string, encoding: string, line: number, spans: CellSpans): Finding {
  return finding(
    "unreadable-table",
    { reason: `it is not ${encoding}` },
    spans.span(name, { line, column: 1, length: 1, text: "" }),
    { hint: "say in the map how it is encoded: `encoding: windows-1252` or `encoding: utf-16le`, for example" },
  );
}
