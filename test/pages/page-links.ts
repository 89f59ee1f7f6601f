import { dirname, join } from "node:path/posix";
import { attribute, type Element, elementsOf, type Files } from "./shipped-pages.ts";

/** The elements of each page, and the ids in it. */
export function readPages(of: Files): readonly [Map<string, readonly Element[]>, Map<string, readonly string[]>] {
  const all = new Map([...of].flatMap(([path, text]) => (path.endsWith(".html") ? [[path, elementsOf(text)]] : [])));
  const names = [...all].map(([path, own]): [string, readonly string[]] => [
    path,
    own.flatMap((element) => attribute(element, "id") ?? []),
  ]);
  return [all, new Map(names)];
}

/** How many links lead within the pages, and those that lead nowhere. */
export function linksIn(
  of: { has(path: string): boolean },
  all: ReadonlyMap<string, readonly Element[]>,
  names: ReadonlyMap<string, readonly string[]>,
): { readonly seen: number; readonly broken: readonly string[] } {
  const broken: string[] = [];
  let seen = 0;
  for (const [path, own] of all) {
    for (const element of own) {
      const link = attribute(element, "href") ?? attribute(element, "src");
      if (link === undefined || /^https?:/.test(link) || link === "data:,") continue;
      seen += 1;
      const [file = "", fragment] = link.split("#");
      const target = file === "" ? path : join(dirname(path), decodeURI(file));
      const isThere = of.has(target) && (fragment === undefined || names.get(target)?.includes(fragment));
      if (!isThere) broken.push(`${path}: ${link}`);
    }
  }
  return { seen, broken };
}
