import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { answerRequests } from "../../src/cli/lsp/answer-requests.ts";
import { CHECKED } from "../../src/lsp/protocol.ts";
import { type Disk, serveEditor } from "../../src/lsp/serve.ts";

/** An editor that talks to a language server of its own, over the protocol. */
export interface Editor {
  readonly server: ProtocolConnection;
  /** The last diagnostics of each file, by its address. */
  readonly shown: ReadonlyMap<string, readonly Diagnostic[]>;
  open(uri: string, text: string): void;
  change(uri: string, text: string): void;
  close(uri: string): void;
  /** Resolves when a whole project has been checked after what was sent before: any, or the one in this folder. */
  checked(root?: string): Promise<void>;
  /** What the server answers about a position. */
  ask<T>(method: string, uri: string, position: Position, more?: object): Promise<T>;
  /** How often a whole project has been checked. */
  checks(): number;
  quit(): void;
}

/** Long enough that what is sent together is checked together. */
export const PAUSE = 4;

export async function startEditor(folders: readonly string[], disk?: Disk): Promise<Editor> {
  const [there, back] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
  answerRequests(connection, serveEditor(connection, "0", disk, PAUSE));
  const server = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  const shown = new Map<string, readonly Diagnostic[]>();
  const versions = new Map<string, number>();
  const waiting = new Set<{ readonly root: string; readonly done: () => void }>();
  let checks = 0;
  server.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    shown.set(uri, diagnostics);
  });
  server.onNotification(CHECKED, ({ uri }: { readonly uri: string }) => {
    checks += 1;
    for (const one of waiting) {
      if (one.root !== "" && pathToFileURL(one.root).href !== uri.replace(/\/$/, "")) continue;
      waiting.delete(one);
      one.done();
    }
  });
  server.listen();
  const capabilities = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["rename"] } } };
  const workspaceFolders = folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder }));
  await server.sendRequest("initialize", { processId: null, rootUri: null, capabilities, workspaceFolders });
  void server.sendNotification("initialized", {});
  return {
    server,
    shown,
    open(uri, text) {
      versions.set(uri, 1);
      const textDocument = { uri, languageId: "yaml", version: 1, text };
      void server.sendNotification("textDocument/didOpen", { textDocument });
    },
    change(uri, text) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const params = { textDocument: { uri, version }, contentChanges: [{ text }] };
      void server.sendNotification("textDocument/didChange", params);
    },
    close: (uri) => void server.sendNotification("textDocument/didClose", { textDocument: { uri } }),
    checked: (root = "") => new Promise((done) => waiting.add({ root, done })),
    ask: (method, uri, position, more = {}) =>
      server.sendRequest(`textDocument/${method}`, { textDocument: { uri }, position, ...more }),
    checks: () => checks,
    quit: () => server.dispose(),
  };
}

/** A text with a `|` where the cursor is. */
export function withCursor(marked: string): { readonly text: string; readonly position: Position } {
  const before = marked.slice(0, marked.indexOf("|"));
  const lines = before.split(/\r\n|\n|\r/);
  return {
    text: marked.replace("|", ""),
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  };
}
