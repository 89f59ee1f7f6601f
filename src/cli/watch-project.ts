import { join } from "node:path";
import { watch } from "chokidar";

/** Calls back, once per burst of changes below data/ and schema/, until the process ends. */
export async function watchProject(root: string, onChange: () => void): Promise<void> {
  const watcher = watch([join(root, "data"), join(root, "schema")], { ignoreInitial: true });
  let waiting: NodeJS.Timeout | undefined;
  watcher.on("all", () => {
    clearTimeout(waiting);
    waiting = setTimeout(onChange, 60);
  });
  await new Promise<void>((done) => {
    process.once("SIGINT", () => done());
    process.once("SIGTERM", () => done());
  });
  clearTimeout(waiting);
  await watcher.close();
}
