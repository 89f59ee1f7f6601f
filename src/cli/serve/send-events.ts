import type { IncomingMessage, ServerResponse } from "node:http";
import type { LiveSite, SiteEvent } from "./live-site.ts";

/** A comment line keeps proxies and browsers from closing a stream that says nothing. */
const HEARTBEAT_MS = 25_000;

/** Bytes that may wait for a slow reader. */
const MOST_WAITING = 4 * 1024 * 1024;

/**
 * Server-sent events: `hello {digest}` at once (what is served now), then `whole {digest}` for each new graph,
 * `stale {digest, diagnostics}` when a saved file has an error and the last good graph is served, `faulty {diagnostics}` when there was
 * none, and `trouble {message}` when the machine or Entente fails.
 */
export function sendEvents(site: LiveSite, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    Connection: "keep-alive",
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  response.write(message("hello", { digest: site.digest }));
  if (site.state && site.state.type !== "whole") response.write(eventMessage(site.state));
  const stop = site.listen((event) => {
    // One that does not read what it asked for would fill the memory.
    if (response.writableLength > MOST_WAITING) response.destroy();
    else response.write(eventMessage(event));
  });
  const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
  response.on("close", () => {
    clearInterval(heartbeat);
    stop();
  });
}

function eventMessage({ type, ...data }: SiteEvent): string {
  return message(type, data);
}

/** JSON has no raw line breaks, so it is one `data` line. */
function message(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
