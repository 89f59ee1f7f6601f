import { type Command, InvalidArgumentError } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";

/** `entente serve` */
export function register(program: Command): void {
  program
    .command("serve")
    .description("build, and serve the viewer to this machine; reloads when a file changes")
    .option("--port <number>", "port; the next free one where it is taken", portNumber, 4664)
    .addHelpText(
      "after",
      examples(["entente serve", "prints the address to open"], ["entente serve --port 8080", "at a port of your own"]),
    )
    .action(async ({ port }: { port: number }, command: Command) => {
      const project = openProject(command);
      const { serveProject } = await import("./serve-project.ts");
      process.exitCode = await serveProject(project, port, {
        args: ["serve"],
        debug: command.optsWithGlobals()["debug"] === true,
      });
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("a port is a number from 0 to 65535");
  return port;
}
