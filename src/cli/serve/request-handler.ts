import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { isSystemError } from "../../host/system-error.ts";
import type { LiveSite } from "./live-site.ts";
import { sendEvents } from "./send-events.ts";

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
  woff2: "font/woff2",
  wasm: "application/wasm",
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": POLICY,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  // By this a page knows that it may listen to /events; asking a host that has none would be an error in its console.
  "Entente-Live": "events",
};

/** Names under which this machine may ask. Any other name that resolves to it is somebody's trick (DNS rebinding). */
const OWN_NAMES: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Answers with the site's own files and nothing else: a path is looked up among them and never on a disk. */
export function handleRequests(site: LiveSite): RequestListener {
  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (!isOwnName(request.headers.host)) return refuse(response, 403, "This server answers only to localhost.");
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      return refuse(response, 405, "Only GET and HEAD.");
    }
    const path = pathOf(request.url ?? "/");
    if (path === "events") return sendEvents(site, request, response);
    const file = path === null ? undefined : site.file(path);
    if (!file) return refuse(response, 404, "There is no such file in this build.");
    return sendFile(file, request, response);
  };
}

function sendFile(
  file: { readonly path: string; chunks(): Iterable<string | Uint8Array> },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.setHeader(
    "Content-Type",
    TYPES[file.path.slice(file.path.lastIndexOf(".") + 1)] ?? "application/octet-stream",
  );
  // From loopback a file is as near as a cache, and never that of another version.
  response.setHeader("Cache-Control", "no-store");
  if (request.method === "HEAD") {
    response.writeHead(200).end();
    return;
  }
  // A reader that goes away midway is no error of ours.
  pipeline(Readable.from(file.chunks(), { objectMode: false }), response).catch((error: unknown) => {
    response.destroy();
    if (!isGone(error)) throw error;
  });
}

function isOwnName(host: string | undefined): boolean {
  return host !== undefined && OWN_NAMES.has(host.toLowerCase().replace(/:\d{1,5}$/, ""));
}

/** The file that a request names; null where its encoding is broken. */
function pathOf(url: string): string | null {
  const path = (url.split(/[?#]/, 1)[0] ?? "").replace(/^\//, "");
  try {
    return path === "" ? "index.html" : decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** The reader went away, or the file did. */
function isGone(error: unknown): boolean {
  return (
    isSystemError(error) || (error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE")
  );
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`${message}\n`);
}
