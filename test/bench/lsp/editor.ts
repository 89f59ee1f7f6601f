import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { CHECKED } from "../../../src/lsp/protocol.ts";

/** An editor with a language server in a process of its own. */
export interface Editor {
  readonly server: ProtocolConnection;
  /** Resolves once the whole project has been checked. */
  checked(): Promise<void>;
  /** Resolves once there are diagnostics of a version of a file. */
  shown(uri: string, version: number): Promise<void>;
  /** Milliseconds of processor time that the server has taken, all threads; 0 where the system does not tell. */
  cpu(): number;
  quit(): void;
}

export async function startEditor(cli: string, project: string): Promise<Editor> {
  const child = spawn(process.execPath, [cli, "lsp"], { cwd: project, stdio: ["pipe", "pipe", "inherit"] });
  const server = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const waiting: (() => void)[] = [];
  const versions = new Map<string, () => void>();
  server.onNotification(CHECKED, () => {
    for (const done of waiting.splice(0)) done();
  });
  server.onNotification("textDocument/publishDiagnostics", ({ uri, version }: PublishDiagnosticsParams) => {
    versions.get(`${uri} ${version}`)?.();
  });
  server.listen();
  const workspaceFolders = [{ uri: pathToFileURL(project).href, name: "bench" }];
  await server.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {}, workspaceFolders });
  const checked = (): Promise<void> => new Promise((done) => waiting.push(done));
  const first = checked();
  void server.sendNotification("initialized", {});
  await first;
  const threads = `/proc/${child.pid}/task`;
  return {
    server,
    checked,
    shown: (uri, version) => new Promise((done) => versions.set(`${uri} ${version}`, done)),
    cpu() {
      if (!existsSync(threads)) return 0;
      const spent = readdirSync(threads).map((id) =>
        Number(readFileSync(`${threads}/${id}/schedstat`, "utf8").split(" ")[0]),
      );
      return spent.reduce((sum, one) => sum + one, 0) / 1e6;
    },
    quit: () => child.kill(),
  };
}
