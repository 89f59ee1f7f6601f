import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

function errorsOf(norland: string): readonly string[] {
  const files = harbourProject();
  files.set("data/states/norland.yaml", norland);
  files.set("data/agreements/port-treaty.yaml", "type: agreement\nname: Port Treaty\n");
  const { diagnostics } = checkProject(memoryHost(files));
  return diagnostics
    .filter(({ severity, span }) => severity === "error" && span.file === "data/states/norland.yaml")
    .map(({ code, span, hint }) => `${code} ${norland.slice(span.start, span.end)}: ${hint}`);
}

const supplies = (entry: string) => `type: state\nname: Norland\nrelations:\n  supplies:\n    - ${entry}\n`;

describe("a value that a comma tears", () => {
  it("is one finding in braces, at what was torn off", () => {
    const hint = "inside braces a comma ends a value: put text with commas in quotes";
    expect(errorsOf(supplies("{to: sud,mark, item: coal, source: harbour-gazette}"))).toEqual([`E2004 mark: ${hint}`]);
    expect(errorsOf(supplies("{to: sudmark-,x, item: coal, source: harbour-gazette}"))).toEqual([`E2004 x: ${hint}`]);
  });

  it("is one finding in brackets, with the id that was meant", () => {
    const via = (list: string) => supplies(`{to: sudmark, item: coal, source: harbour-gazette, via: ${list}}`);
    const hint = "did you mean `port-treaty`? The comma makes two of it";
    expect(errorsOf(via("[ostia, port-,treaty]"))).toEqual([`E2019 port-: ${hint}`]);
    expect(errorsOf(via("[port,treaty]"))).toEqual([`E3001 port: ${hint}`]);
  });

  it("leaves alone what is wrong by itself", () => {
    expect(errorsOf(supplies("{to: nowhere, itme: coal, source: harbour-gazette}"))).toHaveLength(2);
    expect(
      errorsOf(supplies("{to: sudmark, item: coal, source: harbour-gazette, via: [nowhere, elsewhere]}")),
    ).toHaveLength(2);
  });
});
