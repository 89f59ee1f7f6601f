import type * as vscode from "vscode";
import type { Api, Client, Connect, Server } from "../../../src/lsp/vscode/servers.ts";

/** What a test sees of VS Code, and does in it. */
export interface Fake {
  readonly api: Api;
  readonly connect: Connect;
  readonly commands: Map<string, (...args: readonly unknown[]) => unknown>;
  readonly executed: (readonly unknown[])[];
  readonly views: Map<string, vscode.WebviewViewProvider>;
  readonly pages: Map<string, vscode.TextDocumentContentProvider>;
  readonly messages: string[];
  /** Texts shown in an editor, and addresses opened in a browser. */
  readonly opened: string[];
  readonly clients: FakeClient[];
  readonly picks: FakePick[];
  /** Puts the cursor into a file. */
  edit(path: string | null, line?: number, languageId?: string): void;
  trust(): void;
  folders(...paths: readonly string[]): void;
}

/** The client's side of a server that answers what a test says. */
export class FakeClient implements Client {
  readonly folder: string;
  readonly program: string;
  state: "made" | "running" | "stopped" = "made";
  readonly asked: (readonly [method: string, params: object])[] = [];
  readonly answers = new Map<string, unknown>();
  readonly #told = new Map<string, () => void>();
  readonly #questions = new Map<string, (params: never) => Promise<unknown>>();

  constructor(folder: string, program: string) {
    this.folder = folder;
    this.program = program;
  }
  async start(): Promise<void> {
    this.state = "running";
  }
  async stop(): Promise<void> {
    this.state = "stopped";
  }
  async sendRequest<T>(method: string, params: object): Promise<T> {
    this.asked.push([method, params]);
    return (this.answers.get(method) ?? null) as T;
  }
  onNotification(method: string, told: () => void): vscode.Disposable {
    this.#told.set(method, told);
    return NOTHING;
  }
  onRequest<P, R>(method: string, answer: (params: P) => Promise<R>): vscode.Disposable {
    this.#questions.set(method, answer as (params: never) => Promise<unknown>);
    return NOTHING;
  }
  notify(method: string): void {
    this.#told.get(method)?.();
  }
  ask(method: string, params: object): Promise<unknown> | undefined {
    return this.#questions.get(method)?.(params as never);
  }
}

/** A list to choose from, as a person sees it. */
export class FakePick {
  items: readonly vscode.QuickPickItem[] = [];
  activeItems: readonly vscode.QuickPickItem[] = [];
  value = "";
  title = "";
  placeholder = "";
  isShown = false;
  readonly #changed = new Emitter<string>();
  readonly #accepted = new Emitter<void>();
  readonly #hidden = new Emitter<void>();
  readonly onDidChangeValue = this.#changed.event;
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;
  /** VS Code makes the first item active that has the text. */
  type(value: string): void {
    this.value = value;
    this.#changed.fire(value);
    const first = this.items.find(({ label, alwaysShow }) => value !== "" && (alwaysShow || label.includes(value)));
    if (first) this.activeItems = [first];
  }
  accept(): void {
    this.#accepted.fire();
  }
  show(): void {
    this.isShown = true;
  }
  hide(): void {
    if (this.isShown) this.#hidden.fire();
    this.isShown = false;
  }
  dispose(): void {}
}

const NOTHING: vscode.Disposable = { dispose: () => {} };

class Emitter<T> {
  readonly #listeners: ((value: T) => unknown)[] = [];
  readonly event = (listener: (value: T) => unknown): vscode.Disposable => {
    this.#listeners.push(listener);
    return NOTHING;
  };
  fire(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }
  dispose(): void {}
}

interface FakeUri {
  readonly scheme: string;
  readonly fsPath: string;
  readonly query: string;
  toString(): string;
}

function uriOf(text: string): FakeUri {
  const [address = "", query = ""] = text.split("?", 2);
  const [scheme = ""] = address.split(":", 1);
  return { scheme, query, fsPath: address.replace(/^\w+:\/\//, ""), toString: () => text };
}

/** As much of VS Code's module as the extension uses. */
export function fakeVscode({ trusted = true, folders = [] as readonly string[], setting = "" } = {}): Fake {
  const commands: Fake["commands"] = new Map();
  const executed: Fake["executed"] = [];
  const views: Fake["views"] = new Map();
  const pages: Fake["pages"] = new Map();
  const messages: string[] = [];
  const opened: string[] = [];
  const clients: FakeClient[] = [];
  const picks: FakePick[] = [];
  const [editorChanged, moved, foldersChanged, granted, configured] = Array.from(
    { length: 5 },
    () => new Emitter<unknown>(),
  );
  const foldersOf = (paths: readonly string[]) =>
    paths.map((path, index) => ({ uri: uriOf(`file://${path}`), name: path.slice(path.lastIndexOf("/") + 1), index }));
  const workspace = {
    isTrusted: trusted,
    workspaceFolders: foldersOf(folders),
    getWorkspaceFolder: ({ fsPath }: FakeUri) =>
      workspace.workspaceFolders.find(({ uri }) => fsPath === uri.fsPath || fsPath.startsWith(`${uri.fsPath}/`)),
    getConfiguration: () => ({ get: (_: string, none: string) => setting || none }),
    registerTextDocumentContentProvider: (scheme: string, provider: vscode.TextDocumentContentProvider) => {
      pages.set(scheme, provider);
      return NOTHING;
    },
    openTextDocument: async (uri: FakeUri) => opened.push(uri.toString()),
    onDidChangeWorkspaceFolders: foldersChanged?.event,
    onDidGrantWorkspaceTrust: granted?.event,
    onDidChangeConfiguration: configured?.event,
  };
  const window = {
    activeTextEditor: undefined as object | undefined,
    registerWebviewViewProvider: (id: string, provider: vscode.WebviewViewProvider) => {
      views.set(id, provider);
      return NOTHING;
    },
    onDidChangeActiveTextEditor: editorChanged?.event,
    onDidChangeTextEditorSelection: moved?.event,
    showWarningMessage: async (text: string) => void messages.push(text),
    showInformationMessage: async (text: string) => void messages.push(text),
    showTextDocument: async (uri: FakeUri, { selection }: { selection: { start: { line: number } } }) =>
      void opened.push(`${uri}:${selection.start.line}`),
    withProgress: (_: object, task: () => Promise<unknown>) => task(),
    createOutputChannel: () => ({ append: () => {}, dispose: () => {} }),
    createQuickPick: () => {
      const pick = new FakePick();
      picks.push(pick);
      return pick;
    },
  };
  const api = {
    workspace,
    window,
    commands: {
      registerCommand: (id: string, run: (...args: readonly unknown[]) => unknown) => {
        commands.set(id, run);
        return NOTHING;
      },
      executeCommand: async (...args: readonly unknown[]) => void executed.push(args),
    },
    env: { openExternal: async (uri: FakeUri) => opened.push(uri.toString()) > 0 },
    EventEmitter: Emitter,
    ProgressLocation: { Window: 10 },
    Position: class {
      readonly line: number;
      readonly character: number;
      constructor(line: number, character: number) {
        [this.line, this.character] = [line, character];
      }
    },
    Selection: class {
      readonly start: object;
      constructor(start: object) {
        this.start = start;
      }
    },
    Uri: {
      parse: uriOf,
      joinPath: (base: FakeUri, path: string) => uriOf(`${base}/${path}`),
      from: ({ scheme, path, query }: { scheme: string; path: string; query: string }) =>
        uriOf(`${scheme}:${path}?${query}`),
    },
  } as unknown as Api;
  return {
    ...{ api, commands, executed, views, pages, messages, opened, clients, picks },
    connect: (folder: Server["folder"], program: string) => {
      const client = new FakeClient(folder.uri.fsPath, program);
      clients.push(client);
      return client;
    },
    edit(path, line = 0, languageId = "yaml") {
      const document = { languageId, uri: uriOf(`file://${path}`) };
      window.activeTextEditor = path === null ? undefined : { document, selection: { active: { line, character: 0 } } };
      editorChanged?.fire(undefined);
    },
    trust() {
      workspace.isTrusted = true;
      granted?.fire(undefined);
    },
    folders(...paths) {
      workspace.workspaceFolders = foldersOf(paths);
      foldersChanged?.fire(undefined);
    },
  };
}
