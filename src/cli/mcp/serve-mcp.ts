import { createMcpHandler } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { Call } from "../fault.ts";
import type { Project } from "../project.ts";
import { startServer } from "../serve/start-server.ts";
import { AskedProject } from "./asked-project.ts";
import { answerHttp } from "./http.ts";
import { createServer, whatFailed } from "./server.ts";

/** Larger questions than this are refused. */
const MOST_BYTES = 1024 * 1024;

/**
 * Answers an assistant until it leaves: over standard input and output, where nothing else is printed, or over HTTP on loopback.
 *
 * @param port undefined: standard input and output
 */
export async function serveMcp(project: Project, call: Call, port: number | undefined): Promise<void> {
  const asked = new AskedProject(project);
  const create = () => createServer(asked, call);
  const onerror = (error: Error): void => {
    process.stderr.write(`${error.message}\n`);
  };
  if (port === undefined) {
    serveStdio(create, { onerror });
    return;
  }
  const handler = createMcpHandler(create, { onerror, maxRequestBodySize: MOST_BYTES });
  const { url } = await startServer(
    answerHttp(handler.fetch, (error) => whatFailed(error, call)),
    port,
  );
  process.stdout.write(`${url}mcp answers assistants on this machine. Ctrl-C ends it.\n`);
}
