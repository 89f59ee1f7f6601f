/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: string | Blob, type: string): void {
  const blob = typeof content === "string" ? new Blob([content], { type }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; a revoked address earlier would stop it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
