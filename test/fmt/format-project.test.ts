import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatProject } from "../../src/fmt/format-project.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { nodeHost } from "../../src/host/node-host.ts";

const project = (): Map<string, string> =>
  new Map([
    ["data/states/russia.yaml", "type: state\nname: Russia\n"],
    ["data/states/japan.yaml", "name: 'Japan' # an island\ntype: state\n"],
    ["data/states/broken.yaml", "name: [Nowhere\n"],
    ["data/states/marked.yaml", "\uFEFFtype: state\nname: Marked\n"],
    ["data/notes.txt", "name:   left alone\n"],
    ["schema/entities/state.yaml", "plural: States\nlabel: State\n"],
  ]);

describe("formatProject", () => {
  it("rewrites what is not canonical, drops a byte order mark, and names what is broken", () => {
    const files = project();
    const { rewrites, findings, files: seen } = formatProject(memoryHost(files));
    expect(rewrites).toEqual([
      { path: "data/states/japan.yaml", text: "type: state\nname: Japan # an island\n" },
      { path: "data/states/marked.yaml", text: "type: state\nname: Marked\n" },
      { path: "schema/entities/state.yaml", text: "label: State\nplural: States\n" },
    ]);
    expect(findings.map(({ name, place }) => [name, place.file])).toEqual([["yaml-syntax", "data/states/broken.yaml"]]);
    expect(seen).toBe(5);
    expect(files).toEqual(project());
  });

  it("looks only at what is wanted", () => {
    const { rewrites, files } = formatProject(memoryHost(project()), (path) => path.startsWith("schema/"));
    expect(rewrites.map(({ path }) => path)).toEqual(["schema/entities/state.yaml"]);
    expect(files).toBe(1);
  });

  it("leaves a file alone that cannot be read, and formats the others", () => {
    const folder = mkdtempSync(join(tmpdir(), "entente-fmt-"));
    mkdirSync(join(folder, "data"));
    symlinkSync("loop.yaml", join(folder, "data/loop.yaml"));
    symlinkSync("nowhere.yaml", join(folder, "data/gone.yaml"));
    writeFileSync(join(folder, "data/japan.yaml"), "name: 'Japan'\ntype: state\n");
    const { rewrites, findings } = formatProject(nodeHost(folder));
    expect(rewrites.map(({ path }) => path)).toEqual(["data/japan.yaml"]);
    expect(findings.map(({ name, place }) => [name, place.file])).toEqual([
      ["unreadable-file", "data/gone.yaml"],
      ["unreadable-file", "data/loop.yaml"],
    ]);
    rmSync(folder, { recursive: true });
  });
});
