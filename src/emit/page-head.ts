import { PAGES_FOLDER } from "../model/outputs/page-path.ts";
import type { Project } from "../model/project.ts";
import { xmlText } from "./xml-text.ts";

/** What every page that the viewer ships with is called before it is a project's. */
const TITLE = "<title>Entente</title>";

/**
 * A page with the project's title and standfirst in its head, for browser tabs, search engines and those who get its address sent; with
 * a web address also what other sites show of a link to it. A page without the title to replace stays as it is.
 */
export function withHead(page: string, project: Project | undefined): string {
  if (project === undefined) return page;
  const title = inOneLine(project.title);
  if (title === "") return page;
  const text = inOneLine(project.standfirst);
  const lines = [`<title>${title}</title>`];
  if (text !== "") lines.push(`<meta name="description" content="${text}">`);
  if (project.web !== null) {
    lines.push(
      '<meta property="og:type" content="website">',
      `<meta property="og:title" content="${title}">`,
      ...(text === "" ? [] : [`<meta property="og:description" content="${text}">`]),
      `<meta property="og:url" content="${inOneLine(project.web)}">`,
    );
  }
  return page.replace(TITLE, () => lines.join("\n    "));
}

/** The viewer's page with links to the pages beside it: for the viewer itself, which looks for the first, and for readers without scripts. */
export function withPagesLink(page: string): string {
  const front = `./${PAGES_FOLDER}index.html`;
  return page
    .replace("</title>", () => `</title>\n    <link rel="alternate" type="text/html" title="Pages" href="${front}">`)
    .replace("</p></noscript>", () => ` <a href="${front}">They are also written as pages.</a></p></noscript>`);
}

function inOneLine(text: string): string {
  return xmlText(text.replace(/\s+/g, " ").trim());
}
