import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { expect, it } from "vitest";

const { files }: { readonly files: readonly string[] } = JSON.parse(readFileSync("package.json", "utf8"));
const pages = [
  ...files.filter((path) => path.endsWith(".md")),
  ...["docs", "docs/decisions"].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .map((name) => `${folder}/${name}`),
  ),
];

/** The files that a page links to: addresses, and places on the page itself, are left out. */
function linked(page: string): readonly string[] {
  const text = readFileSync(page, "utf8").replace(/^```[\s\S]*?^```/gm, "");
  return [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target));
}

it("links of the packed pages lead to files that the package has", () => {
  expect(pages.flatMap(linked).length).toBeGreaterThan(50);
  const isPacked = (path: string): boolean =>
    existsSync(path) && files.some((own) => path === own || path.startsWith(`${own}/`));
  const dead = pages.flatMap((page) =>
    linked(page)
      .filter((path) => !isPacked(path))
      .map((path) => `${page}: ${path}`),
  );
  expect(dead).toEqual([]);
});
