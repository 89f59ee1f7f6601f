import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Location } from "vscode-languageserver";
import { memoryHost } from "../../src/host/memory-host.ts";
import { factStyle } from "../../src/lsp/fact-style.ts";
import { factViewAt } from "../../src/lsp/fact-view.ts";
import { OpenProject } from "../../src/lsp/open-project.ts";
import { uriOf } from "../../src/lsp/places.ts";
import { FACT_VIEW, type FactView, OPEN, OPEN_IN_VIEWER, PLACE } from "../../src/lsp/protocol.ts";
import { FONTS, THEME } from "../../src/pages/style/theme.ts";
import { hostileFiles } from "../e2e/hostile-project.ts";
import { run } from "../helpers/run-cli.ts";
import { attribute, elementsOf } from "../pages/shipped-pages.ts";
import { type Editor, startEditor, withCursor } from "./client.ts";

const uri = (path: string): string => uriOf({ root: resolve(".") }, path);
const named = (href: string): unknown => JSON.parse(decodeURIComponent(href.slice(href.indexOf("?") + 1)));

describe("the fact view of the shipped project", () => {
  let editor: Editor;
  beforeAll(async () => {
    editor = await startEditor([resolve(".")]);
    await editor.checked();
  });
  afterAll(() => editor.quit());

  const viewAt = (path: string, needle: string): Promise<FactView | null> => {
    const { position } = withCursor(readFileSync(path, "utf8").replace(needle, `|${needle}`));
    return editor.server.sendRequest(FACT_VIEW, { textDocument: { uri: uri(path) }, position });
  };

  it("has the sentence of `show`, who says so, denials beside assertions, and the picture", async () => {
    const { out } = await run("show", "kpa-deployment-2024", "--format", "json");
    const { sentence } = JSON.parse(out) as { sentence: string };
    const view = await viewAt("data/facts/kpa-deployment-2024.yaml", "stance: alleges");
    expect(view).toMatchObject({ what: "fact", id: "kpa-deployment-2024" });
    const body = view?.body ?? "";
    expect(body).toContain(sentence);
    const columns =
      /<div class="two-sides"><div>([\s\S]*?side-for[\s\S]*?)<\/div><div>(<section aria-labelledby="side-denying"[\s\S]*)/.exec(
        body,
      );
    expect(columns?.[1]).toContain("NATO");
    expect(columns?.[2]).toMatch(/Russia[\s\S]*North Korea|North Korea[\s\S]*Russia/);
    expect(body).toContain("<svg viewBox=");
    expect(body).not.toMatch(/id="(?:cite|record)"/);
  });

  it("follows the cursor from fact to fact of a file, and shows the entity elsewhere", async () => {
    const path = "data/states/china.yaml";
    const text = readFileSync(path, "utf8");
    expect(await viewAt(path, "name:")).toMatchObject({ what: "entity", id: "china", title: "China" });
    const shown = new Set<string>();
    for (const [line, words] of text.split("\n").entries()) {
      const position = { line, character: words.length };
      const view = await editor.server.sendRequest<FactView>(FACT_VIEW, { textDocument: { uri: uri(path) }, position });
      if (view.what === "fact") shown.add(view.id);
    }
    expect(shown.size).toBeGreaterThan(2);
    for (const id of shown) {
      const place = await editor.server.sendRequest<Location>(PLACE, { uri: uri(path), what: "fact", id });
      expect(place.uri).toBe(uri(path));
      const textDocument = { uri: uri(path) };
      expect(await editor.server.sendRequest(FACT_VIEW, { textDocument, position: place.range.end })).toMatchObject({
        id,
      });
    }
  });

  it("links to entities and facts that there are, and to the viewer", async () => {
    const view = await viewAt("data/facts/kpa-deployment-2024.yaml", "stance: alleges");
    const links = elementsOf(view?.body ?? "").flatMap((element) => attribute(element, "href") ?? []);
    const commands = links.filter((href) => href.startsWith("command:"));
    expect(new Set(commands.map((href) => href.slice(8, href.indexOf("?"))))).toEqual(new Set([OPEN, OPEN_IN_VIEWER]));
    expect(links.filter((href) => !href.startsWith("command:")).filter((href) => !/^#claim-\d+$/.test(href))).toEqual(
      [],
    );
    for (const href of new Set(commands)) {
      const [target] = named(href) as [object];
      const place = await editor.server.sendRequest<Location | null>(PLACE, {
        uri: uri("data/states/china.yaml"),
        ...target,
      });
      expect(place, href).not.toBeNull();
    }
    expect(
      await editor.server.sendRequest(PLACE, { uri: uri("data/x.yaml"), what: "entity", id: "atlantis" }),
    ).toBeNull();
  });
});

it("tells of errors, and shows what the files said before them", () => {
  const files = hostileFiles();
  const project = new OpenProject("/p", memoryHost(files));
  const [path, text] = [...files].find(([name]) => name.startsWith("data/states/")) ?? ["", ""];
  const start = { line: 0, character: 0 };
  expect(factViewAt(project, path, start)?.body).not.toContain('class="stale"');
  project.change(path, `${String(text)}\nnonsense: true\n`);
  project.check();
  expect(factViewAt(project, path, start)?.body).toContain(
    '<p class="stale" role="status">1 error in the files: this is what they said before.</p>',
  );
});

/** All that a view is made of. */
const TAGS = new Set(
  "html head body a p ul li h1 h2 h3 section span bdi data dl div dt dd small blockquote figure svg g path text circle rect".split(
    " ",
  ),
);

it("shows hostile texts as texts, each fact and each entity", () => {
  const files = hostileFiles();
  const project = new OpenProject("/p", memoryHost(files));
  const views = new Map<string, FactView>();
  for (const path of files.keys()) {
    for (const line of project.textOf(path).split("\n").keys()) {
      const view = factViewAt(project, path, { line, character: 1_000 });
      if (view) views.set(view.id, view);
    }
  }
  expect([...views.values()].filter(({ what }) => what === "fact").length).toBeGreaterThan(5);
  for (const { id, body } of views.values()) {
    for (const element of elementsOf(body)) {
      expect(TAGS.has(element.tagName), `${id}: ${element.tagName}`).toBe(true);
      for (const { name } of element.attrs) expect(name, id).not.toMatch(/^on|^style$|^src/);
      expect(attribute(element, "href") ?? "#", id).toMatch(
        /^(?:#|https?:|command:entente\.open(?:InViewer)?\?%5B%7B)/,
      );
    }
    expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  }
});

it("gives each colour and font that a page has one of the editor's", () => {
  const style = factStyle({ entities: {}, relations: {}, families: {} });
  for (const name of Object.keys({ ...THEME.light, ...FONTS }))
    expect(style).toMatch(new RegExp(`--${name}: .*var\\(`));
});
