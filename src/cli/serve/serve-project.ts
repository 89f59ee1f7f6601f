import { siteFolder } from "../build-record.ts";
import { reportProblems } from "../problems.ts";
import type { Project } from "../project.ts";
import { watchProject } from "../watch-project.ts";
import { LiveSite } from "./live-site.ts";
import { handleRequests } from "./request-handler.ts";
import { startServer } from "./start-server.ts";

/** Serves until it is interrupted. Of a project that is broken from the start, a page that says what is wrong, until it is put right. */
export async function serveProject(project: Project, port: number): Promise<number> {
  const site = new LiveSite(project, siteFolder(project.root));
  /** What stands in the way, as it was last printed. */
  let said = await whatIsWrong(project, site);
  process.stderr.write(said);
  const server = await startServer(handleRequests(site), port);
  process.stdout.write(`serving ${server.url} (this machine only; Ctrl+C ends it)\n`);
  const rebuild = async (isRepeated: boolean): Promise<void> => {
    const before = site.digest;
    const now = await whatIsWrong(project, site);
    if (isRepeated || now !== said) process.stderr.write(now);
    said = now;
    if (site.digest !== before) process.stdout.write(`rebuilt: dataset ${site.digest}\n`);
  };
  // What was saved while the first build ran must not be missed; where nothing was, another look costs little.
  await watchProject(
    project.root,
    () => rebuild(true),
    () => rebuild(false),
  );
  await server.close();
  return 0;
}

/** Builds again. Empty where nothing stands in the way. */
async function whatIsWrong(project: Project, site: LiveSite): Promise<string> {
  const problems = await site.build();
  return problems.length > 0 ? reportProblems(project.host, problems) : "";
}
