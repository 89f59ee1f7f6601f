import { dirname, join } from "node:path";
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Snapshot } from "../host/host.ts";
import { findProject, projectHost } from "../host/project-host.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import { fixesIn } from "./code-actions.ts";
import { lensesOf } from "./code-lenses.ts";
import { completionsAt } from "./completion.ts";
import { factViewAt } from "./fact-view.ts";
import { formatFile } from "./format.ts";
import { hoverAt } from "./hover.ts";
import { OpenProject } from "./open-project.ts";
import { placeOf } from "./place.ts";
import { fileOfUri, isOurs, pathIn, uriOf } from "./places.ts";
import { CHECKED, FACT_VIEW, type FactViewParams, PLACE, type PlaceParams } from "./protocol.ts";
import { type Address, Publisher } from "./publish.ts";
import { definitionAt, referencesAt } from "./references.ts";
import { refused, renamableAt, renameAt } from "./rename.ts";
import { documentSymbols, workspaceSymbols } from "./symbols.ts";

const PAUSE = 150;
/** What an editor asks with a key stroke is there by then. */
const SOON = 5;

interface Served {
  readonly project: OpenProject;
  readonly publisher: Publisher;
}

/** Where projects are, and what is saved of them. */
export interface Disk {
  /** The folder of the project that a folder is in; undefined where it is in none. */
  find(folder: string): string | undefined;
  open(root: string): Snapshot;
}

/** Files and folders: a folder that goes takes its files along without a word. Of other files `check` says that they are not read. */
const WATCHED = ["**/{data,schema,imports}", "**/{data,schema,imports}/**", `**/${PROJECT_FILE}`].map(
  (globPattern) => ({ globPattern }),
);

function isWatched(root: string, file: string): boolean {
  const path = pathIn(root, file);
  return path !== undefined && (path === PROJECT_FILE || /^(?:data|schema|imports)(?:\/|$)/.test(path));
}

/** A file of a project that is served. */
export interface Found {
  readonly project: OpenProject;
  /** In the project. */
  readonly path: string;
  /** For edits: as the editor knows a file of the project, and in which version it is open. */
  versioned(path: string): { readonly uri: string; readonly version: number | null };
}

/** The file that an address means; null where it is in no project. */
export type Find = (uri: string) => Found | null;

const DISK: Disk = { find: findProject, open: projectHost };

/**
 * Answers an editor until it leaves. Each folder that holds data/ is a project of its own.
 *
 * @param pause how long nothing may be typed before the whole project is checked, in milliseconds
 * @returns for requests of others on the same connection
 */
export function serveEditor(connection: Connection, version: string, disk: Disk = DISK, pause: number = PAUSE): Find {
  const documents = new TextDocuments(TextDocument);
  const projects = new Map<string, Served>();
  /** Addresses of each open file. */
  const opened = new Map<string, readonly string[]>();
  let watches = false;
  let refreshesLenses = false;
  let movesFiles = false;
  let folders: readonly string[] = [];

  const served = (root: string): Served => {
    const known = projects.get(root);
    if (known) return known;
    const project = new OpenProject(root, disk.open(root));
    const publisher = new Publisher(project, {
      soon: Math.min(SOON, pause),
      pause,
      addressesOf: (path) => addressesOf(project, path),
      publish: (params) => void connection.sendDiagnostics(params),
      checked: () => {
        void connection.sendNotification(CHECKED, { uri: uriOf(project, "") });
        // What the claims of a fact amount to is known anew.
        if (refreshesLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
      },
    });
    const one: Served = { project, publisher };
    projects.set(root, one);
    return one;
  };
  const find = (uri: string): { readonly one: Served; readonly path: string } | null => {
    const file = fileOfUri(uri);
    const root = file === undefined ? undefined : disk.find(dirname(file));
    const path = file === undefined || root === undefined ? undefined : pathIn(root, file);
    return root === undefined || path === undefined || !isOurs(path) ? null : { one: served(root), path };
  };
  /** As the editor writes it, whose way of writing an address may differ from ours; the one in which it was typed last comes first. */
  const addressesOf = ({ root }: OpenProject, path: string): readonly Address[] => {
    const own = opened.get(join(root, path)) ?? [];
    if (own.length === 0) return [{ uri: uriOf({ root }, path), version: null }];
    return own.map((uri) => ({ uri, version: documents.get(uri)?.version ?? null }));
  };

  connection.onInitialize(({ capabilities, workspaceFolders }: InitializeParams): InitializeResult => {
    folders = (workspaceFolders ?? []).flatMap(({ uri }) => fileOfUri(uri) ?? []);
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    refreshesLenses = capabilities.workspace?.codeLens?.refreshSupport === true;
    const { documentChanges, resourceOperations = [] } = capabilities.workspace?.workspaceEdit ?? {};
    movesFiles = documentChanges === true && resourceOperations.includes("rename");
    return {
      serverInfo: { name: "entente", version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: [" ", ":", "-", "[", "{", ",", "/"] },
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
      if (root !== undefined) served(root).publisher.changed();
    }
    if (watches) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const files = changes.flatMap(({ uri }) => fileOfUri(uri) ?? []);
    for (const file of files) {
      const root = disk.find(dirname(file));
      if (root !== undefined && isWatched(root, file)) served(root);
    }
    for (const [root, { project, publisher }] of projects) {
      if (!files.some((file) => isWatched(root, file))) continue;
      project.refresh();
      publisher.changed();
    }
  });
  documents.onDidChangeContent(({ document }) => {
    const found = find(document.uri);
    if (found === null) return;
    const { one, path } = found;
    const file = join(one.project.root, path);
    opened.set(file, [document.uri, ...(opened.get(file) ?? []).filter((uri) => uri !== document.uri)]);
    one.project.change(path, document.getText());
    one.publisher.typed(path);
  });
  documents.onDidClose(({ document }) => {
    const found = find(document.uri);
    if (found === null) return;
    const { project, publisher } = found.one;
    const file = join(project.root, found.path);
    const others = (opened.get(file) ?? []).filter((uri) => uri !== document.uri);
    if (others.length > 0) opened.set(file, others);
    else opened.delete(file);
    if (document.uri !== uriOf(project, found.path)) {
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    }
    project.change(found.path, others[0] === undefined ? undefined : documents.get(others[0])?.getText());
    project.refresh();
    publisher.changed();
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
  const versioned =
    ({ project }: Served) =>
    (path: string): Address =>
      addressesOf(project, path)[0] ?? { uri: uriOf(project, path), version: null };
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
  return (uri) => {
    const found = find(uri);
    return found && { project: found.one.project, path: found.path, versioned: versioned(found.one) };
  };
}
