import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serveEditor } from "../../lsp/serve.ts";

/** Answers an editor on standard input and output; done when it closes them. */
export async function serveStreams(version: string): Promise<void> {
  serveEditor(createConnection(ProposedFeatures.all, process.stdin, process.stdout), version);
  await new Promise<void>((done) => process.stdin.once("close", done));
}
