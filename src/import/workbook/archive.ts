import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { WorkbookFault } from "./fault.ts";

/** The parts of a workbook. */
export interface Archive {
  has(path: string): boolean;
  /** The text of a part, in pieces, unpacked as it is asked for. */
  text(path: string): AsyncIterable<string>;
}

/** The header of compound files: workbooks of Excel 97, and all that Excel encrypts. */
const COMPOUND = "d0cf11e0a1b11ae1";
/** XML of sheets is packed to a tenth or a twentieth. What shrinks to less than a hundredth holds nothing but itself. */
const MOST_RATIO = 100;
const SMALL = 16 * 1024 * 1024;
const AS_XLSX = "open it in a spreadsheet and save it as .xlsx";

/** Opens the ZIP archive that a workbook is. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  refuseCompound(bytes);
  const { file, entries } = await readEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (entries.has("xl/workbook.bin")) throw new WorkbookFault("it is a binary workbook (.xlsb)", AS_XLSX);
  if (!entries.has("[content_types].xml"))
    throw entries.has("content.xml") && entries.has("mimetype")
      ? new WorkbookFault("it is an OpenDocument file (.ods)", AS_XLSX)
      : new WorkbookFault("it is a ZIP archive, but not a workbook");
  return {
    has: (path) => entries.has(path.toLowerCase()),
    async *text(path) {
      const entry = entries.get(path.toLowerCase());
      if (entry === undefined) throw new WorkbookFault(`it lacks its part ${path}`);
      yield* textOf(file, entry);
    },
  };
}

function refuseCompound(bytes: Uint8Array): void {
  if (Buffer.from(bytes.subarray(0, 8)).toString("hex") !== COMPOUND) return;
  const isEncrypted = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
  throw isEncrypted
    ? new WorkbookFault("it is encrypted", "save it without a password")
    : new WorkbookFault("it is a workbook of Excel 97 (.xls)", AS_XLSX);
}

/** Entries by their names, in which case does not count. */
async function readEntries(
  bytes: Buffer,
): Promise<{ readonly file: ZipFile; readonly entries: ReadonlyMap<string, Entry> }> {
  const entries = new Map<string, Entry>();
  return await asFault("it is not a ZIP archive, or is incomplete", async () => {
    const file = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
    for await (const entry of file.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
    return { file, entries };
  });
}

async function* textOf(file: ZipFile, entry: Entry): AsyncGenerator<string> {
  const { fileName, compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted()) throw new WorkbookFault("it is encrypted", "save it without a password");
  if (uncompressedSize > SMALL && uncompressedSize > MOST_RATIO * compressedSize)
    throw new WorkbookFault(`its part ${fileName} unpacks to more than ${MOST_RATIO} times its size`);
  const damaged = `its part ${fileName} is damaged`;
  const stream = await asFault(damaged, () => file.openReadStreamPromise(entry));
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let decoder: TextDecoder | null = null;
  let sum = 0;
  try {
    for (;;) {
      const { done, value } = await asFault(damaged, () => chunks.next());
      if (done === true) break;
      sum = crc32(value, sum);
      decoder ??= new TextDecoder(value[0] === 0xff && value[1] === 0xfe ? "utf-16le" : "utf-8", { fatal: true });
      const text = decoded(decoder, value, damaged);
      if (text !== "") yield text;
    }
    if (decoder !== null && decoded(decoder, undefined, damaged) !== "") throw new WorkbookFault(damaged);
    if (sum !== entry.crc32) throw new WorkbookFault(damaged);
  } finally {
    stream.destroy();
  }
}

function decoded(decoder: TextDecoder, chunk: Buffer | undefined, damaged: string): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw new WorkbookFault(`${damaged}: it is not UTF-8`);
    throw error;
  }
}

/** yauzl and zlib tell of bad bytes by plain errors; nothing else can fail here, since the bytes are in memory. */
async function asFault<T>(reason: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Error && !(error instanceof TypeError) && !(error instanceof RangeError))
      throw new WorkbookFault(reason);
    throw error;
  }
}
