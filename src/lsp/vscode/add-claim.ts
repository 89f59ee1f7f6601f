import type * as vscode from "vscode";
import { ADD_CLAIM, type AddClaimParams, type AddedClaims, type Question } from "../protocol.ts";
import { placeAsked } from "./place-asked.ts";
import type { Api, Servers } from "./servers.ts";

/** Adds a claim, about the fact under the cursor where there is one: the server asks, the person answers, the editor takes the edit. */
export async function addClaim(api: Api, servers: Servers): Promise<void> {
  const asked = placeAsked(api, servers);
  if (asked === null) return;
  const params: AddClaimParams = { textDocument: { uri: asked.uri }, position: asked.position };
  const added = await asked.server.client.sendRequest<AddedClaims | null>(ADD_CLAIM, params);
  if (added) void api.window.showInformationMessage(added.told);
}

interface Answer extends vscode.QuickPickItem {
  readonly text: string;
}

/** Puts a question of the server to the person; null: the person has left. An answer may be one of the offers, or any other text. */
export function ask(api: Api, { question, offers, told }: Question): Promise<string | null> {
  const pick = api.window.createQuickPick<Answer>();
  const items: Answer[] = offers.map((label) => ({ label, text: label }));
  pick.title = question;
  pick.placeholder = told;
  pick.ignoreFocusOut = true;
  pick.items = items;
  // An empty answer must stay one: nothing is chosen before something is typed.
  pick.activeItems = [];
  pick.onDidChangeValue((value) => {
    const isOffered = value === "" || offers.includes(value);
    // VS Code sorts by what fits the label: it comes last, so that Enter takes the offer that fits best.
    pick.items = isOffered
      ? items
      : [...items, { label: "As typed", description: value, text: value, alwaysShow: true }];
    if (value === "") pick.activeItems = [];
  });
  return new Promise((answer) => {
    pick.onDidAccept(() => {
      answer(pick.activeItems[0]?.text ?? pick.value);
      pick.hide();
    });
    pick.onDidHide(() => {
      answer(null);
      pick.dispose();
    });
    pick.show();
  });
}
