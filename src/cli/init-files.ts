import { EDITOR_SCHEMA, VSCODE_EXTENSIONS, VSCODE_SETTINGS } from "./editor-files.ts";

/** The files of a new project: a small true story that shows an entity, a source, a fact with two claims, and passes `check`. */
export const INIT_FILES: Readonly<Record<string, string>> = {
  "entente.yaml": `title: Who worked on the first programs
standfirst: >
  Two people wrote about Babbage's engine in the 1840s. One says that she worked on it with him; the other says so too.
authors: [Your name]
licence: CC-BY-4.0
views:
  - id: the-engine
    title: Did Lovelace and Babbage work together?
    text: She confirms it herself, and Menabrea's paper agrees.
    entities: [ada-lovelace, charles-babbage]
    facts: [ada-lovelace.cooperates_with.charles-babbage.general]
`,
  "data/people/ada-lovelace.yaml": `type: person
name: Ada Lovelace
aliases: [Augusta Ada King]
born: 1815-12-10
died: 1852-11-27
identifiers: {wikidata: Q7259}
relations:
  cooperates_with:
    - to: charles-babbage
      field: general
      when: 1842/1843
      claims:
        - {by: ada-lovelace, stance: confirms, source: notes-of-1843}
        - {by: luigi-menabrea, source: sketch-of-1842}
`,
  "data/people/charles-babbage.yaml": `type: person
name: Charles Babbage
born: 1791-12-26
died: 1871-10-18
identifiers: {wikidata: Q46633}
`,
  "data/people/luigi-menabrea.yaml": `type: person
name: Luigi Federico Menabrea
born: 1809-09-04
died: 1896-05-24
`,
  "data/sources/notes-of-1843.yaml": `type: source
name: Notes on the Sketch of the Analytical Engine
kind: analysis
date: 1843-08
relations:
  authored_by: ada-lovelace
  cites: [sketch-of-1842]
`,
  "data/sources/sketch-of-1842.yaml": `type: source
name: Sketch of the Analytical Engine
kind: analysis
date: 1842-10
relations:
  authored_by: luigi-menabrea
`,
  ".gitignore": "node_modules/\ndist/\n.entente/\n",
  ".vscode/settings.json": VSCODE_SETTINGS,
  ".vscode/extensions.json": VSCODE_EXTENSIONS,
  "README.md": `# A knowledge graph as code

One entity a file under \`data/\`; the file name is its id. What is said of it stands under \`relations:\`, with who says so.

- \`npx entente check\` reads and checks everything; \`npx entente explain CODE\` says what a finding means
- \`npx entente build\` writes the graph to \`dist/\`, \`npx entente serve\` shows it
- \`entente.yaml\` holds the title and the views that make a story of the graph
- New types: a file in \`schema/entities/\` or \`schema/relations/\`. Without a \`schema/\` folder the shipped types are used;
  a file of the same name replaces a shipped one

Visual Studio Code with the YAML extension completes types, keys and ids from \`${EDITOR_SCHEMA}\`, which \`check\` keeps fresh.
`,
};
