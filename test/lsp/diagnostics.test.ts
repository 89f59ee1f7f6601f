import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { listDiagnostics } from "../../src/diagnostics/registry.ts";
import { contentDigest } from "../../src/host/content-digest.ts";
import type { FileEntry, Host, Snapshot } from "../../src/host/host.ts";
import { isUnreadable } from "../../src/host/system-error.ts";
import { textOf } from "../../src/parse/read-folder.ts";
import { jsonDiagnostics } from "../../src/report/json.ts";
import { linesFrom } from "../../src/report/report.ts";
import { fixture } from "../diagnostics/fixture.ts";
import { startEditor } from "./client.ts";

const ROOT = "/fixture";

/** Another project each time, as a window has another branch checked out: what two have in common is not looked at again. */
function switched(current: () => Host): Snapshot {
  const known = (entry: FileEntry): FileEntry => {
    try {
      return { ...entry, digest: contentDigest(current().read(entry.path)) };
    } catch (error) {
      if (isUnreadable(error)) return entry;
      throw error;
    }
  };
  return {
    list: (folder) => {
      const listed = current().list(folder);
      return { ...listed, files: listed.files.map(known) };
    },
    entry: (path) => {
      const entry = current().entry(path);
      return entry && known(entry);
    },
    read: (path) => current().read(path),
  };
}

it("shows of every fixture what check prints as JSON", async () => {
  let current = fixture("unknown-key") ?? expect.fail("unknown-key");
  const editor = await startEditor([ROOT], { find: () => ROOT, open: () => switched(() => current) });
  await editor.checked();
  let found = 0;
  for (const { name } of listDiagnostics()) {
    const host = fixture(name);
    if (!host || host.entry("imports/map.yaml")) continue;
    current = host;
    const changes = [{ uri: pathToFileURL(`${ROOT}/data`).href, type: 2 }];
    void editor.server.sendNotification("workspace/didChangeWatchedFiles", { changes });
    await editor.checked();
    const { diagnostics } = checkProject(host);
    const linesOf = linesFrom((path) => textOf(host, path));
    const printed = jsonDiagnostics({ diagnostics, linesOf }).map((one) => {
      const { code, severity, message, hint, file, line, column, endLine, endColumn } = one as Record<string, unknown>;
      const text = hint === undefined ? message : `${message}\n${hint}`;
      return JSON.stringify([file, code, severity, text, line, column, endLine, endColumn]);
    });
    const base = `${pathToFileURL(ROOT).href}/`;
    const shown = [...editor.shown].flatMap(([uri, some]) =>
      uri.startsWith(base)
        ? some.map(({ code, severity, message, range: { start, end } }) =>
            JSON.stringify([
              decodeURI(uri.slice(base.length)),
              code,
              severity === 1 ? "error" : "warning",
              message,
              start.line + 1,
              start.character + 1,
              end.line + 1,
              end.character + 1,
            ]),
          )
        : [],
    );
    expect(shown.sort(), name).toEqual(printed.sort());
    found += printed.length;
  }
  expect(found).toBeGreaterThan(100);
  editor.quit();
});
