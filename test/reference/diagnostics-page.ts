import { listDiagnostics } from "../../src/diagnostics/registry.ts";

const GROUPS: readonly (readonly [prefix: string, title: string])[] = [
  ["10", "Files"],
  ["11", "YAML"],
  ["20", "Shape of data"],
  ["21", "Schema"],
  ["3", "References"],
  ["4", "Facts and claims"],
  ["5", "The project file"],
  ["6", "Import"],
];

/** docs/diagnostics.md: everything that `check` and `import` can say. */
export function diagnosticsPage(): string {
  const all = listDiagnostics();
  const sections = GROUPS.map(([prefix, title]) => {
    const entries = all.filter(({ code }) => code.slice(1).startsWith(prefix));
    return [
      `## ${title}`,
      "",
      ...entries.flatMap(({ code, name, severity, title: what, explanation, bad, good }) => [
        `### ${code} ${name}`,
        "",
        `**${what}** (${severity}). ${explanation}`,
        "",
        "```yaml",
        "# bad",
        bad,
        "```",
        "```yaml",
        "# good",
        good,
        "```",
        "",
      ]),
    ].join("\n");
  });
  const head = `<!-- Generated from src/diagnostics/codes by \`npx vitest run test/reference -u\`. Do not edit. -->

# Diagnostics

Everything that \`entente check\` can say: ${all.length} diagnostics. Codes and names are permanent. An error (\`E\`) makes \`check\` exit with 1 and
keeps \`build\` from writing; a warning (\`W\`) does neither. \`entente explain CODE\` prints one of these sections.
`;
  return `${head}\n${sections.join("\n")}`;
}
