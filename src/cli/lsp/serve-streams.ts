import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serveEditor } from "../../lsp/serve.ts";
import { answerRequests } from "./answer-requests.ts";

/** Answers an editor on standard input and output; done when it closes them. */
export async function serveStreams(version: string): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  answerRequests(connection, serveEditor(connection, version));
  await new Promise<void>((done) => process.stdin.once("close", done));
}
