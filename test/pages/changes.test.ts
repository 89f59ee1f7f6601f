import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { changesSince } from "../../src/cli/build/changes-since.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { harbourProject } from "../helpers/harbour-project.ts";
import { type Files, pagesOf } from "./shipped-pages.ts";

const NORLAND = "data/states/norland.yaml";

function harbour(change: (text: string) => string = (text) => text, web = "https://example.org/harbour"): Dataset {
  const files = harbourProject();
  files.set("entente.yaml", `title: "Harbour & <co>"\nweb: ${web}\n`);
  files.set(NORLAND, change(files.get(NORLAND) ?? ""));
  const { dataset, diagnostics } = checkProject(memoryHost(files));
  if (dataset === null) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return dataset;
}

function changed(before: Dataset, after: Dataset): Files {
  const graph = openGraph(after);
  const changes = changesSince({ name: "v1", graph: openGraph(before) }, graph, "/nowhere");
  return pagesOf(graph, { hasViewer: false, changes });
}

const feedOf = (files: Files): string => files.get("pages/changes.atom") ?? "";
const idsIn = (feed: string): readonly string[] => [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id = ""]) => id);

const more = (text: string): string => text.replace("quantity: 3000 tonnes", "quantity: 4000 tonnes");

it("a feed has an entry for each thing that changed, which leads to its page", () => {
  const feed = feedOf(changed(harbour(), harbour(more)));
  expect(feed).toContain("<title>Harbour &amp; &lt;co&gt;: what changed</title>");
  expect(feed).toContain('<link href="https://example.org/harbour/pages/fact/norland.supplies.sudmark.coal.html"/>');
  expect(feed).toMatch(/3,000 tonnes -&gt; 4,000 tonnes/);
  expect(new Set(idsIn(feed)).size).toBe(idsIn(feed).length);
});

it("an entry keeps its id for as long as it says the same, whatever it is compared with", () => {
  const renamed = (text: string): string => more(text).replace("aliases: [", "aliases: [Norland Rex, ");
  const [few, all] = [
    idsIn(feedOf(changed(harbour(), harbour(more)))),
    idsIn(feedOf(changed(harbour(), harbour(renamed)))),
  ];
  expect(all.length).toBeGreaterThan(few.length);
  expect(
    few.filter((id) => id.includes("/fact/norland.supplies.sudmark.coal.html#")).some((id) => all.includes(id)),
  ).toBe(true);
});

it("nothing changed is said, too", () => {
  const files = changed(harbour(), harbour());
  expect(feedOf(files)).not.toContain("<entry>");
  expect(files.get("pages/changes.html")).toContain("v1 and now do not differ");
  expect(files.get("pages/index.html")).toContain('href="changes.html"');
});

it("pages of a project with an address name their own, in a map for search engines as well", () => {
  const files = pagesOf(openGraph(harbour()));
  const map = files.get("pages/sitemap.xml") ?? "";
  const addresses = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = ""]) => address);
  const pages = [...files.keys()].filter((path) => path.endsWith(".html"));
  expect(addresses.map((address) => address.replace("https://example.org/harbour/", "")).sort()).toEqual(pages.sort());
  expect(files.get("pages/entity/norland.html")).toContain(
    '<link rel="canonical" href="https://example.org/harbour/pages/entity/norland.html">',
  );
});

it("former ids lead to where things are now", () => {
  const files = pagesOf(
    openGraph(harbour((text) => text.replace("name: Norland", "former_ids: [northland]\nname: Norland"))),
  );
  for (const [path, to] of [
    ["entity/northland", "norland.html"],
    ["fact/northland.supplies.sudmark.coal", "norland.supplies.sudmark.coal.html"],
  ]) {
    expect(files.get(`pages/${path}.html`)).toContain(`<meta http-equiv="refresh" content="0; url=${to}">`);
  }
  expect(files.get("pages/sitemap.xml")).not.toContain("northland");
});
