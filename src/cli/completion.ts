import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { listDiagnostics } from "../diagnostics/registry.ts";
import { nodeHost } from "../host/node-host.ts";
import { findProject } from "../host/project-host.ts";
import { idOfFile } from "../model/ids.ts";
import { examples } from "./examples.ts";

/** `entente completion SHELL`. Must be registered last: it offers the commands that are there. */
export function register(program: Command): void {
  const root = tab(program, { completionCommandName: "completion" });
  root.commands.get("explain")?.argument("code", (offer) => {
    for (const { code, title } of listDiagnostics()) offer(code, title);
  });
  const offerIds = (offer: (value: string, description: string) => void): void => {
    for (const id of idsOf(process.cwd())) offer(id, "");
  };
  root.commands.get("show")?.argument("id", offerIds);
  root.commands.get("path")?.argument("a", offerIds).argument("b", offerIds);
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

/** The ids of the nearest project, from its file names alone: a shell does not wait for more. */
function idsOf(folder: string): string[] {
  const root = findProject(folder);
  if (root === undefined) return [];
  const { files } = nodeHost(root).list("data");
  return files.filter(({ path }) => path.endsWith(".yaml")).map(({ path }) => idOfFile(path));
}
