import type * as vscode from "vscode";
import { CHECKED } from "../protocol.ts";
import { findProgram } from "./find-program.ts";

/** What of VS Code's own module is used; a test gives another. */
export type Api = typeof vscode;

/** The client's side of a language server: `LanguageClient`, or a test's. */
export interface Client {
  start(): Promise<void>;
  stop(): Promise<void>;
  sendRequest<T>(method: string, params: object): Promise<T>;
  onNotification(method: string, told: () => void): vscode.Disposable;
  onRequest<P, R>(method: string, answer: (params: P) => Promise<R>): vscode.Disposable;
}

/** A language server of one workspace folder, started from the project's own install. */
export interface Server {
  readonly folder: vscode.WorkspaceFolder;
  /** The command `entente`. */
  readonly program: string;
  readonly client: Client;
}

/** Makes the client of a folder's server, without starting it. */
export type Connect = (folder: vscode.WorkspaceFolder, program: string) => Client;

const SETTING = "package";

/** A server for each folder of a trusted workspace that has Entente. */
export class Servers {
  readonly #api: Api;
  readonly #connect: Connect;
  readonly #running = new Map<string, Server>();
  readonly #checked;
  readonly #connected;
  /** Fires when a project has been checked. */
  readonly onChecked: vscode.Event<void>;
  /** Fires before a server starts. */
  readonly onConnected: vscode.Event<Server>;

  constructor(api: Api, connect: Connect) {
    this.#api = api;
    this.#connect = connect;
    this.#checked = new api.EventEmitter<void>();
    this.#connected = new api.EventEmitter<Server>();
    this.onChecked = this.#checked.event;
    this.onConnected = this.#connected.event;
  }

  /** Starts what is missing and stops what is left over; nothing runs before the workspace is trusted. */
  async update(): Promise<void> {
    const { isTrusted, workspaceFolders = [] } = this.#api.workspace;
    const wanted = new Map((isTrusted ? workspaceFolders : []).map((folder) => [folder.uri.toString(), folder]));
    const gone = [...this.#running].filter(([uri]) => !wanted.has(uri));
    for (const [uri] of gone) this.#running.delete(uri);
    const stopped = gone.map(([, { client }]) => client.stop());
    const started = [...wanted].flatMap(([uri, folder]) => (this.#running.has(uri) ? [] : this.#start(folder)));
    await Promise.all([...stopped, ...started]);
    await this.#api.commands.executeCommand("setContext", "entente.isRunning", this.#running.size > 0);
  }

  /** The server of a file, or of the only project that is open; undefined where there is none. */
  of(uri: vscode.Uri | undefined): Server | undefined {
    const folder = uri && this.#api.workspace.getWorkspaceFolder(uri);
    if (folder) return this.#running.get(folder.uri.toString());
    return this.#running.size === 1 ? [...this.#running.values()][0] : undefined;
  }

  async stop(): Promise<void> {
    const all = [...this.#running.values()];
    this.#running.clear();
    await Promise.all(all.map(({ client }) => client.stop()));
  }

  #start(folder: vscode.WorkspaceFolder): Promise<void> | [] {
    if (folder.uri.scheme !== "file") return [];
    const setting = this.#api.workspace.getConfiguration("entente", folder.uri).get(SETTING, "");
    const program = findProgram(folder.uri.fsPath, setting);
    if (program === undefined) return [];
    const server: Server = { folder, program, client: this.#connect(folder, program) };
    this.#running.set(folder.uri.toString(), server);
    server.client.onNotification(CHECKED, () => this.#checked.fire());
    this.#connected.fire(server);
    return server.client.start();
  }
}
