import { EDITOR_SCHEMA, VSCODE_EXTENSIONS, VSCODE_SETTINGS } from "../editor-files.ts";

interface Package {
  readonly name: string;
  readonly version: string;
}

/** What a project has beside its data; a file that is there already is kept as it is. */
export function settingsFiles({ name, version }: Package): Readonly<Record<string, string>> {
  const manifest = {
    private: true,
    scripts: { check: "entente check", build: "entente build", start: "entente serve" },
    dependencies: { [name]: version },
  };
  return {
    ".gitignore": "node_modules/\ndist/\n.entente/\n",
    ".vscode/settings.json": VSCODE_SETTINGS,
    ".vscode/extensions.json": VSCODE_EXTENSIONS,
    "package.json": `${JSON.stringify(manifest, null, 2)}\n`,
    "README.md": README.replaceAll("PACKAGE", name),
  };
}

/** The project file of `init --empty`. */
export const EMPTY: Readonly<Record<string, string>> = {
  "entente.yaml": `title: A title for your dossier
authors: [Your name]
`,
  "data/.gitkeep": "",
};

const README = `# A knowledge graph as code

\`npm install\` once. Then:

- \`npx entente check\` reads and checks everything. \`npx entente explain CODE\` says what a finding means.
- \`npx entente serve\` shows the graph and follows what you save. \`npx entente build\` writes it to \`dist/\`.
- \`npx entente facts\`, \`claims\` and \`show\` answer questions; \`npx entente --help\` lists all commands.
- \`npx entente git install\`, once in each clone, has Git merge \`data/\` by what it says: two who add claims to one fact do not conflict.

| folder or file | holds |
| --- | --- |
| \`data/\` | one YAML file for each entity, named after its id; what is said of it, and who says so, is under \`relations:\` |
| \`schema/\` | types of your own, if you need any: \`schema/entities/NAME.yaml\`, \`schema/relations/NAME.yaml\` |
| \`archive/\` | your copies of the sources; \`npx entente verify --archive archive\` looks up every quote and place |
| \`entente.yaml\` | the title, and the views that make a story of the graph |

The documentation is in \`node_modules/PACKAGE/docs/\`: begin with \`tutorial.md\`.

Visual Studio Code with the YAML extension completes types, keys and ids from \`${EDITOR_SCHEMA}\`, which \`check\` keeps fresh.
`;
