import { type ArchivedCopy, readText, type Unreadable } from "./archived-copy.ts";
import { readHtml } from "./read-html.ts";
import { readPdf } from "./read-pdf.ts";

/** Kinds of files that people keep and that are not read, by their ending. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ...["doc", "docx", "odt", "rtf"].map((ending) => [ending, "a word processor's document"] as const),
  ...["xls", "xlsx", "ods"].map((ending) => [ending, "a spreadsheet"] as const),
  ...["ppt", "pptx", "odp"].map((ending) => [ending, "a presentation"] as const),
  ...["png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "heic"].map((ending) => [ending, "a picture"] as const),
  ...["mp3", "m4a", "wav", "ogg", "flac"].map((ending) => [ending, "a recording"] as const),
  ...["mp4", "mov", "mkv", "webm", "avi"].map((ending) => [ending, "a video"] as const),
  ...["mht", "mhtml", "warc", "wacz", "eml", "epub", "zip", "gz"].map((ending) => [ending, "an archive file"] as const),
]);

/** Reads a copy by what it is: PDF, HTML or plain text. */
export async function readCopy(name: string, bytes: Uint8Array): Promise<ArchivedCopy | Unreadable> {
  if (startsWith(bytes, "%PDF-")) return await readPdf(bytes);
  const ending = /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const other = OTHERS.get(ending);
  if (other !== undefined)
    return { unreadable: `is ${other}, which \`verify\` cannot read: keep it as PDF, HTML or text` };
  const head = decodeWith("latin1", bytes.subarray(0, 2048)) ?? "";
  const isHtml = /^(?:html?|xhtml)$/.test(ending) || /^(?:\uFEFF|ï»¿)?\s*(?:<!doctype html|<html)/i.test(head);
  const text = decode(bytes, isHtml ? charsetOf(head) : undefined);
  if (text === undefined || text.includes("\0"))
    return { unreadable: "is not text in UTF-8, nor a PDF or a web page: keep it as one of these" };
  return isHtml ? readHtml(text) : readText(text);
}

/** @param declared the encoding that a page names */
function decode(bytes: Uint8Array, declared: string | undefined): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeWith("utf-16le", bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeWith("utf-16be", bytes);
  return decodeWith("utf-8", bytes) ?? (declared === undefined ? undefined : decodeWith(declared, bytes));
}

function charsetOf(head: string): string | undefined {
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}

function decodeWith(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    // In one piece, Node takes windows-1252 for latin1.
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  } catch (error) {
    // An encoding that does not exist, or bytes that are not in it.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  // Some programs write a few bytes before the mark, as readers allow.
  return decodeWith("latin1", bytes.subarray(0, 1024))?.includes(text) ?? false;
}
