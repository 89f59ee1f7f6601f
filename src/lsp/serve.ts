import { dirname } from "node:path";
import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Snapshot } from "../host/host.ts";
import { findProject, projectHost } from "../host/project-host.ts";
import { fixesIn } from "./code-actions.ts";
import { lensesOf } from "./code-lenses.ts";
import { completionsAt } from "./completion.ts";
import { shownDiagnostics } from "./diagnostics.ts";
import { factViewAt } from "./fact-view.ts";
import { formatFile } from "./format.ts";
import { hoverAt } from "./hover.ts";
import { OpenProject } from "./open-project.ts";
import { placeOf } from "./place.ts";
import { fileOfUri, isOurs, pathIn, uriOf } from "./places.ts";
import { CHECKED, FACT_VIEW, type FactViewParams, PLACE, type PlaceParams } from "./protocol.ts";
import { definitionAt, referencesAt } from "./references.ts";
import { refused, renamableAt, renameAt } from "./rename.ts";
import { documentSymbols, workspaceSymbols } from "./symbols.ts";

const PAUSE = 150;

interface Served {
  readonly project: OpenProject;
  /** Files that have diagnostics in the editor. */
  readonly shown: Set<string>;
  timer: NodeJS.Timeout | undefined;
}

/** Where projects are, and what is saved of them. */
export interface Disk {
  /** The folder of the project that a folder is in; undefined where it is in none. */
  find(folder: string): string | undefined;
  open(root: string): Snapshot;
}

const DISK: Disk = { find: findProject, open: projectHost };

/**
 * Answers an editor until it leaves. Each folder that holds data/ is a project of its own.
 *
 * @param pause how long nothing may be typed before the whole project is checked, in milliseconds
 */
export function serveEditor(connection: Connection, version: string, disk: Disk = DISK, pause: number = PAUSE): void {
  const documents = new TextDocuments(TextDocument);
  const projects = new Map<string, Served>();
  let watches = false;
  let movesFiles = false;
  let folders: readonly string[] = [];

  const served = (root: string): Served => {
    const known = projects.get(root);
    if (known) return known;
    const one: Served = { project: new OpenProject(root, disk.open(root)), shown: new Set(), timer: undefined };
    projects.set(root, one);
    return one;
  };
  const find = (uri: string): { readonly one: Served; readonly path: string } | null => {
    const file = fileOfUri(uri);
    const root = file === undefined ? undefined : disk.find(dirname(file));
    const path = file === undefined || root === undefined ? undefined : pathIn(root, file);
    return root === undefined || path === undefined || !isOurs(path) ? null : { one: served(root), path };
  };
  /** By the address that the editor has for an open file, whose way of writing one may differ from ours. */
  const addressOf = ({ project }: Served, path: string): string => {
    const own = documents.all().find(({ uri }) => {
      const file = fileOfUri(uri);
      return file !== undefined && pathIn(project.root, file) === path;
    });
    return own?.uri ?? uriOf(project, path);
  };
  const show = (one: Served, path: string, found: readonly Diagnostic[]): void => {
    if (found.length > 0) one.shown.add(path);
    else one.shown.delete(path);
    const uri = addressOf(one, path);
    const version = documents.get(uri)?.version;
    const diagnostics = shownDiagnostics(one.project, path, found);
    void connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
  };
  const checkAll = (one: Served): void => {
    one.timer = undefined;
    const found = one.project.check();
    for (const path of new Set([...one.shown, ...found.map(({ span }) => span.file)])) {
      show(
        one,
        path,
        found.filter(({ span }) => span.file === path),
      );
    }
    void connection.sendNotification(CHECKED, { uri: uriOf(one.project, "") });
  };
  const schedule = (one: Served): void => {
    clearTimeout(one.timer);
    one.timer = setTimeout(checkAll, pause, one);
  };

  connection.onInitialize(({ capabilities, workspaceFolders }: InitializeParams): InitializeResult => {
    folders = (workspaceFolders ?? []).flatMap(({ uri }) => fileOfUri(uri) ?? []);
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    const { documentChanges, resourceOperations = [] } = capabilities.workspace?.workspaceEdit ?? {};
    movesFiles = documentChanges === true && resourceOperations.includes("rename");
    return {
      serverInfo: { name: "entente", version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: [" ", ":", "-", "[", "{", ","] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        renameProvider: { prepareProvider: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        documentFormattingProvider: true,
        codeLensProvider: {},
      },
    };
  });
  connection.onInitialized(() => {
    for (const folder of folders) {
      const root = disk.find(folder);
      if (root !== undefined) schedule(served(root));
    }
    const watchers = [{ globPattern: "**/*.yaml" }];
    if (watches) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const one of new Set(changes.flatMap(({ uri }) => find(uri)?.one ?? []))) {
      one.project.refresh();
      schedule(one);
    }
  });
  documents.onDidChangeContent(({ document }) => {
    const found = find(document.uri);
    if (found === null) return;
    const { one, path } = found;
    one.project.change(path, document.getText());
    show(one, path, one.project.findingsOf(path));
    schedule(one);
  });
  documents.onDidClose(({ document }) => {
    const found = find(document.uri);
    if (found === null) return;
    found.one.project.change(found.path, undefined);
    found.one.project.refresh();
    schedule(found.one);
  });

  const at = <T, N>(
    { textDocument, position }: TextDocumentPositionParams,
    feature: (project: OpenProject, path: string, position: TextDocumentPositionParams["position"]) => T,
    nothing: N,
  ): T | N => {
    const found = find(textDocument.uri);
    return found === null ? nothing : feature(found.one.project, found.path, position);
  };
  connection.onCompletion((asked) => at(asked, completionsAt, null));
  connection.onHover((asked) => at(asked, hoverAt, null));
  connection.onDefinition((asked) => at(asked, definitionAt, null));
  connection.onReferences((asked) =>
    at(asked, (project, path, position) => referencesAt(project, path, position, asked.context.includeDeclaration), []),
  );
  const of = <T>(
    { textDocument: { uri } }: { readonly textDocument: { readonly uri: string } },
    feature: (project: OpenProject, path: string, one: Served) => T[],
  ): T[] => {
    const found = find(uri);
    return found === null ? [] : feature(found.one.project, found.path, found.one);
  };
  const versioned = (one: Served) => (path: string) => {
    const uri = addressOf(one, path);
    return { uri, version: documents.get(uri)?.version ?? null };
  };
  connection.onDocumentSymbol((asked) => of(asked, documentSymbols));
  connection.onCodeLens((asked) => of(asked, lensesOf));
  connection.onDocumentFormatting((asked) => of(asked, formatFile));
  connection.onCodeAction((asked) =>
    of(asked, (project, path, one) => fixesIn(project, path, asked.range, versioned(one))),
  );
  connection.onPrepareRename((asked) => at(asked, renamableAt, null));
  connection.onRenameRequest((asked) => {
    const found = find(asked.textDocument.uri);
    if (found === null) return null;
    if (!movesFiles) throw refused("this editor cannot rename files: use `entente rename`");
    const { one, path } = found;
    return renameAt(one.project, path, asked.position, asked.newName, versioned(one));
  });
  connection.onWorkspaceSymbol(({ query }) =>
    [...projects.values()].flatMap(({ project }) => workspaceSymbols(project, query)),
  );
  connection.onRequest(FACT_VIEW, (asked: FactViewParams) => at(asked, factViewAt, null));
  connection.onRequest(PLACE, ({ uri, ...named }: PlaceParams) => {
    const project = find(uri)?.one.project;
    return project ? placeOf(project, named) : null;
  });
  documents.listen(connection);
  connection.listen();
}
