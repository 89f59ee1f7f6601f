import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type Encoding, encodingFor, namesTag, partOf } from "./negotiate.ts";
import type { SiteFile } from "./site-file.ts";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  map: "application/json; charset=utf-8",
  gexf: "application/gexf+xml; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  gz: "application/gzip",
  woff2: "font/woff2",
  wasm: "application/wasm",
};

const COMPRESSED = new Set(["png", "ico", "woff2", "gz"]);
/** Below, there is nothing to gain; above, sending to the same machine takes less time than compressing. */
const [LEAST, MOST] = [1024, 32 * 1024 * 1024];

const compressors: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: promisify(gzip),
};

/** What has been compressed, for as long as the build that it is of is served. */
const compressed = new WeakMap<SiteFile, Map<Encoding, Promise<Buffer>>>();

/** Answers with a file: whole or in part, compressed where the reader takes that, or "not modified". Rejects where it cannot be read. */
export async function sendFile(file: SiteFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const ending = file.path.slice(file.path.lastIndexOf(".") + 1);
  response.setHeader("Content-Type", TYPES[ending] ?? "application/octet-stream");
  // A reader may keep a copy, and asks each time whether it is still right.
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("Accept-Ranges", "bytes");
  const { range, "if-range": ifRange, "if-none-match": ifNoneMatch } = request.headers;
  const mayCompress = !COMPRESSED.has(ending) && file.size >= LEAST && file.size <= MOST;
  if (mayCompress) response.setHeader("Vary", "Accept-Encoding");
  const encoding = mayCompress && range === undefined ? encodingFor(request.headers["accept-encoding"]) : null;
  const tag = `"${file.tag}${encoding === null ? "" : `-${encoding}`}"`;
  response.setHeader("ETag", tag);
  if (namesTag(ifNoneMatch, tag)) {
    response.writeHead(304).end();
    return;
  }
  const isHead = request.method === "HEAD";
  if (encoding !== null) {
    const bytes = await compress(file, encoding);
    response.writeHead(200, { "Content-Encoding": encoding, "Content-Length": bytes.length });
    await send(isHead ? [] : [bytes], response);
    return;
  }
  const part = ifRange === undefined || ifRange === tag ? partOf(range, file.size) : null;
  if (part === "none") {
    response.removeHeader("ETag");
    response.writeHead(416, { "Content-Type": "text/plain; charset=utf-8", "Content-Range": `bytes */${file.size}` });
    response.end(isHead ? undefined : `The file has ${file.size} bytes.\n`);
    return;
  }
  const { start, end } = part ?? { start: 0, end: file.size };
  // Opened before the first header is sent: what cannot be read can still be answered with an error.
  const content = isHead ? [] : await file.read(start, end);
  if (part !== null) response.setHeader("Content-Range", `bytes ${start}-${end - 1}/${file.size}`);
  response.writeHead(part === null ? 200 : 206, { "Content-Length": end - start });
  await send(content, response);
}

async function compress(file: SiteFile, encoding: Encoding): Promise<Buffer> {
  const known = compressed.get(file) ?? new Map<Encoding, Promise<Buffer>>();
  compressed.set(file, known);
  const before = known.get(encoding);
  if (before !== undefined) return await before;
  const made = file.read().then(buffer).then(compressors[encoding]);
  known.set(encoding, made);
  // What could not be read now may be readable later.
  made.catch((_error: unknown) => known.delete(encoding));
  return await made;
}

async function send(content: Readable | readonly Buffer[], response: ServerResponse): Promise<void> {
  const source = content instanceof Readable ? content : Readable.from(content, { objectMode: false });
  try {
    await pipeline(source, response);
  } catch (error) {
    // The reader went away midway, which is not an error of ours.
    if (!isClosed(error)) throw error;
  }
}

function isClosed(error: unknown): boolean {
  const codes = ["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_DESTROYED", "ECONNRESET", "EPIPE", "ECANCELED"];
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
