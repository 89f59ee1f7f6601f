import type * as vscode from "vscode";
import { CHANGES, type Changes, type ChangesParams } from "../protocol.ts";
import { placeAsked } from "./place-asked.ts";
import type { Api, Servers } from "./servers.ts";

export const CHANGES_SCHEME = "entente-changes";

/** What the files in the editor change, as a page of Markdown that VS Code previews. */
export class ChangesPages implements vscode.TextDocumentContentProvider {
  readonly #api: Api;
  readonly #servers: Servers;
  readonly #changed;
  readonly onDidChange: vscode.Event<vscode.Uri>;

  constructor(api: Api, servers: Servers) {
    this.#api = api;
    this.#servers = servers;
    this.#changed = new api.EventEmitter<vscode.Uri>();
    this.onDidChange = this.#changed.event;
  }

  /** Asks anew where the page is open already. */
  async show(): Promise<void> {
    const { commands, ProgressLocation, Uri, window, workspace } = this.#api;
    const asked = placeAsked(this.#api, this.#servers);
    if (asked === null) return;
    // A page for each project, and its name is the title of the tab.
    const { folder } = asked.server;
    const page = Uri.from({ scheme: CHANGES_SCHEME, path: `/${folder.name}/What this changes.md`, query: asked.uri });
    this.#changed.fire(page);
    const location = { location: ProgressLocation.Window, title: "Entente: comparing" };
    await window.withProgress(location, () => workspace.openTextDocument(page));
    await commands.executeCommand("markdown.showPreview", page);
  }

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const server = this.#servers.of(this.#api.Uri.parse(query));
    if (server === undefined) return "";
    const params: ChangesParams = { uri: query };
    return (await server.client.sendRequest<Changes>(CHANGES, params)).markdown;
  }
}
