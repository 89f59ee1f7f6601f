import { sep } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { listDiagnostics } from "../../src/diagnostics/registry.ts";
import type { Host } from "../../src/host/host.ts";
import { textOf } from "../../src/parse/read-folder.ts";
import { jsonDiagnostics } from "../../src/report/json.ts";
import { linesFrom } from "../../src/report/report.ts";
import { fixture } from "../diagnostics/fixture.ts";
import { startEditor } from "./client.ts";

it("shows of every fixture what check prints as JSON", async () => {
  const hosts = new Map<string, Host>();
  for (const { name } of listDiagnostics()) {
    const host = fixture(name);
    if (host && !host.entry("imports/map.yaml")) hosts.set(`${sep}${name}`, host);
  }
  const editor = await startEditor([...hosts.keys()], {
    find: (folder) => folder.split(sep).slice(0, 2).join(sep),
    open: (root) => hosts.get(root) ?? expect.fail(root),
  });
  while (editor.checks() < hosts.size) await editor.checked();
  let found = 0;
  for (const [root, host] of hosts) {
    const { diagnostics } = checkProject(host);
    const linesOf = linesFrom((path) => textOf(host, path));
    const printed = jsonDiagnostics({ diagnostics, linesOf }).map((one) => {
      const { code, severity, message, hint, file, line, column, endLine, endColumn } = one as Record<string, unknown>;
      const text = hint === undefined ? message : `${message}\n${hint}`;
      return JSON.stringify([file, code, severity, text, line, column, endLine, endColumn]);
    });
    const base = `${pathToFileURL(root).href}/`;
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
    expect(shown.sort()).toEqual(printed.sort());
    found += printed.length;
  }
  expect(found).toBeGreaterThan(100);
  editor.quit();
});
