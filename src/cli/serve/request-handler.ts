import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { ChangedFile } from "../../host/byte-range.ts";
import { isSystemError } from "../../host/system-error.ts";
import { faultName } from "../fault.ts";
import type { LiveSite } from "./live-site.ts";
import { sendEvents } from "./send-events.ts";
import { sendFile } from "./send-file.ts";

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

/** Names under which this machine may ask. Any other name that resolves to it is an attack (DNS rebinding). */
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
    answer(site, path, request, response).catch((error: unknown) => fail(site, error, response));
  };
}

async function answer(
  site: LiveSite,
  path: string | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = path === null ? undefined : site.file(path);
  if (path === null || !file) return refuse(response, 404, "There is no such file in this build.");
  try {
    await sendFile(file, request, response);
  } catch (error) {
    if (!isGone(error) || response.headersSent) throw error;
    // A build may have replaced the file while it was opened: then there is another one.
    await site.settled();
    const next = site.file(path);
    if (next === undefined || next === file) throw error;
    await sendFile(next, request, response);
  }
}

function isGone(error: unknown): error is Error {
  return isSystemError(error) || error instanceof ChangedFile;
}

/** What to say of a file that cannot be sent. Faults of ours are told by the site as well. */
function fail(site: LiveSite, error: unknown, response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else {
    for (const name of ["ETag", "Accept-Ranges", "Vary"]) response.removeHeader(name);
    refuse(
      response,
      500,
      isGone(error)
        ? `This file cannot be read now: ${error.message}. It is built again; try once more in a moment.`
        : `This is a fault in Entente: ${faultName(error)}. The terminal says more.`,
    );
  }
  if (isGone(error)) site.lose();
  else site.tellTrouble(error);
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

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
  response.end(`${message}\n`);
}
