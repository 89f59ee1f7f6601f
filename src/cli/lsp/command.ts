import type { Command } from "commander";
import { examples } from "../examples.ts";
import { version } from "../version.ts";

/** `entente lsp` */
export function register(program: Command): void {
  program
    .command("lsp")
    .description(
      "answer an editor that speaks the Language Server Protocol, on standard input and output: diagnostics, completion, hover, references, rename, fixes, formatting",
    )
    .option("--stdio", "the only way to talk; editors that pass it may")
    .option(
      "--clientProcessId <pid>",
      "accepted since VS Code passes it; the editor names its process by the protocol, too",
    )
    .addHelpText("after", examples(["entente lsp", "an editor starts this by itself: see docs/editor.md"]))
    .action(async () => {
      const { serveStreams } = await import("./serve-streams.ts");
      await serveStreams(version());
    });
}
