/** What chunks of a file say together. A character may lie across two of them. */
export function textOf(chunks: Iterable<string | Uint8Array>): string {
  const parts = Array.from(chunks, (chunk) => (typeof chunk === "string" ? Buffer.from(chunk) : chunk));
  return Buffer.concat(parts).toString("utf8");
}
