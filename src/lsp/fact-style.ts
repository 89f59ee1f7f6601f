import type { Schema } from "../model/schema.ts";
import { schemaColors } from "../pages/style/colors.ts";
import { PAGE_RULES, variables } from "../pages/style/style.ts";

/** The style of a page in the editor's colours and fonts; the types' own colours are those for its light or its dark. */
export function factStyle(schema: Schema): string {
  return `:root {
${variables(EDITOR_THEME)}}
${schemaColors(schema, "light")}${DARK} {
${schemaColors(schema, "dark")}}
${PAGE_RULES}${NARROW}`;
}

/** VS Code names the theme by classes of the body. */
const DARK = "body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light)";

const mixed = (share: number, color: string = "--text"): string =>
  `color-mix(in srgb, var(${color}) ${share}%, var(--ground))`;

const EDITOR_THEME: Readonly<Record<string, string>> = {
  ground: "var(--vscode-sideBar-background, var(--vscode-editor-background))",
  panel: "var(--vscode-editor-background)",
  sunken: mixed(6),
  line: mixed(14),
  "line-strong": mixed(32),
  text: "var(--vscode-foreground)",
  muted: "var(--vscode-descriptionForeground)",
  accent: "var(--vscode-textLink-foreground)",
  deny: "var(--vscode-errorForeground)",
  "deny-soft": mixed(12, "--deny"),
  focus: "var(--vscode-focusBorder)",
  font: "var(--vscode-font-family)",
  mono: "var(--vscode-editor-font-family)",
};

/** A page has a window for itself, a view a column of it: its picture is drawn smaller, with larger names and marks. */
const NARROW = `body { padding: 4px 14px 24px; font-size: 13px; overflow-x: hidden; }
h1 { font-size: 19px; }
h2 { margin-top: 20px; font-size: 14px; }
h3 { font-size: 13px; }
.kicker, .badge, .meta, .count, .cited, .note, .says li, .attributes, .other-names, .to-graph { font-size: 12px; }
.rollup { padding: 8px 12px; }
figure { margin-inline: -12px; overflow: visible; }
.neighbourhood { min-width: 0; max-width: 620px; }
blockquote { padding: 0; border: 0; background: none; }
.stale { margin-bottom: 8px; color: var(--deny); }
@media (min-width: 440px) {
  .two-sides { grid-template-columns: 1.25fr 1fr; gap: 0 20px; }
}
@media (max-width: 520px) {
  .neighbourhood text { font-size: 25px; stroke-width: 5px; }
  .neighbourhood:has(a:nth-of-type(4)) text { font-size: 19px; }
  .neighbourhood > g:last-child > g > text { transform: translateY(9px); }
  .neighbourhood > g:last-child :is(path, circle, polygon, rect) { transform: scale(1.5); }
}
`;
