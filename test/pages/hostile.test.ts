import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { hostileFiles } from "../e2e/hostile-project.ts";
import { attribute, elementsOf, pagesOf } from "./shipped-pages.ts";

const { dataset } = checkProject(memoryHost(hostileFiles()));
if (dataset === null) throw new Error("the hostile project has errors");
const files = pagesOf(openGraph(dataset), { hasViewer: true });
const pages = [...files].filter(([path]) => path.endsWith(".html"));

/** All that pages are made of. */
const TAGS = new Set(
  "html head meta title link script body a header p nav ul li main h1 h2 h3 section span bdi data dl div dt dd details summary code small blockquote article table thead tbody tr th td br figure svg g path text circle".split(
    " ",
  ),
);

it("whatever names, notes and quotes hold, pages have our own elements and no handler", () => {
  expect(pages.length).toBeGreaterThan(30);
  for (const [path, text] of pages) {
    for (const element of elementsOf(text)) {
      expect(TAGS.has(element.tagName), `${path}: ${element.tagName}`).toBe(true);
      for (const { name } of element.attrs) expect(name, path).not.toMatch(/^on|^style$|^srcdoc$/);
      const type = attribute(element, "type");
      if (element.tagName === "script") expect([path, type]).toEqual([path, "application/ld+json"]);
      const link = attribute(element, "href") ?? attribute(element, "src") ?? "";
      expect(link, path).not.toMatch(/^\s*(?:javascript|data:(?!,$)|vbscript|file):/i);
    }
  }
});

it("the data in a page is JSON that ends where it should", () => {
  for (const [path, text] of pages) {
    for (const element of elementsOf(text)) {
      if (element.tagName !== "script") continue;
      const [content] = element.childNodes;
      expect(() => JSON.parse(content && "value" in content ? content.value : ""), path).not.toThrow();
    }
  }
});

it("no text turns around or hides what is beside it", () => {
  const found = [...files].filter(([, text]) => /[\u202a-\u202e\u2066-\u2069\u200b]/.test(text)).map(([path]) => path);
  expect(found).toEqual([]);
});

it("no name begins a field of a citation of its own", () => {
  const bib = files.get("pages/entity/paper.bib") ?? "";
  expect(bib.match(/^ {2}\w+ = /gm)).toEqual(["  title = ", "  date = ", "  year = ", "  url = "]);
  expect(
    files
      .get("pages/entity/paper.ris")
      ?.split("\r\n")
      .map((line) => line.slice(0, 6)),
  ).toEqual(["TY  - ", "TI  - ", "PY  - ", "DA  - ", "UR  - ", "ER  - ", ""]);
});
