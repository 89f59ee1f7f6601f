import { Command } from "commander";
import * as add from "./add/command.ts";
import * as build from "./build/command.ts";
import * as check from "./check/command.ts";
import * as claims from "./claims/command.ts";
import * as completion from "./completion/command.ts";
import * as components from "./components/command.ts";
import * as diff from "./diff/command.ts";
import * as duplicates from "./duplicates/command.ts";
import * as entities from "./entities/command.ts";
import * as explain from "./explain/command.ts";
import * as exportGraph from "./export/command.ts";
import * as facts from "./facts/command.ts";
import * as fmt from "./fmt/command.ts";
import * as git from "./git/command.ts";
import * as importFiles from "./import/command.ts";
import * as init from "./init/command.ts";
import * as lsp from "./lsp/command.ts";
import * as match from "./match/command.ts";
import * as mcp from "./mcp/command.ts";
import * as merge from "./merge/command.ts";
import * as neighbours from "./neighbours/command.ts";
import * as path from "./path/command.ts";
import * as publish from "./publish/command.ts";
import * as query from "./query/command.ts";
import * as rank from "./rank/command.ts";
import * as rename from "./rename/command.ts";
import * as serve from "./serve/command.ts";
import * as show from "./show/command.ts";
import * as types from "./types/command.ts";
import * as verify from "./verify/command.ts";
import { version } from "./version.ts";

/** One entry for each command, in the order of `--help`. Each module imports its heavy parts only when it runs. */
const COMMANDS: readonly { readonly register: (program: Command) => void }[] = [
  check,
  build,
  exportGraph,
  importFiles,
  add,
  show,
  facts,
  claims,
  entities,
  match,
  path,
  neighbours,
  rank,
  components,
  query,
  publish,
  diff,
  verify,
  explain,
  fmt,
  duplicates,
  rename,
  merge,
  git,
  serve,
  mcp,
  lsp,
  init,
  types,
  completion,
];

/** The command line as data: `run` parses with it, the reference page is generated from it. */
export function createProgram(): Command {
  const program = new Command("entente")
    .description("Relations as code: who says who does what with whom, checked like a compiler and opened as a graph.")
    .version(version(), "-V, --version", "print the version")
    .option("-p, --project <dir>", "folder that holds data/ and schema/ (default: the nearest one upward)")
    .option("--debug", "show where in the program a fault in Entente happened")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .showHelpAfterError("(--help shows what there is)")
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("after", "\nExit codes: 0 clean, 1 findings, 2 usage or configuration, 3 a fault in Entente.");
  for (const { register } of COMMANDS) register(program);
  return program;
}
