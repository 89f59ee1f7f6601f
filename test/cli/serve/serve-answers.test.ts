import { rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LiveSite } from "../../../src/cli/serve/live-site.ts";
import { encodingFor, namesTag, partOf } from "../../../src/cli/serve/negotiate.ts";
import { handleRequests } from "../../../src/cli/serve/request-handler.ts";
import { type Started, startServer } from "../../../src/cli/serve/start-server.ts";
import { projectHost } from "../../../src/host/project-host.ts";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

describe("what serve answers", () => {
  let project: Folder;
  let site: LiveSite;
  let server: Started;
  beforeEach(async () => {
    project = harbourFolder();
    site = new LiveSite({ root: project.path, host: projectHost(project.path) }, join(project.path, "served"));
    await site.build();
    server = await startServer(handleRequests(site), 0);
  });
  afterEach(async () => {
    await server.close();
    project.remove();
  });

  function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${server.url}${path}`, { method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part) => parts.push(part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        );
      });
      sent.on("error", reject).end();
    });
  }

  it("compresses for readers that take it, each with a tag of its own", async () => {
    const plain = await ask("graph.json");
    const [br, gzip, refused] = await Promise.all([
      ask("graph.json", { "Accept-Encoding": "gzip, deflate, br" }),
      ask("graph.json", { "Accept-Encoding": "gzip" }),
      ask("graph.json", { "Accept-Encoding": "br;q=0, gzip; q=0.0" }),
    ]);
    expect([br.headers["content-encoding"], br.headers["vary"]]).toEqual(["br", "Accept-Encoding"]);
    expect(br.body.length).toBeLessThan(plain.body.length / 2);
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(refused.headers["content-encoding"]).toBeUndefined();
    expect(new Set([plain, br, gzip].map(({ headers }) => headers["etag"])).size).toBe(3);
    const head = await ask("graph.json", { "Accept-Encoding": "br" }, "HEAD");
    expect([head.headers["content-length"], head.body.length]).toEqual([String(br.body.length), 0]);
  });

  it("answers 304 to who has this build already, and the file once it is another", async () => {
    const { headers } = await ask("graph.json");
    const again = await ask("graph.json", { "If-None-Match": `"x", W/${headers["etag"]}` });
    expect([again.status, again.body.length, again.headers["etag"]]).toEqual([304, 0, headers["etag"]]);
    project.write("data/states/isle.yaml", "type: state\nname: Isle\n");
    await site.build();
    expect((await ask("graph.json", { "If-None-Match": String(headers["etag"]) })).status).toBe(200);
  });

  it("sends parts of a file", async () => {
    const whole = (await ask("graph.json")).body;
    const size = whole.length;
    const first = await ask("graph.json", { Range: "bytes=0-9", "Accept-Encoding": "br" });
    expect([first.status, first.headers["content-range"]]).toEqual([206, `bytes 0-9/${size}`]);
    expect(first.body.equals(whole.subarray(0, 10))).toBe(true);
    expect((await ask("graph.json", { Range: "bytes=-5" })).body.equals(whole.subarray(size - 5))).toBe(true);
    expect((await ask("graph.json", { Range: `bytes=10-${size + 99}` })).body.equals(whole.subarray(10))).toBe(true);
    const none = await ask("graph.json", { Range: `bytes=${size}-` });
    expect([none.status, none.headers["content-range"]]).toEqual([416, `bytes */${size}`]);
    expect(none.body.length).toBeGreaterThan(0);
    expect((await ask("graph.json", { Range: "bytes=0-1,4-5" })).status).toBe(200);
    expect((await ask("graph.json", { Range: "bytes=0-9", "If-Range": '"other"' })).status).toBe(200);
  });

  it("answers 500 with a body where a file is gone or another, asks to build, and sends it afterwards", async () => {
    let lost = 0;
    site.onLoss(() => {
      lost += 1;
    });
    const spoil: readonly (() => void)[] = [
      () => rmSync(join(project.path, "served"), { recursive: true }),
      () => writeFileSync(join(project.path, "served/graph.json"), "{}"),
    ];
    for (const [n, change] of spoil.entries()) {
      change();
      for (const headers of [{}, { "Accept-Encoding": "br" }, { Range: "bytes=0-3" }]) {
        const { status, body } = await ask("graph.json", headers);
        expect([status, body.toString()]).toEqual([500, expect.stringContaining("try once more in a moment")]);
      }
      expect(lost).toBe(3 * (n + 1));
      await site.build();
      expect(JSON.parse((await ask("graph.json")).body.toString()).attributes.digest).toBe(site.digest);
    }
  });

  it("keeps the last good graph while data/ is gone, and says so", async () => {
    const events: string[] = [];
    site.listen((event) => events.push(JSON.stringify(event)));
    rmSync(join(project.path, "data"), { recursive: true });
    await expect(site.build()).rejects.toThrow("data/ is gone");
    expect(events).toEqual([
      JSON.stringify({ type: "trouble", message: "entente: the project's folder data/ is gone" }),
    ]);
    expect(JSON.parse((await ask("graph.json")).body.toString()).edges.length).toBe(16);
  });

  it("shows a fault of ours on the page, and lives on", async () => {
    const host = projectHost(project.path);
    let broken = true;
    const faulty = {
      ...host,
      read(path: string): Uint8Array {
        if (broken) throw new TypeError("planted");
        return host.read(path);
      },
    };
    const other = new LiveSite({ root: project.path, host: faulty }, join(project.path, "other"));
    await expect(other.build()).rejects.toThrow("planted");
    const second = await startServer(handleRequests(other), 0);
    try {
      const page = await fetch(second.url);
      expect(await page.text()).toContain("this is a fault in Entente, not in your files: TypeError: planted");
      broken = false;
      await other.build();
      expect((await fetch(`${second.url}graph.json`)).status).toBe(200);
    } finally {
      await second.close();
    }
  });
});

it("reads what a reader accepts", () => {
  expect(["br", "GZIP;q=0.5", "gzip, br;q=0.000", "", "deflate"].map(encodingFor)).toEqual([
    "br",
    "gzip",
    "gzip",
    null,
    null,
  ]);
  expect(namesTag('"a", W/"b"', '"b"')).toBe(true);
  expect(namesTag('"ab"', '"b"')).toBe(false);
  expect(partOf("bytes=5-2", 10)).toBeNull();
  expect(partOf("lines=1-2", 10)).toBeNull();
  expect(partOf("bytes=0-0", 0)).toBe("none");
  expect(partOf("bytes=-0", 10)).toBe("none");
});
