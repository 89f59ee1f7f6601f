import { type Html, html } from "./html.ts";
import { FEED, type Site } from "./site.ts";

/** What a page is, before the frame that all have in common. */
export interface Page {
  /** Below `pages/`. */
  readonly path: string;
  readonly title: string;
  /** For search engines, and for those who get a link sent. */
  readonly description: string;
  readonly body: Html;
  /** More for the head. */
  readonly head?: Html;
}

/** Nothing but files from beside the page; no inline code, nor styles. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join("; ");

/** A whole page. */
export function framed(site: Site, { path, title, description, body, head }: Page): string {
  const root = path.includes("/") ? "../" : "";
  const full = title === site.title ? title : `${title} · ${site.title}`;
  const address = site.address === null ? null : `${site.address}${path}`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${oneLine(full)}</title>
<meta name="description" content="${oneLine(description)}">
${
  address !== null &&
  html`<link rel="canonical" href="${address}">
<meta property="og:type" content="article">
<meta property="og:title" content="${oneLine(title)}">
<meta property="og:description" content="${oneLine(description)}">
<meta property="og:url" content="${address}">
`
}<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}style.css">
${
  site.hasChanges &&
  html`<link rel="alternate" type="application/atom+xml" title="What changed" href="${root}${FEED}">
`
}${
  site.hasSearch &&
  html`<script defer src="${root}search.js"></script>
`
}${head ?? null}</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="site">
<p><a href="${root}index.html"><bdi>${site.title}</bdi></a></p>
<nav aria-label="Site"><ul>
<li><a href="${root}types.html">By type</a></li>
<li><a href="${root}sources.html">By source</a></li>
<li><a href="${root}dates.html">By date</a></li>
${
  site.hasViewer &&
  html`<li><a href="${root}../index.html">Graph</a></li>
`
}</ul></nav>
</header>
<main id="main" tabindex="-1">
${body}</main>
</body>
</html>
`.text;
}

/** `Part 2 of 3`, and the way to the others. */
export function partsNav(paths: readonly string[], part: number): Html | null {
  if (paths.length < 2) return null;
  const link = (n: number, text: string, rel: string): Html | null => {
    const path = paths[n - 1];
    return path === undefined ? null : html`<a rel="${rel}" href="${path.slice(path.indexOf("/") + 1)}">${text}</a>`;
  };
  return html`<nav class="parts" aria-label="Parts of this page">${link(part - 1, "Previous part", "prev")} <span>Part ${part} of ${paths.length}</span> ${link(part + 1, "Next part", "next")}</nav>
`;
}

const LONGEST = 300;

export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
}
