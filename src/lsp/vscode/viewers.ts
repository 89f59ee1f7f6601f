import type { ChildProcess, SpawnOptions } from "node:child_process";
import type * as vscode from "vscode";
import { factUnderCursor } from "./fact-panel.ts";
import { isNamed } from "./is-named.ts";
import { placeAsked } from "./place-asked.ts";
import type { Api, Server, Servers } from "./servers.ts";

/** `spawn` of Node, or a test's. */
export type Spawn = (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess;

/** What `entente serve` prints once it serves. */
const SERVING = /^serving (http:\S+)/m;

/** The viewers of the projects that are open, each served by `entente serve` from its first use until VS Code ends. */
export class Viewers {
  readonly #api: Api;
  readonly #servers: Servers;
  readonly #spawn: Spawn;
  readonly #running = new Map<string, { readonly child: ChildProcess; readonly url: Promise<string> }>();
  #output: vscode.OutputChannel | undefined;

  constructor(api: Api, servers: Servers, spawn: Spawn) {
    this.#api = api;
    this.#servers = servers;
    this.#spawn = spawn;
  }

  /** Opens the viewer in a browser, at what is given or is under the cursor. */
  async open(given: unknown): Promise<void> {
    const { env, ProgressLocation, window } = this.#api;
    const asked = placeAsked(this.#api, this.#servers);
    if (asked === null) return;
    const under = asked.isCursor ? await factUnderCursor(asked) : null;
    const shown = isNamed(given) ? given : under;
    const root = under?.root ?? asked.server.folder.uri.fsPath;
    const location = { location: ProgressLocation.Window, title: "Entente: building the viewer" };
    const url = await window.withProgress(location, () => this.#serve(root, asked.server));
    const target = shown ? `${url}#${shown.what}=${encodeURIComponent(shown.id)}` : url;
    await env.openExternal(this.#api.Uri.parse(target));
  }

  dispose(): void {
    for (const { child } of this.#running.values()) child.kill();
    this.#running.clear();
    this.#output?.dispose();
  }

  #serve(root: string, { program }: Server): Promise<string> {
    const known = this.#running.get(root);
    if (known) return known.url;
    this.#output ??= this.#api.window.createOutputChannel("Entente Viewer");
    const output = this.#output;
    // Where VS Code is an Electron program, it is told to be Node.
    const child = this.#spawn(process.execPath, [program, "serve"], {
      cwd: root,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const url = new Promise<string>((found, fail) => {
      let printed = "";
      let isServing = false;
      const take = (piece: unknown): void => {
        output.append(String(piece));
        if (isServing) return;
        printed += String(piece);
        const [, address] = SERVING.exec(printed) ?? [];
        if (address === undefined) return;
        isServing = true;
        found(address);
      };
      child.stdout?.on("data", take);
      child.stderr?.on("data", take);
      // The next time it is tried anew.
      const end = (why: Error): void => {
        this.#running.delete(root);
        fail(why);
      };
      child.on("error", end);
      child.on("exit", () => end(new Error(printed.trim())));
    });
    this.#running.set(root, { child, url });
    return url;
  }
}
