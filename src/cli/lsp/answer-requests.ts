import { type Connection, ErrorCodes, ResponseError } from "vscode-languageserver";
import { ADD_CLAIM, type AddClaimParams, CHANGES, type ChangesParams } from "../../lsp/protocol.ts";
import type { Find, Found } from "../../lsp/serve.ts";
import { withHint } from "../../wording/with-hint.ts";
import { UsageError } from "../failure.ts";

/** Answers what an editor asks of other commands. What each needs is loaded when it is asked. */
export function answerRequests(connection: Connection, find: Find): void {
  connection.onRequest(ADD_CLAIM, ({ textDocument, position }: AddClaimParams) =>
    answer(find(textDocument.uri), async (found) => {
      const { addClaim } = await import("./add-claim.ts");
      return addClaim(connection, found, position);
    }),
  );
  connection.onRequest(CHANGES, ({ uri }: ChangesParams) =>
    answer(find(uri), async ({ project }) => {
      const { whatChanges } = await import("./what-changes.ts");
      return whatChanges(project);
    }),
  );
}

/** What a person can put right is an answer, not a fault. */
async function answer<T>(found: Found | null, ask: (found: Found) => Promise<T>): Promise<T | ResponseError<void>> {
  try {
    if (found === null) throw new UsageError("this file is in no project");
    return await ask(found);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return new ResponseError(ErrorCodes.InvalidRequest, withHint(error.message, error.hint));
  }
}
