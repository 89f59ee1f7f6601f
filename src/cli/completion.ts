import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { examples } from "./examples.ts";

/** `entente completion SHELL`. Must be registered last: it offers the commands that are there. */
export function register(program: Command): void {
  tab(program, { completionCommandName: "completion" });
  program.commands
    .find((command) => command.name() === "completion")
    ?.description("print the completion script of a shell")
    .addHelpText(
      "after",
      examples(
        ["source <(entente completion bash)", "in ~/.bashrc"],
        ["source <(entente completion zsh)", "in ~/.zshrc"],
        ["entente completion fish | source", "in ~/.config/fish/config.fish"],
      ),
    );
}
