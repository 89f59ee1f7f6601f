import { statSync } from "node:fs";
import { get, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LiveSite } from "../../../src/cli/serve/live-site.ts";
import { handleRequests } from "../../../src/cli/serve/request-handler.ts";
import { type Started, startServer } from "../../../src/cli/serve/start-server.ts";
import { startWatching } from "../../../src/cli/watch-project.ts";
import { projectHost } from "../../../src/host/project-host.ts";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";
import { settle } from "../../pipeline/settled.ts";

function siteOf(root: string): LiveSite {
  return new LiveSite({ root, host: projectHost(root) }, join(root, "served"));
}

interface Node {
  readonly key: string;
  readonly attributes: { readonly x: number; readonly y: number };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

describe("entente serve", () => {
  let project: Folder;
  let site: LiveSite;
  let server: Started;

  beforeEach(async () => {
    project = harbourFolder();
    site = siteOf(project.path);
    await site.build();
    server = await startServer(handleRequests(site), 0);
  });
  afterEach(async () => {
    await server.close();
    project.remove();
  });

  const port = () => Number(new URL(server.url).port);

  /** Sends the path as it is: `fetch` would tidy it first. */
  function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port: port(), path, method, headers }, (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (text) => {
          body += text;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      sent.on("error", reject).end();
    });
  }

  it("serves the page and the data, with headers that let nothing else in", async () => {
    const page = await ask("/");
    expect([page.status, page.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.headers["x-content-type-options"]).toBe("nosniff");
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self';");
    expect(page.headers["access-control-allow-origin"]).toBeUndefined();
    const graph = await ask("/graph.json?v=1");
    expect(JSON.parse(graph.body).attributes.digest).toBe(site.digest);
    const head = await ask("/graph.gexf", {}, "HEAD");
    expect([head.status, head.body]).toEqual([200, ""]);
  });

  it("listens on loopback only", () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it("refuses every name but its own, whatever resolves to it", async () => {
    for (const host of [
      "evil.example",
      `evil.example:${port()}`,
      "127.0.0.1.evil.example",
      "localhost.evil.example:80",
      "localhost:1:2",
    ]) {
      const { status, body } = await ask("/graph.json", { Host: host });
      expect([host, status, body.includes("norland")]).toEqual([host, 403, false]);
    }
    for (const host of [`localhost:${port()}`, `127.0.0.1:${port()}`, `[::1]:${port()}`, "LOCALHOST"]) {
      expect((await ask("/graph.json", { Host: host })).status).toBe(200);
    }
  });

  it("serves nothing but its own files, however the path is written", async () => {
    const paths = [
      ...["/../package.json", "/..%2fpackage.json", "/%2e%2e/%2e%2e/etc/passwd", "/....//etc/passwd", "//etc/passwd"],
      ...[
        "/data/states/norland.yaml",
        "/..\\..\\etc\\passwd",
        "/%00",
        "/%",
        "/constructor",
        "/__proto__",
        "/entente.html",
      ],
      `/${"../".repeat(20)}etc/passwd`,
    ];
    for (const path of paths) expect([path, (await ask(path)).status]).toEqual([path, 404]);
    expect((await ask("http://evil.example/etc/passwd")).status).toBe(404);
  });

  it("only answers questions", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) expect((await ask("/", {}, method)).status).toBe(405);
  });

  it("survives a client that speaks no HTTP or goes away midway", async () => {
    await new Promise<void>((done) => {
      const socket = connect(port(), "127.0.0.1", () => socket.end("\u0000\u0001 nonsense\r\n\r\n"));
      socket
        .on("error", () => {})
        .on("close", () => done())
        .resume();
    });
    await new Promise<void>((done) => {
      get(`${server.url}graph.json`, (response) => response.destroy())
        .on("error", () => {})
        .on("close", () => done());
    });
    expect((await ask("/")).status).toBe(200);
  });

  it("takes the next free port where one is taken", async () => {
    const second = await startServer(handleRequests(site), port());
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port());
    await second.close();
  });

  it("serves the findings of a project that is broken from the start, and the graph once it is whole", async () => {
    project.write("data/states/ostia.yaml", "type: state\nname: Ostia\nrelations: {borders: <b>}\n");
    const broken = siteOf(project.path);
    await broken.build();
    const other = await startServer(handleRequests(broken), 0);
    try {
      const page = await (await fetch(other.url)).text();
      expect(page).toContain("data/states/ostia.yaml:3:22");
      expect(page).toContain("relations: {borders: &lt;b&gt;}");
      expect((await fetch(`${other.url}broken.js`)).status).toBe(200);
      expect((await fetch(`${other.url}graph.json`)).status).toBe(404);
      const events = await openEvents(other.url);
      expect(await events.next()).toEqual({ event: "hello", data: { digest: null } });
      expect((await events.next()).event).toBe("faulty");
      project.write("data/states/ostia.yaml", "type: state\nname: Ostia\n");
      await broken.build();
      expect(await events.next()).toEqual({ event: "whole", data: { digest: broken.digest } });
      expect(await (await fetch(other.url)).text()).not.toContain("There is no graph yet");
      events.close();
    } finally {
      await other.close();
    }
  });

  it("leaves every node where it is when another one comes", async () => {
    const places = async () => {
      const { nodes } = JSON.parse((await ask("/graph.json")).body) as { nodes: readonly Node[] };
      return new Map(nodes.map(({ key, attributes: { x, y } }) => [key, [x, y]]));
    };
    const before = await places();
    project.write("data/states/isle.yaml", "type: state\nname: Isle\nrelations: {borders: ostia}\n");
    await site.build();
    const after = await places();
    expect(after.has("isle")).toBe(true);
    after.delete("isle");
    expect(after).toEqual(before);
  });

  it("serves at the next start what the last one built", async () => {
    settle();
    await site.build();
    const written = () => statSync(join(project.path, "served/graph.json")).mtimeMs;
    const before = written();
    const next = siteOf(project.path);
    expect(await next.build()).toEqual([]);
    expect([next.digest, written()]).toEqual([site.digest, before]);
    expect(next.file("graph.json")).toBeDefined();
  });

  it("tells open pages of a new graph when a file changes, and keeps the last good one when a file breaks", async () => {
    const events = await openEvents(server.url);
    const stop = startWatching(project.path, async () => {
      await site.build();
    });
    try {
      const first = site.digest;
      expect(await events.next()).toEqual({ event: "hello", data: { digest: first } });
      // The watcher is ready only when it says so by a first event; write until it hears.
      const timer = setInterval(
        () => project.write("data/states/ostia.yaml", "type: state\nname: Ostia the Great\n"),
        300,
      );
      const rebuilt = await events.next();
      clearInterval(timer);
      expect(rebuilt.event).toBe("whole");
      expect(rebuilt.data.digest).not.toBe(first);
      expect((await ask("/graph.json")).body).toContain("Ostia the Great");

      project.write("data/states/ostia.yaml", "type: state\nname: Ostia\nrelations: {borders: nowhere}\n");
      const broken = await events.next();
      expect(broken.event).toBe("stale");
      expect(broken.data.digest).toBe(rebuilt.data.digest);
      expect(broken.data.diagnostics?.[0]).toMatchObject({
        name: "unresolved-reference",
        file: "data/states/ostia.yaml",
        line: 3,
      });
      const { digest } = JSON.parse((await ask("/graph.json")).body).attributes;
      expect(digest).toBe(rebuilt.data.digest);

      project.write("data/states/ostia.yaml", "type: state\nname: Ostia the Great\n");
      expect(await events.next()).toEqual({ event: "whole", data: { digest } });
    } finally {
      await stop();
      events.close();
    }
  });
});

interface PageEvent {
  readonly event: string;
  readonly data: { readonly digest?: string; readonly diagnostics?: readonly unknown[] };
}

/** What an EventSource would hear, one at a time. */
async function openEvents(url: string): Promise<{ next(): Promise<PageEvent>; close(): void }> {
  const abort = new AbortController();
  const response = await fetch(`${url}events`, { signal: abort.signal });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  if (!response.body) throw new Error("no event stream");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  return {
    async next(): Promise<PageEvent> {
      for (;;) {
        const match = /^event: (.*)\ndata: (.*)\n\n/m.exec(heard);
        if (match) {
          heard = heard.slice(match.index + match[0].length);
          return { event: match[1] ?? "", data: JSON.parse(match[2] ?? "") };
        }
        const { value, done } = await reader.read();
        if (done) throw new Error("the stream ended");
        heard += value;
      }
    },
    close: () => abort.abort(),
  };
}
