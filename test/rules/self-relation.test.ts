import { expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

function findings(self: string): readonly string[] {
  const files = new Map([...harbourProject()].map(([path, text]) => [path, String(text)] as const));
  files.set("schema/relations/owns_shares.yaml", `label: owns shares of\ndomain: [state]\nrange: [state]\n${self}`);
  files.set(
    "data/states/ostia.yaml",
    "type: state\nname: Ostia\nrelations:\n  owns_shares: {to: ostia, source: harbour-gazette}\n",
  );
  const { diagnostics } = checkProject(memoryHost(files));
  return diagnostics.filter(({ severity }) => severity === "error").map(({ code, hint = "" }) => `${code} ${hint}`);
}

it("is an error with the way out, unless the relation type allows it", () => {
  expect(findings("")).toEqual([
    "E4009 name the other entity; where that can be so, write `self: allowed` in schema/relations/owns_shares.yaml",
  ]);
  expect(findings("self: allowed\n")).toEqual([]);
  expect(findings("self: alowed\n").join("\n")).toContain("did you mean `allowed`?");
});
