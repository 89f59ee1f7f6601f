import type { Command } from "commander";
import { findDiagnostic, listDiagnostics } from "../../diagnostics/registry.ts";
import { nearest } from "../../text/nearest.ts";
import { examples } from "../examples.ts";
import { UsageError } from "../failure.ts";

/** `entente explain [CODE]` */
export function register(program: Command): void {
  program
    .command("explain")
    .description("say what a diagnostic means, with a bad and a good example; without a code, list all")
    .argument("[code]", "a code or a name: E1103, duplicate-key")
    .addHelpText(
      "after",
      examples(["entente explain E1103", "one diagnostic"], ["entente explain", "the list of all diagnostics"]),
    )
    .action((code: string | undefined) => {
      process.stdout.write(code === undefined ? listAll() : explain(code));
    });
}

function listAll(): string {
  return listDiagnostics()
    .map(({ code, name, title }) => `${code}  ${name.padEnd(26)}  ${title}\n`)
    .join("");
}

function explain(code: string): string {
  const entry = findDiagnostic(code);
  if (!entry) {
    const known = listDiagnostics().flatMap(({ code: number, name }) => [number, name]);
    const meant = nearest(code, known);
    throw new UsageError(
      `there is no diagnostic ${code}`,
      meant === undefined ? "`entente explain` lists all" : `did you mean ${meant}?`,
    );
  }
  const { severity, name, title, explanation, bad, good } = entry;
  return [
    `${entry.code} ${name} (${severity})`,
    `${title}.`,
    "",
    explanation,
    "",
    "Bad:",
    indent(bad),
    "",
    "Good:",
    indent(good),
    ...(severity === "warning"
      ? ["", "In entente.yaml, to switch it off or make it an error:", indent(`warnings: {${name}: off}`)]
      : []),
    "",
  ].join("\n");
}

function indent(yaml: string): string {
  return yaml.replace(/^/gm, "    ");
}
