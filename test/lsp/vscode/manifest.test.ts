import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { unzipSync } from "fflate";
import { build } from "vite";
import { describe, expect, it } from "vitest";
import own from "../../../package.json" with { type: "json" };
import manifest from "../../../src/lsp/vscode/manifest.json" with { type: "json" };
import { packExtension } from "../../../src/lsp/vscode/pack-extension.ts";
import { startExtension } from "../../../src/lsp/vscode/start.ts";
import config from "../../../src/lsp/vscode/vite.config.ts";
import { elementsOf } from "../../pages/shipped-pages.ts";
import { fakeVscode } from "./fake-vscode.ts";

const { contributes, capabilities } = manifest;

describe("the manifest", () => {
  const fake = fakeVscode();
  startExtension(
    {
      ...fake,
      spawn: () => {
        throw new Error();
      },
    },
    [],
  );

  it("declares each command that is registered, and the reverse", () => {
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual([...fake.commands.keys()].sort());
  });

  it("declares the view that is registered, in a container that it declares", () => {
    const [[container, views] = ["", []]] = Object.entries(contributes.views);
    expect(contributes.viewsContainers.secondarySidebar.map(({ id }) => id)).toEqual([container]);
    expect(views.map(({ id }) => id)).toEqual([...fake.views.keys()]);
  });

  it("names no command in a menu that it does not declare", () => {
    const declared = new Set(contributes.commands.map(({ command }) => command));
    for (const { command } of Object.values(contributes.menus).flat()) expect(declared).toContain(command);
  });

  it("runs no program, and takes no path to one, in a workspace that is not trusted", () => {
    expect(capabilities.untrustedWorkspaces.supported).toBe("limited");
    expect(capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(
      Object.keys(contributes.configuration.properties),
    );
  });

  it("asks for the VS Code whose types it is compiled with", () => {
    expect(manifest.engines.vscode).toBe(`^${own.devDependencies["@types/vscode"]}`);
  });
});

it("is built into one file that asks for nothing but VS Code and Node", async () => {
  const { plugins: _, ...bundled } = config;
  const built = await build({ ...bundled, configFile: false, logLevel: "silent" });
  const [chunk, ...others] = "output" in built ? built.output : [];
  if (chunk === undefined) throw new Error("nothing was built");
  expect(others).toEqual([]);
  expect(chunk.exports.sort()).toEqual(["activate", "deactivate"]);
  const asked = Array.from(chunk.code.matchAll(/\brequire\(([`"'])([^`"']+)\1\)/g), ([, , name = ""]) => name);
  expect(asked).toContain("vscode");
  expect(asked.filter((name) => name !== "vscode" && !isBuiltin(name))).toEqual([]);
  expect(chunk.code.length).toBeLessThan(500_000);
});

describe("the package", () => {
  const read = (path: string): Uint8Array => readFileSync(path);
  const pack = (): Uint8Array =>
    packExtension("exports.activate = 1;", {
      manifest: read("src/lsp/vscode/manifest.json"),
      package: read("package.json"),
      icon: read("src/lsp/vscode/icon.svg"),
      readme: read("src/lsp/vscode/README.md"),
      licence: read("LICENSE"),
    });

  it("holds what it needs and nothing else, the same bytes each time", () => {
    const bytes = pack();
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual([
      "[Content_Types].xml",
      "extension.vsixmanifest",
      "extension/LICENSE.txt",
      "extension/extension.cjs",
      "extension/icon.svg",
      "extension/package.json",
      "extension/readme.md",
    ]);
    expect(Buffer.from(pack()).equals(bytes)).toBe(true);
  });

  it("has the version, licence and description of the project, and every file that it names", () => {
    const files = unzipSync(pack());
    const text = (path: string): string => new TextDecoder().decode(files[path]);
    const packed = JSON.parse(text("extension/package.json"));
    const { version, license, description } = own;
    expect(packed).toMatchObject({ ...manifest, version, license, description });
    expect(files).toHaveProperty([`extension/${packed.main.slice(2)}`]);
    for (const path of text("extension.vsixmanifest").matchAll(/Path="([^"]+)"/g))
      expect(files).toHaveProperty([path[1] ?? ""]);
    const types = new Set(
      Array.from(text("[Content_Types].xml").matchAll(/Extension="(\.\w+)"/g), ([, ending]) => ending),
    );
    for (const path of Object.keys(files)) if (!path.startsWith("[")) expect(types).toContain(/\.\w+$/.exec(path)?.[0]);
    expect(elementsOf(text("extension.vsixmanifest")).length).toBeGreaterThan(15);
  });
});
