import type * as vscode from "vscode";
import { COMMANDS } from "./commands.ts";
import { FACT_PANEL } from "./fact-panel.ts";
import type { Api } from "./servers.ts";

/** Code lenses that open the view at the fact that they are above. */
export function leadingToFacts(uri: vscode.Uri, lenses: readonly vscode.CodeLens[]): vscode.CodeLens[] {
  return lenses.map((lens) => {
    const { command, range } = lens;
    if (command) lens.command = { ...command, command: COMMANDS.showFact, arguments: [uri, range.start] };
    return lens;
  });
}

/** Opens the view, at the cursor or at a place that a code lens gives. */
export async function showFact(
  { commands, window, Selection }: Api,
  uri?: vscode.Uri,
  start?: vscode.Position,
): Promise<void> {
  // A menu gives the file alone.
  if (uri && start) await window.showTextDocument(uri, { selection: new Selection(start, start) });
  await commands.executeCommand(`${FACT_PANEL}.focus`, { preserveFocus: true });
}
