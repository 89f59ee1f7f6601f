import type * as vscode from "vscode";
import { FACT_VIEW, type FactView, type FactViewParams, OPEN, OPEN_IN_VIEWER } from "../protocol.ts";
import { type Framed, frame } from "./frame.ts";
import { type PlaceAsked, placeOfCursor } from "./place-asked.ts";
import type { Api, Servers } from "./servers.ts";

export const FACT_PANEL = "entente.fact";

/** So long the cursor rests before the view follows, in milliseconds. */
const PAUSE = 120;

const NOTHING_YET: Framed = {
  style:
    "body { color: var(--vscode-descriptionForeground); font-family: var(--vscode-font-family); font-size: 13px; }",
  body: "<p>Open a data file of an Entente project: the fact under the cursor is shown here. Of a project that has errors from the start, nothing is shown until they are mended.</p>\n",
};

/** The view that shows the fact under the cursor, and keeps it while other files are looked at. */
export class FactPanel implements vscode.WebviewViewProvider {
  readonly #api: Api;
  readonly #servers: Servers;
  #view: vscode.WebviewView | undefined;
  #timer: NodeJS.Timeout | undefined;
  #asked = 0;

  constructor(api: Api, servers: Servers) {
    this.#api = api;
    this.#servers = servers;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = {
      enableScripts: false,
      enableForms: false,
      enableCommandUris: [OPEN, OPEN_IN_VIEWER],
      localResourceRoots: [],
    };
    view.webview.html = frame(NOTHING_YET);
    view.onDidChangeVisibility(() => this.follow());
    view.onDidDispose(() => {
      this.#view = undefined;
    });
    this.follow();
  }

  /** Shows what is under the cursor once that rests. */
  follow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), PAUSE);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #refresh(): Promise<void> {
    const view = this.#view;
    if (view?.visible !== true) return;
    this.#asked += 1;
    const asked = this.#asked;
    const place = placeOfCursor(this.#api, this.#servers);
    const found = place && (await factUnderCursor(place));
    // The cursor has moved on, and a later answer may be here already.
    if (found === null || asked !== this.#asked) return;
    view.description = found.title;
    const html = frame(found);
    if (view.webview.html !== html) view.webview.html = html;
  }
}

/** Null where there is none. */
export function factUnderCursor({ server, uri, position }: PlaceAsked): Promise<FactView | null> {
  const params: FactViewParams = { textDocument: { uri }, position };
  return server.client.sendRequest<FactView | null>(FACT_VIEW, params);
}
