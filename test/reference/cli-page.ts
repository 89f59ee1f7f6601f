import type { Command } from "commander";

/** docs/cli.md: the help of every command, and what scripts may rely on. */
export function cliPage(program: Command): string {
  const commands = program.commands.filter((command) => !isHidden(command));
  return `<!-- Generated from src/cli by \`npx vitest run test/reference -u\`. Do not edit. -->

# The command line

Exit codes: 0 clean, 1 findings, 2 usage or configuration. The project is the folder that \`--project\` names, else the nearest one
upward that holds \`data/\`. \`NO_COLOR\` and \`FORCE_COLOR\` are respected.

\`\`\`text
${helpOf(program)}
\`\`\`

${commands.map((command) => `## ${command.name()}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`).join("\n")}
## What \`check --format json\` prints

\`\`\`json
{
  "diagnostics": [
    {
      "code": "E3001",
      "name": "unresolved-reference",
      "severity": "error",
      "message": "what is wrong",
      "file": "data/states/north-korea.yaml",
      "line": 9, "column": 19, "endLine": 9, "endColumn": 24,
      "hint": "where there is one",
      "related": [{"file": "data/states/russia.yaml", "line": 1, "column": 1, "endLine": 1, "endColumn": 5, "message": "why"}]
    }
  ],
  "summary": {"errors": 1, "warnings": 0, "files": 360}
}
\`\`\`

Lines and columns count from 1, columns in UTF-16 code units. Codes and names are permanent; messages are not.
`;
}

function isHidden(command: Command): boolean {
  return command.name() === "complete";
}

function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => 100,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return text.trim().replace(/ +$/gm, "");
}
