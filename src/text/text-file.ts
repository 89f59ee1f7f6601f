import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";

/** A file's characters. Offsets everywhere are UTF-16 code units of `text`. */
export interface TextFile {
  /** Project-relative path with `/`. */
  readonly path: string;
  readonly text: string;
  /** No tab, carriage return, line separator or byte order mark is in it, as is known already. */
  readonly plain?: boolean;
}

/** Files of more bytes are reported and not read: one entity needs some kilobytes, and hostile YAML is slow to refuse. */
export const MAX_BYTES: number = 1024 * 1024;

const BOM = "\uFEFF";
const CONTROL = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/u;
/**
 * Any of the above, or a tab, a carriage return, a line or paragraph separator or a byte order mark: one search that nearly
 * always comes to nothing, in place of one for each.
 */
const UNPLAIN = /[^\n -~\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd]/;
const LONE_RETURN = /\r(?!\n)/g;
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** The characters of UTF-8, a byte order mark included. Throws where it is none. */
export function fromUtf8(bytes: Uint8Array): string {
  return strict.decode(bytes);
}

/**
 * Bytes to characters. `file` is absent where nothing sensible can be read. A byte order mark is reported and dropped.
 *
 * @param toText does what `fromUtf8` does
 */
export function decode(
  path: string,
  bytes: Uint8Array,
  toText: typeof fromUtf8 = fromUtf8,
): { file?: TextFile; findings: Finding[] } {
  if (bytes.length > MAX_BYTES) return { findings: [tooLarge(path, bytes.length)] };
  let text: string;
  try {
    text = toText(bytes);
  } catch (error) {
    if (!isNotUtf8(error)) throw error;
    return { findings: [notUtf8(path, bytes)] };
  }
  if (!UNPLAIN.test(text)) return { file: { path, text, plain: true }, findings: [] };
  const findings: Finding[] = [];
  if (text.startsWith(BOM)) {
    text = text.slice(1);
    findings.push(finding("byte-order-mark", {}, { file: path, start: 0, end: 0 }));
  }
  // To YAML a carriage return alone ends a line; to its parser it does not. As long as what it replaces: no offset moves.
  if (text.includes("\r")) text = text.replace(LONE_RETURN, "\n");
  const control = CONTROL.exec(text);
  if (control) {
    const character = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    const place = { file: path, start: control.index, end: control.index + 1 };
    return { findings: [...findings, finding("control-character", { character }, place)] };
  }
  return { file: { path, text }, findings };
}

/** What a strict decoder throws: a TypeError as well, but with a code in Node, and without one in browsers. */
function isNotUtf8(error: unknown): boolean {
  return error instanceof TypeError && (!("code" in error) || error.code === "ERR_ENCODING_INVALID_ENCODED_DATA");
}

/** For a caller that knows the size before it reads. */
export function tooLarge(path: string, size: number): Finding {
  return finding("file-too-large", { size, limit: MAX_BYTES }, { file: path, start: 0, end: 0 });
}

/** Reads what can be read, so that a code frame can show the line of a bad byte. */
export function decodeForDisplay(bytes: Uint8Array): string {
  const text = lenient.decode(bytes);
  return text.startsWith(BOM) ? text.slice(1) : text;
}

function notUtf8(path: string, bytes: Uint8Array): Finding {
  const good = validPrefix(bytes);
  const start = decodeForDisplay(bytes.subarray(0, good)).length;
  const byte = `0x${(bytes[good] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
  return finding("not-utf8", { byte, isUtf16: utf16Of(bytes) !== null }, { file: path, start, end: start + 1 });
}

/** The encoding of bytes that begin with the byte order mark of UTF-16. */
export function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** How many bytes from the start are whole, valid characters. */
function validPrefix(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (size > 1) {
      try {
        strict.decode(bytes.subarray(at, at + size));
      } catch (error) {
        if (!isNotUtf8(error)) throw error;
        return at;
      }
    }
    at += size;
  }
  return at;
}
