import type { Position } from "vscode-languageserver";
import type { Api, Server, Servers } from "./servers.ts";

/** What a command is about. */
export interface PlaceAsked {
  readonly server: Server;
  /** A file of the project. */
  readonly uri: string;
  readonly position: Position;
  /** False: no data file is being edited, and the place is the top of the project. */
  readonly isCursor: boolean;
}

/** Where the cursor is, or else the project that is open. Null where there is neither: the person is told why. */
export function placeAsked(api: Api, servers: Servers): PlaceAsked | null {
  const found = placeOfCursor(api, servers) ?? topOfProject(api, servers);
  if (found === null) tellWhy(api);
  return found;
}

/** Null where no data file of a project is being edited. */
export function placeOfCursor({ window }: Api, servers: Servers): PlaceAsked | null {
  const { document, selection } = window.activeTextEditor ?? {};
  if (!document || !selection || document.languageId !== "yaml" || document.uri.scheme !== "file") return null;
  const server = servers.of(document.uri);
  const { line, character } = selection.active;
  return server ? { server, uri: document.uri.toString(), position: { line, character }, isCursor: true } : null;
}

function topOfProject({ Uri, window }: Api, servers: Servers): PlaceAsked | null {
  const server = servers.of(window.activeTextEditor?.document.uri);
  if (server === undefined) return null;
  // It need not be there: it names the project that holds the folder.
  const uri = Uri.joinPath(server.folder.uri, "entente.yaml").toString();
  return { server, uri, position: { line: 0, character: 0 }, isCursor: false };
}

function tellWhy({ window, workspace }: Api): void {
  const why = workspace.isTrusted
    ? "Entente is not installed in this folder: run `npm install --save-dev entente-graph`, or name the package in the setting `entente.package`."
    : "Entente starts once this workspace is trusted.";
  void window.showWarningMessage(why);
}
