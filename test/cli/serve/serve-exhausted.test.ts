import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Folder, harbourFolder } from "../../helpers/harbour-folder.ts";
import { BIN } from "../../helpers/planted.ts";

const WAIT = { timeout: 40_000, interval: 500 };

describe.skipIf(!existsSync(BIN) || process.platform === "win32")("serve without descriptors", () => {
  let project: Folder;
  let serving: ChildProcess;
  let printed = "";
  let url = "";
  beforeAll(async () => {
    project = harbourFolder();
    const command = `ulimit -n 200; exec "${process.execPath}" "${BIN}" -p "${project.path}" serve --port 0`;
    serving = spawn("sh", ["-c", command]);
    for (const stream of [serving.stdout, serving.stderr])
      stream?.on("data", (part) => {
        printed += part;
      });
    await vi.waitFor(() => expect(printed).toMatch(/serving http/), WAIT);
    url = /http:\/\/\S+/.exec(printed)?.[0] ?? "";
  });
  afterAll(() => {
    serving.kill();
    project.remove();
  });

  it("says so, lives on, and takes in by itself what was saved meanwhile", async () => {
    const sockets: Socket[] = Array.from({ length: 260 }, () => {
      const socket = connect(Number(new URL(url).port), "127.0.0.1");
      return socket.on("error", () => {});
    });
    // Saved again and again: only once the server has taken all of them is there no file left to open.
    await vi.waitFor(() => {
      project.write("data/states/ostia.yaml", "type: state\nname: Ostia the Great\n");
      expect(printed).toContain("EMFILE");
    }, WAIT);
    expect(serving.exitCode).toBeNull();
    for (const socket of sockets) socket.destroy();
    const digest = async () => (await (await fetch(`${url}graph.json`)).text()).includes("Ostia the Great");
    await vi.waitFor(async () => expect(await digest()).toBe(true), WAIT);
    expect(serving.exitCode).toBeNull();
    expect(printed).not.toContain("fault in Entente");
  });
});
