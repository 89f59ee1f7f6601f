import type { Checked } from "../../build.ts";
import { refreshEditorFiles } from "../editor-files.ts";
import { reportProblems } from "../problems.ts";
import type { Project } from "../project.ts";
import { viewerHost } from "../viewer-host.ts";
import { watchProject } from "../watch-project.ts";
import { LiveSite } from "./live-site.ts";
import { handleRequests } from "./request-handler.ts";
import { startServer } from "./start-server.ts";

/** Serves until it is interrupted. Of a project that is broken from the start, a page that says what is wrong, until it is put right. */
export async function serveProject(project: Project, port: number): Promise<number> {
  const site = new LiveSite(project.host, viewerHost());
  say(project, site.build());
  const server = await startServer(handleRequests(site), port);
  process.stdout.write(`serving ${server.url} (this machine only; Ctrl+C ends it)\n`);
  await watchProject(project.root, () => {
    const before = site.digest;
    const checked = site.build();
    if (say(project, checked) && site.digest !== before) process.stdout.write(`rebuilt: dataset ${site.digest}\n`);
  });
  await server.close();
  return 0;
}

/** Prints what stands in the way; false where there is something. A good build also tells the editor of new ids. */
function say(project: Project, { failed, diagnostics, dataset }: Checked): boolean {
  if (dataset) refreshEditorFiles(project.host, dataset.schema, dataset.entities);
  if (failed) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    process.stderr.write(reportProblems(project.host, errors));
  }
  return !failed;
}
