import { describe, expect, it } from "vitest";
import { formatProject } from "../../src/fmt/format-project.ts";
import { nodeHost } from "../../src/host/node-host.ts";
import { decode } from "../../src/text/text-file.ts";

describe("the shipped data and schema", () => {
  const host = nodeHost(".");

  it("are in canonical form", () => {
    const { rewrites, findings, files } = formatProject(host);
    expect(findings).toEqual([]);
    expect(rewrites.map(({ path }) => path)).toEqual([]);
    expect(files).toBeGreaterThan(250);
  });

  it("are put back into it from a shuffled form", () => {
    const path = "data/facts/kpa-deployment-2024.yaml";
    const text = decode(path, host.read(path)).file?.text ?? "";
    const lines = text.split("\n");
    const at = lines.findIndex((line) => line.startsWith("from:"));
    // `type` below `from`: two keys of the file's top trade places.
    const shuffled = lines.with(at - 1, lines[at] ?? "").with(at, lines[at - 1] ?? "");
    const project = formatProject({
      ...host,
      list: (folder) =>
        folder === "data" ? { files: [{ path, size: text.length, stamp: "" }], loops: [] } : { files: [], loops: [] },
      read: () => new TextEncoder().encode(shuffled.join("\n")),
    });
    expect(project.rewrites).toEqual([{ path, text }]);
  });
});
