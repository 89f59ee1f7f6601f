import { siteFolder } from "../build-record.ts";
import { type Call, failureOf } from "../fault.ts";
import { reportProblems } from "../problems.ts";
import type { Project } from "../project.ts";
import { watchProject } from "../watch-project.ts";
import { LiveSite } from "./live-site.ts";
import { handleRequests } from "./request-handler.ts";
import { startServer } from "./start-server.ts";

/** After a failure of the machine it is tried again: first after a second, later every quarter of a minute. */
const [SOON_MS, LATE_MS] = [1000, 15_000];

/**
 * Serves until it is interrupted. Of a project that is broken from the start, a page that says what is wrong, until it is put right.
 * What fails while it runs is told on the terminal and on open pages, and the last good graph stays.
 */
export async function serveProject(project: Project, port: number, call: Call): Promise<number> {
  const site = new LiveSite(project, siteFolder(project.root));
  const rebuild = rebuilder(project, site, call);
  await rebuild.now(true);
  const server = await startServer(handleRequests(site), port, (error) => site.tellTrouble(error));
  process.stdout.write(`serving ${server.url} (this machine only; Ctrl+C ends it)\n`);
  site.onLoss(() => rebuild.later());
  const stopCatching = catchRest((error) => {
    process.stderr.write(failureOf(error, call).text);
    site.tellTrouble(error);
  });
  // What was saved while the first build ran must not be missed; where nothing was, another look costs little.
  await watchProject(
    project.root,
    () => rebuild.now(true),
    () => rebuild.now(false),
  );
  stopCatching();
  rebuild.stop();
  await server.close();
  return 0;
}

/** Faults in callbacks, which would end any other command. */
function catchRest(tell: (error: unknown) => void): () => void {
  const before = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", tell);
  return () => {
    process.removeAllListeners("uncaughtException");
    for (const listener of before) process.on("uncaughtException", listener);
  };
}

interface Rebuilder {
  /** @param isRepeated say again what was said before */
  now(isRepeated: boolean): Promise<void>;
  later(): void;
  stop(): void;
}

/** Builds one after the other, and again by itself while something that is not in the files prevents it. */
function rebuilder(project: Project, site: LiveSite, call: Call): Rebuilder {
  let said = "";
  let wait = SOON_MS;
  let again: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const build = async (isRepeated: boolean): Promise<void> => {
    const before = site.digest;
    let now = "";
    clearTimeout(again);
    try {
      const problems = await site.build();
      if (problems.length > 0) now = reportProblems(project.host, problems);
      wait = SOON_MS;
    } catch (error) {
      now = failureOf(error, call).text;
      again = setTimeout(() => void rebuild(false), wait);
      wait = Math.min(2 * wait, LATE_MS);
    }
    if (isRepeated || now !== said) process.stderr.write(now);
    said = now;
    if (site.digest !== before && before !== null) process.stdout.write(`rebuilt: dataset ${site.digest}\n`);
  };
  const rebuild = (isRepeated: boolean): Promise<void> => {
    running = running.then(() => build(isRepeated));
    return running;
  };
  return {
    now: rebuild,
    later() {
      clearTimeout(again);
      again = setTimeout(() => void rebuild(false), SOON_MS / 10);
    },
    stop: () => clearTimeout(again),
  };
}
