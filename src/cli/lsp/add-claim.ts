import { type Connection, type Position, TextDocumentEdit } from "vscode-languageserver";
import type { FileChange } from "../../import/merge/merge-files.ts";
import { editsBetween } from "../../lsp/edits.ts";
import { factAround } from "../../lsp/fact-around.ts";
import type { OpenProject } from "../../lsp/open-project.ts";
import { type AddedClaims, ASK, type Question } from "../../lsp/protocol.ts";
import type { Found } from "../../lsp/serve.ts";
import type { Fact } from "../../model/fact.ts";
import { writtenText } from "../../model/kinds/index.ts";
import { MEND_FIRST } from "../../refactor/may-rename.ts";
import { askClaim, type Told } from "../add/ask-claim.ts";
import { Drafter, type Faulty, openDraft } from "../add/drafter.ts";
import type { Asker } from "../add/terminal.ts";
import { UsageError } from "../failure.ts";

/**
 * Asks for a claim as `entente add` does, and hands it to the editor as an edit; null: the person has left. In a fact, it is about that fact.
 *
 * @throws UsageError where the project has errors, or would have
 */
export async function addClaim(
  connection: Connection,
  { project, path, versioned }: Found,
  position: Position,
): Promise<AddedClaims | null> {
  const fact = factAround(project, path, position);
  const about = fact ? toldOf(fact) : null;
  const line = await askClaim(askerOf(connection), draftOf(project), about);
  if (line === null) return null;
  // What has been typed while it was asked is part of the files.
  const draft = draftOf(project);
  draft.add(line);
  const drafted = draft.finish();
  if (!("changes" in drafted)) throw new UsageError(firstError(drafted));
  const edit = { documentChanges: drafted.changes.flatMap((change) => editsOf(change, versioned)) };
  const { applied, failureReason } = await connection.workspace.applyEdit({ label: "Add a claim", edit });
  if (!applied) throw new UsageError("the editor did not take the claim", failureReason);
  return { told: drafted.told.join("\n") };
}

function draftOf(project: OpenProject): Drafter {
  const drafter = openDraft(project.files());
  if (drafter instanceof Drafter) return drafter;
  throw new UsageError(`${MEND_FIRST}: ${firstError(drafter)}`);
}

/** Questions to the person at the editor. What is told goes with the next question. */
function askerOf(connection: Connection): Asker {
  let told: string[] = [];
  return {
    async ask(question, offers) {
      const asked: Question = { question, offers, told: told.join("").trim() };
      told = [];
      return connection.sendRequest<string | null>(ASK, asked);
    },
    tell: (text) => void told.push(text),
    close: () => {},
  };
}

/** Null where it leads to a value, which claims do not share. */
function toldOf({ type, subject, object, qualifiers, spell }: Fact): Told | null {
  if (object === null) return null;
  const says = new Map<string, readonly string[]>(spell === undefined ? [] : [["spell", [spell]]]);
  // What the fact says is part of each of its claims, and a claim that lacked it would take it out of the fact.
  for (const [name, value] of Object.entries(qualifiers)) says.set(name, [value].flat().map(writtenText));
  return { from: subject, type, to: object, says };
}

function editsOf({ path, before, text }: FileChange, versioned: Found["versioned"]) {
  const file = versioned(path);
  if (before === null)
    return [{ kind: "create" as const, uri: file.uri }, TextDocumentEdit.create(file, editsBetween("", text))];
  return [TextDocumentEdit.create(file, editsBetween(before, text))];
}

function firstError({ diagnostics }: Faulty): string {
  const error = diagnostics.find(({ severity }) => severity === "error");
  return error === undefined ? "" : `${error.span.file}: ${error.message}`;
}
