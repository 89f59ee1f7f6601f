import { join } from "node:path";
import { watch } from "chokidar";
import { PROJECT_FILE } from "../project/keys.ts";
import { neutral } from "../report/display.ts";
import { brokenMachine } from "./failure.ts";

/** An editor writes a file in several steps, and a change of branch touches hundreds. */
const QUIET_MS = 60;

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

/** The same, until what it returns is called. */
export function startWatching(root: string, onChange: OnChange, onReady: OnChange = () => {}): () => Promise<void> {
  const watcher = watch([join(root, "data"), join(root, "schema"), join(root, PROJECT_FILE)], { ignoreInitial: true });
  let waiting: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isQueued = false;
  const call = (back: OnChange): void => {
    running = running.then(() => carefully(back));
  };
  watcher.on("ready", () => call(onReady));
  watcher.on("all", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (isQueued) return;
      isQueued = true;
      call(() => {
        isQueued = false;
        return onChange();
      });
    }, QUIET_MS);
  });
  return async () => {
    clearTimeout(waiting);
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
