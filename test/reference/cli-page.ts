import type { Command } from "commander";

/** docs/cli.md: the help of every command, and what scripts may rely on. */
export function cliPage(program: Command): string {
  const commands = program.commands.filter((command) => !isHidden(command));
  return `<!-- Generated from src/cli by \`npx vitest run test/reference -u\`. Do not edit. -->

# The command line

Exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 a fault in Entente. The project is the folder that \`--project\` names, else
the nearest one upward that holds \`data/\`. \`NO_COLOR\` and \`FORCE_COLOR\` are respected.

\`\`\`text
${helpOf(program)}
\`\`\`

${commands.map((command) => `## ${command.name()}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`).join("\n")}
## Before each commit

With [pre-commit](https://pre-commit.com), in \`.pre-commit-config.yaml\`:

\`\`\`yaml
repos:
  - repo: local
    hooks:
      - id: entente
        name: entente check
        language: system
        entry: npx entente check
        files: ^(data|schema)/.*\\.yaml$|^entente\\.yaml$
\`\`\`

The hook is given the files of the commit. \`check\` reads the whole project, reports what concerns these files, and fails where an error does:
an error in one of them, or one elsewhere to which a place in them belongs (the fact that another file states as well). What is wrong with
the rest of the project is counted and lets the commit pass. A file that a commit deletes is not handed over, so let CI run
\`entente check\` without paths. Without pre-commit, \`npx entente check\` as the one line of \`.git/hooks/pre-commit\` checks everything.

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
  "unlisted": [
    {"code": "E2004", "name": "unknown-key", "severity": "error", "file": "data/states/china.yaml", "files": 1, "count": 180}
  ],
  "summary": {"errors": 201, "warnings": 0, "files": 360, "codes": {"E2004": 200, "E3001": 1}, "elsewhere": {"errors": 0, "warnings": 0}}
}
\`\`\`

Of one code in one file 20 findings are listed, or as many as \`--limit\` says, and five times as many of one code in all; \`unlisted\`
counts the others (\`file\` is null where they are in several files), and is empty where there are none. \`summary\` counts all, and the exit
code does not depend on the limit. With paths, \`elsewhere\` counts what does not concern them, which does not make the exit code 1. Lines and columns count from 1, columns in
UTF-16 code units. Codes and names are permanent; messages are not.

## What \`facts\`, \`claims\` and \`show\` print with \`--format json\`

\`facts\` prints an array of facts, \`claims\` one of claims; \`ndjson\` prints one a line. What is left out of a fact is null, never absent.

| of a fact | |
| --- | --- |
| \`id\`, \`type\`, \`subject\`, \`object\` | \`object\` is null where the relation takes a value: it is \`qualifiers.value\` |
| \`qualifiers\` | by name; a quantity is \`{text, min, max, approximate, vague, unit, rate}\` |
| \`support\`, \`computed\`, \`assessment\` | \`support\` is the analyst's \`assessment\` \`{support, why}\` where there is one, else \`computed\` |
| \`contested\`, \`deniers\` | \`no\`, \`by-rival\`, \`by-party\` or \`independently\`; the voices that deny |
| \`rivals\` | asserted facts that cannot be true together with it |
| \`voices\`, \`voice_ids\`, \`expecting\` | how many independent voices say that it is so, and which; those that only expect it |
| \`quantities\` | by qualifier, unit and rate: \`min\`, \`max\`, \`envelope\` (vague words included), \`best\` \`{min, max, voices}\`, \`voices\` |
| \`claims\`, \`sources\`, \`file\`, \`former_ids\` | how many claims; where they are found; where the fact is written; ids that it used to have |
| \`note\` | what the analyst tells readers about it |
| \`holds\` | with \`--as-of\` alone: \`certain\` or \`possible\` then |

| of a claim | |
| --- | --- |
| \`id\`, \`fact\`, \`type\`, \`subject\`, \`object\` | of which fact |
| \`by\`, \`relays\`, \`voice\` | who says so; whose word they pass on; the voice that it comes down to (\`+\` between several) |
| \`stance\`, \`basis\`, \`credibility\`, \`says\` | what they do, how they know, the analyst's grade (1 to 6), and what they say differently from the fact |
| \`source\`, \`at\`, \`said\`, \`known\` | where it can be read; when it was said; the day by which it was known |
| \`quote\`, \`note\` | |

\`show\` prints one object. Of an entity: \`entity\`; \`facts.out\`, \`facts.in\` and \`facts.in_qualifiers\` (facts as above, by the part that it has in
them; symmetric ones are under \`out\`); \`says\` (its claims); \`rests\` (the claims found in it, where it is a source). Of a fact: \`fact\`,
its roll-up as a \`sentence\`, its \`sides\` (the voices as the text lists them), and \`claims\`, each with \`counts_for\` (the voices that it adds to) and \`counts_as\` (its stance after opinions are
capped; null where it was taken back). With \`--as-of\` or \`--known\`, \`fact\` is null where no claim counts at that time.
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
