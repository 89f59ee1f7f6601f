import { dirname, join } from "node:path/posix";
import { describe, expect, it } from "vitest";
import { shipped } from "../competency/shipped.ts";
import { attribute, elementsOf, pagesOf } from "./shipped-pages.ts";

const files = pagesOf(shipped);
const pages = [...files].filter(([path]) => path.endsWith(".html"));
const elements = new Map(pages.map(([path, text]) => [path, elementsOf(text)]));
const ids = new Map(
  [...elements].map(([path, all]) => [path, all.flatMap((element) => attribute(element, "id") ?? [])]),
);

describe("the pages of the shipped project", () => {
  it("are one for each entity and fact, and more for those that one does not hold", () => {
    for (const { id } of shipped.dataset.entities) expect(files.has(`pages/entity/${id}.html`), id).toBe(true);
    expect(pages.length).toBeGreaterThan(shipped.dataset.entities.length + shipped.dataset.facts.length);
  });

  it("lead nowhere but to files and places that are there, or to the web", () => {
    const broken: string[] = [];
    let seen = 0;
    for (const [path, all] of elements) {
      for (const element of all) {
        const link = attribute(element, "href") ?? attribute(element, "src");
        if (link === undefined || /^https?:/.test(link) || link === "data:,") continue;
        seen += 1;
        const [file = "", fragment] = link.split("#");
        const target = file === "" ? path : join(dirname(path), decodeURI(file));
        if (!files.has(target)) broken.push(`${path}: ${link}`);
        else if (fragment !== undefined && !ids.get(target)?.includes(fragment)) broken.push(`${path}: ${link}`);
      }
    }
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
    for (const [path, all] of elements) {
      for (const element of all) {
        if (element.tagName === "script" && attribute(element, "src") === undefined) {
          expect(attribute(element, "type"), path).toBe("application/ld+json");
        }
        expect(element.tagName, path).not.toBe("style");
        expect(attribute(element, "style"), path).toBeUndefined();
      }
    }
  });

  it("are the same bytes when they are made again", () => {
    expect(pagesOf(shipped)).toEqual(files);
  });
});
