import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { shipped } from "../competency/shipped.ts";
import { hostileFiles } from "../e2e/hostile-project.ts";
import { everyKindProject } from "../helpers/every-kind.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { linksIn, readPages } from "./page-links.ts";
import { attribute, type Element, pagesOf } from "./shipped-pages.ts";

const files = pagesOf(shipped);
const pages = [...files].filter(([path]) => path.endsWith(".html"));
const [elements, ids] = readPages(files);

describe("the pages of the shipped project", () => {
  it("are one for each entity and fact, and more for those that one does not hold", () => {
    for (const { id } of shipped.dataset.entities) expect(files.has(`pages/entity/${id}.html`), id).toBe(true);
    expect(pages.length).toBeGreaterThan(shipped.dataset.entities.length + shipped.dataset.facts.length);
  });

  it("lead nowhere but to files and places that are there, or to the web", () => {
    const { seen, broken } = linksIn(files, elements, ids);
    expect(seen).toBeGreaterThan(10_000);
    expect(broken).toEqual([]);
  });

  it("name each place once, and have a title of their own", () => {
    for (const [path, own] of ids) expect(new Set(own).size, path).toBe(own.length);
    for (const [path, text] of pages) expect(text, path).toMatch(/<title>[^<]+<\/title>/);
  });

  it("weigh at most 50 kB each", () => {
    const heavy = pages.filter(([, text]) => Buffer.byteLength(text) > 50_000).map(([path]) => path);
    expect(heavy).toEqual([]);
  });

  it("hold no script but data, and no style of their own", () => {
    const isOurs = (element: Element): boolean => {
      const isData = element.tagName !== "script" || attribute(element, "type") === "application/ld+json";
      return isData && element.tagName !== "style" && attribute(element, "style") === undefined;
    };
    const others = [...elements].flatMap(([path, all]) => all.flatMap((one) => (isOurs(one) ? [] : [path])));
    expect(others).toEqual([]);
  });

  it("are the same bytes when they are made again", () => {
    const again = pagesOf(shipped);
    expect([...again.keys()]).toEqual([...files.keys()]);
    expect([...again].filter(([path, text]) => files.get(path) !== text).map(([path]) => path)).toEqual([]);
  });
});

describe.each([
  ["every sort of edge", harbourProject()],
  ["names that mean harm", hostileFiles()],
  ["every kind of value", everyKindProject()],
])("the pages of a project with %s", (_, project) => {
  it("lead nowhere but to files and places that are there", () => {
    const { dataset } = checkProject(memoryHost(project), { partial: true });
    if (dataset === null) throw new Error("nothing could be made of the project");
    const own = pagesOf(openGraph(dataset));
    const { seen, broken } = linksIn(own, ...readPages(own));
    expect(seen).toBeGreaterThan(50);
    expect(broken).toEqual([]);
  });
});
