import type { Schema } from "../../model/schema.ts";
import { schemaColors } from "./colors.ts";
import { FONTS, THEME } from "./theme.ts";

/** The one style sheet: the viewer's colours, light and dark by what the reader's system wants; on paper, ink alone. */
export function styleSheet(schema: Schema): string {
  return `:root {
  color-scheme: light dark;
${variables({ ...THEME.light, ...FONTS })}}
${schemaColors(schema, "light")}@media screen and (prefers-color-scheme: dark) {
:root {
${variables(THEME.dark)}}
${schemaColors(schema, "dark")}}
${PAGE_RULES}`;
}

/** Declarations of variables that `PAGE_RULES` asks for. */
export function variables(of: Readonly<Record<string, string>>): string {
  return Object.entries(of)
    .map(([name, value]) => `  --${name}: ${value};\n`)
    .join("");
}

/** What does not depend on a schema or a theme: colours are variables. */
export const PAGE_RULES: string = `* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 400 16px/1.55 var(--font); text-rendering: optimizeLegibility; }
h1, h2, h3, p, ul, dl, dd, blockquote { margin: 0; padding: 0; }
h1, h2, h3, li, dd, p, code { overflow-wrap: anywhere; }
ul { list-style: none; }
a { color: inherit; text-decoration-color: var(--line-strong); text-decoration-thickness: 1px; text-underline-offset: 3px; }
a:hover { color: var(--accent); text-decoration-color: currentcolor; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: 0; }
code { font: .92em var(--mono); }
small { font-size: .85em; color: var(--muted); }
.skip { position: absolute; left: 12px; top: 8px; z-index: 1; padding: 8px 12px; background: var(--panel); }
.skip:not(:focus) { width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
.site { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: center; padding: 10px max(16px, calc(50vw - 484px)); border-bottom: 1px solid var(--line); background: var(--panel); font-size: 14px; }
.site p { flex: 1 1 280px; font-weight: 600; line-height: 1.35; }
.site p a { text-decoration: none; }
.site nav ul { display: flex; flex-wrap: wrap; gap: 4px 6px; margin: 0 -8px; }
.site nav a { display: block; padding: 5px 8px; color: var(--accent); text-decoration: none; }
.site nav a:hover { text-decoration: underline; }
.search { position: relative; flex: 0 1 240px; }
.search input { width: 100%; padding: 6px 12px; border: 1px solid var(--line-strong); border-radius: 999px; background: var(--ground); color: inherit; font: inherit; }
.search input::placeholder { color: var(--muted); opacity: 1; }
.results { position: absolute; right: 0; z-index: 2; width: min(380px, calc(100vw - 32px)); margin-top: 6px; padding: 8px 14px 12px; border: 1px solid var(--line-strong); border-radius: 8px; background: var(--panel); }
.results p { color: var(--muted); font-weight: 400; }
.results li { padding: 5px 0; line-height: 1.35; }
main { max-width: 1000px; margin: 0 auto; padding: 28px 16px 64px; }
h1 { margin: 4px 0 10px; font-size: clamp(25px, 4.6vw, 36px); font-weight: 680; line-height: 1.18; letter-spacing: -.018em; }
h2 { margin: 34px 0 8px; padding-bottom: 4px; border-bottom: 1px solid var(--line); font-size: 18px; font-weight: 640; line-height: 1.35; }
h3 { margin: 16px 0 2px; font-size: 16px; font-weight: 620; }
.relation { color: var(--muted); font-weight: 450; }
.key { font-weight: 500; }
.kicker { display: flex; align-items: center; gap: 7px; color: var(--muted); font-size: 14px; }
.mark { width: 16px; height: 16px; flex: none; overflow: visible; }
figure { margin: 18px 0 0; overflow-x: auto; }
.neighbourhood { display: block; width: 100%; min-width: 560px; max-width: 760px; height: auto; margin: 0 auto; overflow: visible; }
.neighbourhood text { font: 500 13.5px var(--font); fill: var(--text); stroke: var(--ground); stroke-width: 3.5px; paint-order: stroke; stroke-linejoin: round; }
.neighbourhood a:hover text { fill: var(--accent); text-decoration: underline; }
.neighbourhood > g:last-child > g text { font-weight: 650; }
.rollup { margin-top: 12px; padding: 12px 16px; border-radius: 8px; background: var(--sunken); }
.statement { margin: 10px 0; padding-inline-start: 14px; border-inline-start: 3px solid var(--line-strong); font-size: 18px; }
.description { max-width: 70ch; margin-top: 8px; white-space: pre-line; }
.standfirst { max-width: 66ch; font-size: 19px; line-height: 1.5; }
.byline, .meta, .count, .cited, .note, .citation, .downloads { color: var(--muted); font-size: 14px; }
.count { font-weight: 400; }
.byline { margin-top: 12px; }
.other-names { display: flex; flex-wrap: wrap; gap: 2px 14px; color: var(--muted); font-size: 15px; }
.attributes { margin: 14px 0; font-size: 15px; }
.attributes div { display: grid; grid-template-columns: minmax(90px, 150px) 1fr; gap: 12px; padding: 3px 0; }
.attributes dt { color: var(--muted); }
.attributes dd { min-width: 0; }
.actions { margin: 14px 0 0; }
.actions:empty { display: none; }
.to-graph { display: inline-block; padding: 6px 12px; border: 1px solid var(--line-strong); border-radius: 999px; background: var(--panel); color: var(--accent); font-size: 14px; text-decoration: none; }
.rows li { padding: 7px 0; }
.rows li + li { border-top: 1px solid var(--line); }
.rows .meta { display: block; }
.lines li { padding: 3px 0; }
.number { margin-inline-start: 6px; font-weight: 560; }
.badge::before { content: ""; display: inline-block; width: 22px; margin-inline-end: 7px; vertical-align: .28em; border-top: 2px solid currentcolor; }
.support-confirmed::before { border-top-width: 3px; }
.support-reported::before { border-top-style: dashed; }
.support-alleged::before, .support-projected::before, .support-unsourced::before { border-top-style: dotted; }
.support-denied, .contested { color: var(--deny); }
.badge { font-size: 14px; }
.two-sides { display: grid; grid-template-columns: 1.25fr 1fr; gap: 0 36px; }
.voice { margin-top: 14px; }
.claim { padding: 3px 0 7px; }
.claim:target { margin: 0 -10px; padding: 3px 10px 7px; border-radius: 8px; background: var(--sunken); }
.says { display: flex; flex-wrap: wrap; gap: 4px 6px; margin: 4px 0; }
.says li { padding: 0 9px; border-radius: 12px; background: var(--sunken); font-size: 14px; font-weight: 540; }
.side-against .says li { background: var(--deny-soft); }
.claim blockquote { color: var(--muted); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; }
th, td { padding: 4px 14px 4px 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; font-weight: 400; white-space: nowrap; }
thead th { color: var(--muted); }
.said { padding: 4px 0; }
.citation, .downloads { padding: 4px 0; }
.data summary { cursor: pointer; padding: 4px 0; color: var(--muted); font-size: 14px; }
.parts { display: flex; gap: 16px; margin: 18px 0 0; font-size: 14px; }
.parts a { color: var(--accent); }
.step .text { max-width: 70ch; }
.told { margin: 12px 0; }
.told h3 { margin-top: 0; }
@media (max-width: 720px) {
  .two-sides { grid-template-columns: 1fr; }
  .attributes div { grid-template-columns: 96px 1fr; }
  main { padding-top: 18px; }
  .search { flex: 1 1 100%; }
  .results { left: 0; right: auto; }
}
@media print {
  body { background: none; color: #000; font-size: 10.5pt; }
  .site nav, .search, .skip, .actions, .parts, .downloads { display: none; }
  .site { border: 0; padding: 0; background: none; }
  main { max-width: none; padding: 0; }
  .rollup, .says li, .side-against .says li { background: none; padding-inline: 0; }
  .says { gap: 4px 14px; }
  h2, h3 { break-after: avoid; }
  .claim, .rows li { break-inside: avoid; }
  .citation a[href^="http"]::after { content: " " attr(href); }
  .claim, .cited, .meta, .count, .kicker { color: #000; }
}
`;
