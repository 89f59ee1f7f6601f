import { existsSync } from "node:fs";
import { join } from "node:path";
import { type FSWatcher, watch as watchFolders } from "chokidar";
import { PROJECT_FILE } from "../project/keys.ts";
import { neutral } from "../report/display.ts";
import { brokenMachine } from "./failure.ts";

/** An editor writes a file in several steps, and a change of branch touches hundreds. */
const QUIET_MS = 60;
/** Before watching is tried again. */
const REOPEN_MS = 1000;

type OnChange = () => void | Promise<void>;

/**
 * Calls back, once per burst of changes below data/ and schema/ and of entente.yaml, and never before the last call is through, until the process ends.
 *
 * @param onReady called once all changes from then on are seen; some may have come before
 */
export async function watchProject(root: string, onChange: OnChange, onReady?: OnChange): Promise<void> {
  const stop = startWatching(root, onChange, onReady);
  await new Promise<void>((done) => {
    process.once("SIGINT", () => done());
    process.once("SIGTERM", () => done());
  });
  await stop();
}

/** The same, until what it returns is called. Where watching itself fails, or a folder goes, it begins anew until it works again. */
export function startWatching(root: string, onChange: OnChange, onReady: OnChange = () => {}): () => Promise<void> {
  const folders = [join(root, "data"), join(root, "schema")];
  const places = [...folders, join(root, PROJECT_FILE)];
  let watcher: FSWatcher;
  let waiting: NodeJS.Timeout | undefined;
  let reopening: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isQueued = false;
  const call = (back: OnChange): void => {
    running = running.then(() => carefully(back));
  };
  const changed = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (isQueued) return;
      isQueued = true;
      call(() => {
        isQueued = false;
        return onChange();
      });
    }, QUIET_MS);
  };
  const reopen = (): void => {
    reopening ??= setTimeout(async () => {
      await watcher.close();
      reopening = undefined;
      watch();
    }, REOPEN_MS);
  };
  const watch = (): void => {
    watcher = watchFolders(places, { ignoreInitial: true });
    watcher.on("ready", () => call(onReady));
    // What is made anew where nothing was is not always seen.
    if (!existsSync(join(root, "data"))) reopen();
    watcher.on("all", (event, path) => {
      if (event === "unlinkDir" && folders.includes(path)) reopen();
      changed();
    });
    watcher.on("error", (error) => {
      const broken = brokenMachine(error);
      if (broken === undefined) throw error;
      process.stderr.write(`entente: cannot watch files: ${broken}\n`);
      reopen();
    });
  };
  watch();
  return async () => {
    clearTimeout(waiting);
    clearTimeout(reopening);
    await watcher.close();
    await running;
  };
}

/** A disk that is full may have room again after the next change. */
async function carefully(onChange: OnChange): Promise<void> {
  try {
    await onChange();
  } catch (error) {
    const broken = brokenMachine(error);
    if (broken === undefined) throw error;
    process.stderr.write(`entente: ${neutral(broken)}\n`);
  }
}
