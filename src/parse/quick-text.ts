import { isAscii } from "node:buffer";
import { fromUtf8 } from "../text/text-file.ts";

/** As `fromUtf8`. ASCII alone, which most files are, is read as Latin-1: that is a mere copy. */
export function quickText(bytes: Uint8Array): string {
  if (!isAscii(bytes)) return fromUtf8(bytes);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
