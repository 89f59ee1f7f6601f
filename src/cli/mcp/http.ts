import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import {
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  validateHostHeader,
  validateOriginHeader,
} from "@modelcontextprotocol/server";

type Fetch = (request: Request) => Promise<Response>;

/**
 * Answers POST requests at /mcp by a web-standard handler. A page of another site may not ask, nor may one that only bears this
 * machine's address (DNS rebinding).
 */
export function answerHttp(fetch: Fetch, onFault: (error: unknown) => void): RequestListener {
  return (request, response) => {
    const refused = refusalOf(request);
    if (refused !== null) {
      response.writeHead(refused.status, { "Content-Type": "text/plain" }).end(`${refused.why}\n`);
      return;
    }
    answer(fetch, request, response).catch((error: unknown) => {
      onFault(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };
}

function refusalOf({ headers, url }: IncomingMessage): { readonly status: number; readonly why: string } | null {
  const isOwn =
    validateHostHeader(headers.host, localhostAllowedHostnames()).ok &&
    validateOriginHeader(headers.origin, localhostAllowedOrigins()).ok;
  if (!isOwn) return { status: 403, why: "This server answers only to programs on this machine." };
  if (new URL(url ?? "/", "http://localhost").pathname !== "/mcp") return { status: 404, why: "The address is /mcp." };
  return null;
}

async function answer(fetch: Fetch, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const left = new AbortController();
  response.on("close", () => left.abort());
  const method = request.method ?? "GET";
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const hasBody = method !== "GET" && method !== "HEAD";
  const asked = new Request(new URL(request.url ?? "/", "http://localhost"), {
    method,
    headers,
    signal: left.signal,
    ...(hasBody ? { body: Readable.toWeb(request) as ReadableStream, duplex: "half" } : {}),
  });
  const answered = await fetch(asked);
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body === null) response.end();
  else for await (const chunk of answered.body) response.write(chunk);
  response.end();
}
