import type { Option } from "@bomb.sh/tab";
import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { listDiagnostics } from "../../diagnostics/registry.ts";
import { nodeHost } from "../../host/node-host.ts";
import { findProject, projectHost } from "../../host/project-host.ts";
import { idOfFile } from "../../model/ids.ts";
import { examples } from "../examples.ts";

type Offer = (value: string, description: string) => void;

/** Options whose value is an id. */
const OF_IDS = ["from", "to", "about", "between", "by", "denied-by", "source", "relays"];

/** `entente completion SHELL`. Must be registered last: it offers the commands that are there. */
export function register(program: Command): void {
  const root = tab(program, { completionCommandName: "completion" });
  root.commands.get("explain")?.argument("code", (offer) => {
    for (const { code, title } of listDiagnostics()) offer(code, title);
  });
  root.commands.get("show")?.argument("id", offerIds);
  root.commands.get("path")?.argument("a", offerIds).argument("b", offerIds);
  root.commands.get("neighbours")?.argument("id", offerIds);
  for (const name of ["facts", "claims", "match"]) {
    const options = root.commands.get(name)?.options;
    for (const of of OF_IDS) giveValues(options?.get(of), offerIds);
    giveValues(options?.get("type"), (offer) => offerTypes("relations", offer));
  }
  const ofEntities = root.commands.get("entities")?.options;
  giveValues(ofEntities?.get("source"), offerIds);
  giveValues(ofEntities?.get("type"), (offer) => offerTypes("entities", offer));
  const command = program.commands.find((one) => one.name() === "completion");
  command
    ?.description("print the completion script of a shell")
    .action((shell: string) => {
      if (shell === "bash") process.stdout.write(BASH);
      else root.setup("entente", "entente", shell);
    })
    .addHelpText(
      "after",
      examples(
        ["source <(entente completion bash)", "in ~/.bashrc"],
        ["source <(entente completion zsh)", "in ~/.zshrc"],
        ["entente completion fish | source", "in ~/.config/fish/config.fish"],
      ),
    );
}

/** Of our own, since the library's needs a package that many machines lack, and runs what it finds on the line. */
const BASH = `# bash completion for entente
_entente_complete() {
  local current="\${COMP_WORDS[COMP_CWORD]}" line
  COMPREPLY=()
  while IFS= read -r line; do
    line="\${line%%$'\\t'*}"
    if [[ $line != :* && $line == "$current"* ]]; then COMPREPLY+=("$line"); fi
  done < <(entente complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _entente_complete entente
`;

function giveValues(option: Option | undefined, offer: (offer: Offer) => void): void {
  if (option) option.handler = offer;
}

/** The ids of the nearest project, from its file names alone: a shell does not wait for more. */
function offerIds(offer: Offer): void {
  const root = findProject(process.cwd());
  if (root === undefined) return;
  for (const { path } of nodeHost(root).list("data").files) if (path.endsWith(".yaml")) offer(idOfFile(path), "");
}

function offerTypes(of: "entities" | "relations", offer: Offer): void {
  const { files } = projectHost(findProject(process.cwd()) ?? process.cwd()).list("schema");
  for (const { path } of files) if (path.startsWith(`schema/${of}/`)) offer(idOfFile(path), "");
}
