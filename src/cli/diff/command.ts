import { type Command, Option } from "commander";
import { EFFECTS, type Effect } from "../../diff/effects.ts";
import { examples } from "../examples.ts";
import { UsageError } from "../failure.ts";
import { openProject } from "../project.ts";
import type { DiffFlags } from "./flags.ts";

/** `entente diff [A] [B]` */
export function register(program: Command): void {
  const names = Object.keys(EFFECTS);
  program
    .command("diff")
    .description("compare two states of a project: what was written, and what follows from it, each with its cause")
    .argument(
      "[a]",
      "a Git revision, a project's folder, a folder that `entente build` wrote or a facts.json; `A...B` begins where the two branches parted (default: where this branch left the main one)",
    )
    .argument("[b]", "the same (default: the project as it is now, changes that are not committed included)")
    .addOption(
      new Option("-f, --format <format>", "how to print; `markdown` fits a pull request's comment")
        .choices(["pretty", "json", "markdown"])
        .default("pretty"),
    )
    .addOption(
      new Option(
        "--fail-on <effects>",
        `exit 1 where one of these follows, or where the second state has errors; with commas: ${names.join(", ")}`,
      )
        .argParser(effectsNamed)
        .default([], "none"),
    )
    .option(
      "-o, --out <file>",
      "also write both states as one graph, what changed marked in it, into a page that opens offline",
    )
    .addHelpText(
      "after",
      examples(
        ["entente diff", "this branch, saved changes included"],
        ["entente diff HEAD", "what is not committed yet"],
        ["entente diff v1.0 v1.1", "two tags; nothing is checked out"],
        ["entente diff main...HEAD --format markdown", "for a comment on a pull request"],
        ["entente diff --fail-on support-lost,newly-contested", "for CI"],
        ["entente diff main...HEAD -o changes.html", "the same to look at in a browser"],
        ["entente diff old.json new.json", "two datasets that `entente export facts` wrote"],
      ),
    )
    .action(async (a: string | undefined, b: string | undefined, flags: DiffFlags, command: Command) => {
      const project = openProject(command);
      const { runDiff } = await import("./run-diff.ts");
      process.exitCode = (await runDiff(project, a, b, flags)) ? 0 : 1;
    });
}

function effectsNamed(written: string): readonly Effect[] {
  return written.split(",").map((name) => {
    const effect = name.trim();
    if (isEffect(effect)) return effect;
    throw new UsageError(`--fail-on has no \`${effect}\``, `it has ${Object.keys(EFFECTS).join(", ")}`);
  });
}

function isEffect(name: string): name is Effect {
  return Object.hasOwn(EFFECTS, name);
}
