import { spawn } from "node:child_process";
import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { Connect } from "./servers.ts";
import { leadingToFacts } from "./show-fact.ts";
import { type Running, startExtension } from "./start.ts";

let running: Running | undefined;

/** Called by VS Code. */
export async function activate({ subscriptions }: vscode.ExtensionContext): Promise<void> {
  running = startExtension({ api: vscode, connect, spawn }, subscriptions);
  await running.ready;
}

/** Called by VS Code, which waits for it: no server is left behind. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}

/** VS Code's own Node runs the server: none need be on the path. */
const connect: Connect = (folder, program) =>
  new LanguageClient(
    "entente",
    vscode.workspace.workspaceFolders?.length === 1 ? "Entente" : `Entente (${folder.name})`,
    { module: program, args: ["lsp"], transport: TransportKind.stdio, options: { cwd: folder.uri.fsPath } },
    {
      documentSelector: [
        { scheme: "file", language: "yaml", pattern: { baseUri: folder.uri.toString(), pattern: "**/*.yaml" } },
      ],
      workspaceFolder: folder,
      diagnosticCollectionName: "entente",
      middleware: {
        provideCodeLenses: async (document, token, next) =>
          leadingToFacts(document.uri, (await next(document, token)) ?? []),
      },
    },
  );
