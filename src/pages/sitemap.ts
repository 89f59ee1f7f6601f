import { xmlText } from "../emit/xml-text.ts";

/** What a search engine takes in one file. */
const MOST = 50_000;
const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The addresses of all pages for search engines, by file below `pages/`: one file, or an index of several. */
export function sitemaps(address: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const place = (path: string): string => `<loc>${xmlText(new URL(path, address).href)}</loc>`;
  const files = new Map<string, string>();
  const parts = Array.from({ length: Math.ceil(paths.length / MOST) }, (_, n) => paths.slice(n * MOST, (n + 1) * MOST));
  for (const [n, part] of parts.entries()) {
    const urls = part.map((path) => `<url>${place(path)}</url>\n`).join("");
    files.set(
      parts.length === 1 ? "sitemap.xml" : `sitemap-${n + 1}.xml`,
      `${HEAD}<urlset xmlns="${NAMESPACE}">\n${urls}</urlset>\n`,
    );
  }
  if (parts.length > 1) {
    const all = parts.map((_, n) => `<sitemap>${place(`sitemap-${n + 1}.xml`)}</sitemap>\n`).join("");
    files.set("sitemap.xml", `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${all}</sitemapindex>\n`);
  }
  return files;
}
