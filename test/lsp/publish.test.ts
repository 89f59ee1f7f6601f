import { expect, it } from "vitest";
import { memoryHost } from "../../src/host/memory-host.ts";
import { OpenProject } from "../../src/lsp/open-project.ts";
import { Publisher } from "../../src/lsp/publish.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

const PATH = "data/states/norland.yaml";

it("gives up checking all once more is typed, and tells of the typed file first", async () => {
  const project = new OpenProject("/p", memoryHost(harbourProject()));
  project.check();
  const told: string[] = [];
  let begun = 0;
  await new Promise<void>((done) => {
    const publisher = new Publisher(project, {
      soon: 0,
      pause: 1,
      addressesOf: (path) => [{ uri: path, version: begun }],
      publish: ({ uri, diagnostics }) => told.push(`${uri} ${diagnostics.length > 0 ? "faulty" : "sound"}`),
      checked: done,
    });
    const type = (text: string): void => {
      project.change(PATH, text);
      publisher.typed(PATH);
    };
    const checking = project.checking.bind(project);
    project.checking = function* () {
      begun += 1;
      told.push(`check ${begun}`);
      if (begun === 1) queueMicrotask(() => type("type: state\nname: ["));
      yield;
      const found = yield* checking();
      told.push(`checked ${begun}`);
      return found;
    };
    type("type: state\nname: {");
  });
  expect(told.filter((one) => one.startsWith("check"))).toEqual(["check 1", "check 2", "checked 2"]);
  expect(told.indexOf(`${PATH} faulty`)).toBeLessThan(told.indexOf("check 2"));
});
