import type { CodeAction, CodeLens, CompletionList, DocumentSymbol, Hover, Location } from "vscode-languageserver";
import type { Editor } from "./client.ts";

/** What a broken project is asked, too: nothing may stop the server. */
export async function allOf(editor: Editor, uri: string, position: { line: number; character: number }) {
  const file = { textDocument: { uri } };
  const ask = <T>(method: string, params: object): Promise<T> =>
    editor.server.sendRequest<T>(`textDocument/${method}`, { ...file, ...params });
  return {
    completion: await ask<CompletionList>("completion", { position }),
    hover: await ask<Hover | null>("hover", { position }),
    definition: await ask<Location | null>("definition", { position }),
    references: await ask<Location[]>("references", { position, context: { includeDeclaration: true } }),
    outline: await ask<DocumentSymbol[]>("documentSymbol", {}),
    lenses: await ask<CodeLens[]>("codeLens", {}),
    fixes: await ask<CodeAction[]>("codeAction", {
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      context: { diagnostics: [] },
    }),
    formatting: await ask("formatting", { options: { tabSize: 2, insertSpaces: true } }),
    renamable: await ask("prepareRename", { position }),
  };
}
