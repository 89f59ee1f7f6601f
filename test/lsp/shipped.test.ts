import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CompletionList, DocumentSymbol, Hover, Location, WorkspaceSymbol } from "vscode-languageserver";
import { BASIS } from "../../src/model/claim.ts";
import { LOCATOR_HELP } from "../../src/model/locators/grammar.ts";
import { RATES } from "../../src/model/quantity.ts";
import { STANCE } from "../../src/model/stance.ts";
import { CLAIM_TEXTS, ENTITY_KEYS, FACT_KEYS } from "../../src/schema/data-keys.ts";
import { run } from "../helpers/run-cli.ts";
import { type Editor, startEditor, withCursor } from "./client.ts";

const uri = (path: string): string => pathToFileURL(resolve(path)).href;
const NEW = uri("data/states/erewhon.yaml");

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor([resolve(".")]);
  await editor.checked();
});
afterAll(() => editor.quit());

async function completed(marked: string): Promise<Map<string, { newText: string; documentation: string }>> {
  const { text, position } = withCursor(marked);
  editor.open(NEW, text);
  const { items } = await editor.ask<CompletionList>("completion", NEW, position);
  editor.close(NEW);
  return new Map(
    items.map(({ label, textEdit, documentation }) => [
      label,
      {
        newText: textEdit?.newText ?? "",
        documentation: typeof documentation === "object" ? documentation.value : (documentation ?? ""),
      },
    ]),
  );
}

async function hovered(path: string, needle: string): Promise<string> {
  const text = readFileSync(path, "utf8");
  const { position } = withCursor(text.replace(needle, `|${needle}`));
  editor.open(uri(path), text);
  const hover = await editor.ask<Hover | null>("hover", uri(path), position);
  editor.close(uri(path));
  const contents = hover?.contents;
  return typeof contents === "object" && "value" in contents ? contents.value : "";
}

describe("completion", () => {
  it("offers the units of a quantity behind its number", async () => {
    const found = await completed(
      "type: deploys_to\nfrom: north-korea\nto: russia\nclaims:\n  - {by: nato, quantity: 3 |",
    );
    expect(found.get("troops")?.newText).toBe("3 troops");
  });

  it("offers rates behind a unit, and tells how a quantity is written", async () => {
    const head = "type: supplies\nfrom: north-korea\nto: russia\nquantity: ~3000 rounds";
    const rates = await completed(`${head}/|`);
    expect([...rates.values()].map(({ newText }) => newText)).toEqual(RATES.map((rate) => `~3000 rounds/${rate}`));
    expect(rates.get("day")?.documentation).toContain("`/day`");
    expect((await completed("type: supplies\nfrom: north-korea\n|")).get("quantity")?.documentation).toContain(
      "`rounds`",
    );
  });

  it("offers true and false, and says what `type` and `relations` are", async () => {
    expect([...(await completed("type: person\nname: X\nunnamed: |")).keys()]).toEqual(["true", "false"]);
    expect((await completed("|")).get("type")?.documentation).toBe(ENTITY_KEYS.type.text);
    expect((await completed("type: state\n|")).get("relations")?.documentation).toBe(ENTITY_KEYS.relations.text);
  });

  it("offers keys behind a comma of an unclosed claim, without those that are there", async () => {
    const found = await completed("type: deploys_to\nfrom: north-korea\nto: russia\nclaims:\n  - {by: nato, |");
    expect(found.get("stance")).toEqual({ newText: "stance: ", documentation: CLAIM_TEXTS.stance.text });
    expect(found.has("by")).toBe(false);
    expect(found.has("claims")).toBe(false);
  });

  it("offers claim keys of a fact only while it has no claims", async () => {
    const head = "type: deploys_to\nfrom: north-korea\n";
    expect((await completed(`${head}|`)).has("stance")).toBe(true);
    expect((await completed(`${head}claims: []\n|`)).has("stance")).toBe(false);
  });

  it("offers sources under source, and not `unknown`", async () => {
    const found = await completed("type: deploys_to\nfrom: north-korea\nto: russia\nsource: |");
    expect(found.has("depetris-2024")).toBe(true);
    expect(found.has("unknown")).toBe(false);
    expect(found.has("russia")).toBe(false);
  });

  it("offers actors in a list of speakers", async () => {
    const found = await completed("type: deploys_to\nfrom: north-korea\nclaims:\n  - {by: [nato, rus|");
    expect(found.has("russia")).toBe(true);
  });

  it("offers sources in a list of sources, and locators in a list of places", async () => {
    const head = "type: deploys_to\nfrom: north-korea\nto: russia\nclaims:\n  - {by: nato, source: [garner-2024, |";
    const found = await completed(head);
    expect(found.has("depetris-2024")).toBe(true);
    expect(found.has("russia")).toBe(false);
    const places = await completed(`${head.slice(0, -1)}depetris-2024], at: [l. 1, |`);
    expect(places.get("para.")?.newText).toBe("para. ");
  });

  it("finds an entity by any alias", async () => {
    const found = await completed("type: state\nname: Erewhon\nrelations:\n  borders: [the Krem|");
    expect([...found.keys()]).toEqual(["russia"]);
    expect(found.get("russia")?.newText).toBe("russia");
  });

  it("offers stances and bases with what they mean", async () => {
    const head = "type: deploys_to\nfrom: north-korea\nto: russia\n";
    expect((await completed(`${head}stance: |`)).get("denies")?.documentation).toBe(STANCE.denies.meaning);
    expect((await completed(`${head}basis: |`)).get("firsthand")?.documentation).toBe(BASIS.firsthand);
  });

  it("offers locators, relation types and entity types", async () => {
    expect((await completed("type: deploys_to\nat: |")).get("para.")?.newText).toBe("para. ");
    expect((await completed("type: state\nrelations:\n  |")).get("supplies")?.newText).toBe("supplies: ");
    expect((await completed("type: |")).has("state")).toBe(true);
  });
});

describe("hover", () => {
  it("tells who an id is, and what the claims of the fact amount to", async () => {
    const { out } = await run("show", "kpa-deployment-2024", "--format", "json");
    const { sentence } = JSON.parse(out) as { sentence: string };
    const said = (await hovered("data/facts/kpa-deployment-2024.yaml", "russia\n")).replaceAll("\\", "");
    expect(said).toContain("**Russia** (State)");
    expect(said).toContain(sentence);
  });

  it("says the schema's words for keys and stances", async () => {
    const path = "data/facts/kpa-deployment-2024.yaml";
    expect(await hovered(path, "stance: alleges")).toContain(CLAIM_TEXTS.stance.text);
    expect(await hovered(path, "alleges,")).toContain(STANCE.alleges.meaning);
    expect(await hovered(path, "3000 troops")).toContain("`10000..30000`");
    expect(await hovered(path, "para. 3")).toContain(LOCATOR_HELP);
    expect(await hovered(path, "type: ")).toContain(FACT_KEYS.type.text);
  });
});

describe("navigation", () => {
  const path = "data/facts/kpa-deployment-2024.yaml";
  const at = withCursor(readFileSync(path, "utf8").replace("to: russia", "to: |russia")).position;

  it("leads from an id to its file", async () => {
    const found = await editor.ask<Location>("definition", uri(path), at);
    expect(found.uri).toBe(uri("data/states/russia.yaml"));
  });

  it("leads from an id in a list of sources to its file, and from there to that place", async () => {
    const claim = "  - {by: nato, source: [garner-2024, depetris-2024], at: [l. 1, para. 4]}\n";
    const { text, position } = withCursor(`${readFileSync(path, "utf8")}${claim.replace("depetris", "dep|etris")}`);
    editor.open(uri(path), text);
    const found = await editor.ask<Location>("definition", uri(path), position);
    expect(found.uri).toBe(uri("data/sources/depetris-2024.yaml"));
    const all = await editor.ask<Location[]>("references", uri(path), position, {
      context: { includeDeclaration: false },
    });
    const start = { line: position.line, character: claim.indexOf("depetris") };
    const end = { line: position.line, character: start.character + "depetris-2024".length };
    expect(all).toContainEqual({ uri: uri(path), range: { start, end } });
    editor.close(uri(path));
  });

  it("leads to each reference, as a rename counts them", async () => {
    const found = await editor.ask<Location[]>("references", uri(path), at, {
      context: { includeDeclaration: false },
    });
    const { out } = await run("rename", "russia", "erewhon", "--dry-run");
    expect(`${found.length} references in`).toBe(/\d+ references in/.exec(out)?.[0]);
    for (const { uri: file, range } of found.slice(0, 20)) {
      const line = readFileSync(new URL(file), "utf8").split("\n")[range.start.line] ?? "";
      expect(line.slice(range.start.character, range.end.character)).toContain("russia");
    }
  });

  it("outlines a file, and finds entities by any name", async () => {
    const [root] = await editor.server.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", {
      textDocument: { uri: uri("data/states/russia.yaml") },
    });
    expect(root?.name).toBe("Russia");
    expect(root?.children?.length).toBeGreaterThan(5);
    const found = await editor.server.sendRequest<WorkspaceSymbol[]>("workspace/symbol", { query: "러시아" });
    expect(found.map(({ location }) => location.uri)).toContain(uri("data/states/russia.yaml"));
  });
});

describe("diagnostics", () => {
  it("are those of check for every file of data/", async () => {
    const { out } = await run("check", "--format", "json", "--limit", "all");
    const { diagnostics } = JSON.parse(out) as { diagnostics: unknown[] };
    expect([...editor.shown.values()].flat().length).toBe(diagnostics.length);
    expect(readdirSync("data").length).toBeGreaterThan(3);
  });

  it("come and go with what is typed, and count characters as editors do", async () => {
    editor.open(NEW, "type: state\r\nname: 😀 Erewhon\r\nrelations: {borders: [nowhere]} # 😀\r\n");
    await editor.checked();
    expect(editor.shown.get(NEW)).toMatchObject([
      { code: "E3001", range: { start: { line: 2, character: 22 }, end: { line: 2, character: 29 } } },
    ]);
    editor.change(NEW, "type: state\nname: Erewhon\nrelations: {borders: [");
    await editor.checked();
    expect(editor.shown.get(NEW)?.map(({ code }) => code)).toEqual([expect.stringMatching(/^E1/)]);
    editor.close(NEW);
    await editor.checked();
    expect(editor.shown.get(NEW)).toEqual([]);
  });
});
