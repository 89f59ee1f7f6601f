import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { buildProject } from "../../src/build.ts";
import { LiveSite } from "../../src/cli/serve/live-site.ts";
import { handleRequests } from "../../src/cli/serve/request-handler.ts";
import { startServer } from "../../src/cli/serve/start-server.ts";
import { startWatching } from "../../src/cli/watch-project.ts";
import type { Host } from "../../src/host/host.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { projectHost } from "../../src/host/project-host.ts";

/** A page to open, and how to take it away again. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** The viewer as `npm run build:viewer` leaves it; VIEWER_BUILD names another folder. */
export function builtViewer(): Host {
  const folder = process.env["VIEWER_BUILD"] ?? "lib/viewer";
  if (!existsSync(join(folder, "single.html"))) throw new Error(`no viewer in ${folder}: npm run build:viewer`);
  return nodeHost(folder);
}

/** Under `entente serve`: in step with the files of the project. */
export async function serveLive(root: string): Promise<Site> {
  const site = new LiveSite({ root, host: projectHost(root) }, join(root, "served"), builtViewer());
  if ((await site.build()).length > 0) throw new Error(`the project in ${root} is broken`);
  const server = await startServer(handleRequests(site), 0);
  const stopWatching = startWatching(root, async () => {
    await site.build();
  });
  return {
    url: server.url,
    async close() {
      await stopWatching();
      await server.close();
    },
  };
}

export interface Build {
  readonly folder: string;
  /** The one offline file, as a `file://` address. */
  readonly single: string;
  remove(): void;
}

/** What `entente build` writes, in a folder of its own. */
export function buildSite(root: string): Build {
  const folder = mkdtempSync(join(tmpdir(), "entente-site-"));
  const { failed, diagnostics } = buildProject(projectHost(root), nodeHost(folder), { viewer: builtViewer() });
  if (failed)
    throw new Error(`the project in ${root} is broken: ${diagnostics.map(({ message }) => message).join("; ")}`);
  return {
    folder,
    single: pathToFileURL(join(folder, "entente.html")).href,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

/** A plain web host that knows nothing of the site: no headers, no events, and errors for what is not there. */
export async function serveFolder(folder: string): Promise<Site> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const file = join(folder, path === "/" ? "index.html" : path);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : ""}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
