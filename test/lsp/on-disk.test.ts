import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Hover, Location } from "vscode-languageserver";
import { checkProject } from "../../src/build.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { startEditor, withCursor } from "./client.ts";

describe("a project on the disk", () => {
  const root = join(mkdtempSync(join(tmpdir(), "entente-lsp-")), "Länder & 100 % (1)");
  const write = (path: string, own: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), own);
  };
  afterAll(() => rmSync(dirname(root), { recursive: true, force: true }));

  it("needs no schema of its own, and may be called anything", async () => {
    const path = "data/états d’Europe/norland.yaml";
    write(path, "type: state\nname: Norland\nrelations: {borders: [nowhere]}\n");
    write("data/states/ostia.yaml", "type: state\nname: Ostia\n");
    const own = await startEditor([root]);
    await own.checked();
    const { diagnostics } = checkProject(projectHost(root));
    const uri = pathToFileURL(join(root, path)).href;
    const count = [...own.shown.values()].flat().length;
    expect(count).toBe(diagnostics.length);
    expect(own.shown.get(uri)?.map(({ code }) => code)).toContain("E3001");
    // As VS Code writes addresses.
    const encoded = `file://${join(root, path).split("/").map(encodeURIComponent).join("/")}`;
    expect(encoded).not.toBe(uri);
    const at = withCursor("type: state\nname: Norland\nrelations: {borders: [os|tia]}\n");
    own.open(encoded, at.text);
    await own.checked();
    expect(own.shown.get(encoded)).toEqual(expect.not.arrayContaining([expect.objectContaining({ code: "E3001" })]));
    const found = await own.ask<Location>("definition", encoded, at.position);
    expect(found.uri).toBe(pathToFileURL(join(root, "data/states/ostia.yaml")).href);
    const hover = await own.ask<Hover>("hover", encoded, at.position);
    expect(JSON.stringify(hover.contents)).toContain("Ostia");
    own.quit();
  });
});
