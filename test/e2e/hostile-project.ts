import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeHost } from "../../src/host/node-host.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

/** Sets `pwned` on the page where it ever runs. */
const SCRIPT = "<script>globalThis.pwned=1</script>";

/** What a name, an alias or a note may hold to harm who reads it. */
export const HOSTILE = {
  script: SCRIPT,
  handler: '<img src=x onerror="globalThis.pwned=1">',
  breakout: `</script>${SCRIPT}`,
  comment: `<!-- --> ]]> ${SCRIPT}`,
  attribute: `"' onmouseover="globalThis.pwned=1" x="`,
  link: "javascript:globalThis.pwned=1",
  data: "data:text/html,<script>parent.pwned=1</script>",
  reversed: "safe\u202Etxt.exe",
  invisible: "zero\u200Bwidth\u2066name\u2069",
  emoji: "👩‍👩‍👧 🇺🇦 नमस्ते ﷽",
  formula: '=HYPERLINK("https://evil.example","click")',
  svg: "<svg><animate onbegin=globalThis.pwned=1>",
} as const;

const LONG = `Long ${"name ".repeat(300)}end${"x".repeat(3000)}`;

/** A project whose every text is one of those, on a disk. A JSON string is a YAML string. */
export function hostileFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "entente-hostile-"));
  const host = nodeHost(folder);
  for (const [path, text] of hostileFiles()) host.write(path, [text]);
  return folder;
}

export function hostileFiles(): Map<string, string> {
  const files = new Map([...harbourProject()].filter(([path]) => path.startsWith("schema/")));
  files.set(
    "schema/entities/source.yaml",
    "label: Source\nplural: Sources\nextends: thing\nattributes:\n  kind: {enum: [news, opinion], required: true}\n  date: {type: date}\n  url: {type: url}\n",
  );
  files.set(
    "schema/entities/agreement.yaml",
    `label: ${quoted(HOSTILE.script)}\nplural: ${quoted(HOSTILE.handler)}\nextends: thing\nhub: true\nshape: diamond\n`,
  );
  files.set(
    "schema/entities/thesis.yaml",
    "label: Thesis\nplural: Theses\nextends: thing\nattributes:\n  statement: {type: text}\n",
  );
  const state = (name: string, more = ""): string => `type: state\nname: ${quoted(name)}\n${more}`;
  const centre =
    `aliases: [${quoted(`${HOSTILE.script} alias`)}, ${quoted(`${HOSTILE.reversed} alias`)}]\n` +
    `names: {ar: ${quoted(`${HOSTILE.emoji} alias`)}}\n` +
    `identifiers: {site: ${quoted(HOSTILE.link)}, other: ${quoted(HOSTILE.data)}}\n` +
    `description: ${quoted(HOSTILE.comment)}\n`;
  const claim = `source: paper, at: para. 1, quote: ${quoted(SCRIPT)}, note: ${quoted(HOSTILE.breakout)}`;
  const borders = Object.keys(HOSTILE).map((key) => `    - {to: s-${key.toLowerCase()}, ${claim}}\n`);
  files.set(
    "data/states/centre.yaml",
    state(
      "Centre",
      `${centre}relations:\n  borders:\n${borders.join("")}  supplies:\n    - {to: long-one, item: good, quantity: 5 items, ${claim}}\n`,
    ),
  );
  for (const [key, name] of Object.entries(HOSTILE)) files.set(`data/states/s-${key.toLowerCase()}.yaml`, state(name));
  files.set("data/states/long-one.yaml", state(LONG));
  files.set("data/items/good.yaml", `type: item\nname: ${quoted(`${HOSTILE.formula} good`)}\n`);
  files.set(
    "data/agreements/pact.yaml",
    `type: agreement\nname: ${quoted(`${HOSTILE.svg} pact`)}\nrelations:\n  has_party:\n    - {to: centre, ${claim}}\n    - {to: s-script, ${claim}}\n`,
  );
  files.set(
    "data/sources/paper.yaml",
    `type: source\nname: ${quoted(`${HOSTILE.breakout} paper`)}\nkind: news\ndate: 2021-05-04\nurl: https://example.org/the-paper\nrelations:\n  mentions: [centre, good]\n`,
  );
  files.set("data/theses/idea.yaml", `type: thesis\nname: Idea\nstatement: ${quoted(HOSTILE.breakout)}\n`);
  return files;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
