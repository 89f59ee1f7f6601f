import { type Command, InvalidArgumentError } from "commander";
import { examples } from "../examples.ts";
import { openProject } from "../project.ts";

/** `entente mcp` */
export function register(program: Command): void {
  program
    .command("mcp")
    .description(
      "answer an assistant that speaks the Model Context Protocol: read-only, and every statement cites its claims",
    )
    .option("--http [port]", "over HTTP on this machine instead of standard input and output", portNumber)
    .addHelpText(
      "after",
      examples(
        ["entente mcp", "an assistant starts this by itself: see docs/assistant.md"],
        ["entente mcp --http 4665", "prints the address"],
      ),
    )
    .action(async ({ http }: { http?: number | true }, command: Command) => {
      const project = openProject(command);
      const call = { args: ["mcp"], debug: command.optsWithGlobals()["debug"] === true };
      const { serveMcp } = await import("./serve-mcp.ts");
      await serveMcp(project, call, http === true ? 4665 : http);
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("a port is a number from 0 to 65535");
  return port;
}
