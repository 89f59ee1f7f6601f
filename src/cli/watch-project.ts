import { join } from "node:path";
import { watch } from "chokidar";

/** An editor writes a file in several steps, and a change of branch touches hundreds. */
const QUIET_MS = 60;

/** Calls back, once per burst of changes below data/ and schema/, until the process ends. */
export async function watchProject(root: string, onChange: () => void): Promise<void> {
  const stop = startWatching(root, onChange);
  await new Promise<void>((done) => {
    process.once("SIGINT", () => done());
    process.once("SIGTERM", () => done());
  });
  await stop();
}

/** The same, until what it returns is called. */
export function startWatching(root: string, onChange: () => void): () => Promise<void> {
  const watcher = watch([join(root, "data"), join(root, "schema")], { ignoreInitial: true });
  let waiting: NodeJS.Timeout | undefined;
  watcher.on("all", () => {
    clearTimeout(waiting);
    waiting = setTimeout(onChange, QUIET_MS);
  });
  return async () => {
    clearTimeout(waiting);
    await watcher.close();
  };
}
