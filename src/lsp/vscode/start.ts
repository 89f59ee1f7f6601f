import type * as vscode from "vscode";
import { ASK, type Question } from "../protocol.ts";
import { addClaim, ask } from "./add-claim.ts";
import { COMMANDS } from "./commands.ts";
import { FACT_PANEL, FactPanel } from "./fact-panel.ts";
import { openPlace } from "./open-place.ts";
import { type Api, type Connect, Servers } from "./servers.ts";
import { showFact } from "./show-fact.ts";
import { type Spawn, Viewers } from "./viewers.ts";
import { CHANGES_SCHEME, ChangesPages } from "./what-changes.ts";

/** What the extension has from outside; a test gives other things. */
export interface Outside {
  readonly api: Api;
  readonly connect: Connect;
  readonly spawn: Spawn;
}

export interface Running {
  /** Resolves once the servers of the folders that are open have started. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/** Registers the view and the commands, then starts a server for each folder: at once in a trusted workspace, else when it becomes one. */
export function startExtension({ api, connect, spawn }: Outside, subscriptions: vscode.Disposable[]): Running {
  const { commands, window, workspace } = api;
  const servers = new Servers(api, connect);
  const panel = new FactPanel(api, servers);
  const viewers = new Viewers(api, servers, spawn);
  const changes = new ChangesPages(api, servers);
  servers.onConnected(({ client }) => client.onRequest(ASK, (question: Question) => ask(api, question)));
  const update = (): Promise<void> => servers.update();
  const follow = (): void => panel.follow();
  subscriptions.push(
    commands.registerCommand(COMMANDS.addClaim, () => addClaim(api, servers)),
    commands.registerCommand(COMMANDS.openInViewer, (given) => viewers.open(given)),
    commands.registerCommand(COMMANDS.whatChanges, () => changes.show()),
    commands.registerCommand(COMMANDS.showFact, (uri, start) => showFact(api, uri, start)),
    commands.registerCommand(COMMANDS.open, (given) => openPlace(api, servers, given)),
    window.registerWebviewViewProvider(FACT_PANEL, panel),
    workspace.registerTextDocumentContentProvider(CHANGES_SCHEME, changes),
    window.onDidChangeActiveTextEditor(follow),
    window.onDidChangeTextEditorSelection(follow),
    servers.onChecked(follow),
    workspace.onDidChangeWorkspaceFolders(update),
    workspace.onDidGrantWorkspaceTrust(update),
    workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration("entente") ? update() : undefined)),
    panel,
    viewers,
  );
  return { ready: update(), stop: () => servers.stop() };
}
