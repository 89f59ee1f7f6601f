import { rmSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { projectHost } from "../../src/host/project-host.ts";
import { generate } from "../bench/generate/project.ts";
import { runs } from "../helpers/runs.ts";
import {
  atOnce,
  checkedInBlocks,
  edit,
  type Flags,
  generated,
  harbour,
  inBlocks,
  inFoldersOfTheirOwn,
  root,
  spilled,
  whole,
  write,
  written,
} from "./built-in-blocks.ts";
import { EDITS, publish, redate } from "./edits.ts";
import { expectFresh, noMemories } from "./expect-fresh.ts";
import { settle } from "./settled.ts";

inFoldersOfTheirOwn();

const FLAGS: readonly Flags[] = [
  {},
  { layout: false },
  { only: ["graph.json", "graph.gexf"], layout: false },
  { only: ["entente.html"], layout: false },
  { only: ["facts.json"] },
];

describe.each([
  ["harbour", harbour],
  ["generated", () => generated(150)],
])("a build in small blocks (%s)", (_, make) => {
  it.each(FLAGS)("gives to the byte what a build in memory gives: %j", (flags) => {
    make();
    const { built, files } = atOnce(flags);
    const found = whole(inBlocks(flags));
    expect(written()).toEqual(files);
    const { digest, entities, facts, claims, edges } = found;
    expect({ ...built.built }).toMatchObject({ digest, entities, facts, claims, edges });
    expect(found.diagnostics).toEqual(built.diagnostics);
    const { dataset } = checkProject(projectHost(root));
    expect([digest, facts]).toEqual([dataset?.digest, dataset?.facts.length]);
    expect(claims).toBe(dataset?.facts.reduce((sum, fact) => sum + fact.claims.length, 0));
    expect([...found.written].sort()).toEqual([...files.keys()].sort());
  });
});

describe("a build after another", () => {
  it("gives what a fresh build gives, whatever happened in between", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(EDITS)), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (edits, layout) => {
          rmSync(root, { recursive: true });
          harbour();
          const memories = noMemories();
          for (const name of ["", ...edits]) await expectFresh(name, EDITS[name] ?? (() => {}), layout, memories);
        },
      ),
      { numRuns: runs(2), examples: [[["what others refer to is gone", "it has another type"], false]] },
    );
  }, 120_000);

  it("finds rivals in other blocks, and loses them again", async () => {
    harbour();
    const memories = noMemories();
    const contested = { "by-rival": 0, no: 0, "by-party": 0, independently: 0 };
    const edits = ["", "a rival in a file of its own", "another number", "a rival that agrees"];
    for (const name of [...edits, edits[1] ?? "", "a rival that is denied", edits[1] ?? "", "no rival"]) {
      const dataset = await expectFresh(name, EDITS[name] ?? (() => {}), false, memories);
      for (const { type, rollup } of dataset?.facts ?? [])
        if (type === "has_strength") contested[rollup.contested] += 1;
    }
    expect(contested).toEqual({ "by-rival": 8, no: 5, "by-party": 0, independently: 1 });
  }, 60_000);

  it("compiles no block but that of a file that changed", async () => {
    generated(300);
    const flags = { only: ["graph.json", "graph.gexf", "entente.html"], layout: false };
    settle();
    inBlocks(flags);
    const cold = spilled();
    const path = [...generate(300, 7)].find(({ text }) => /quantity: \d+ /.test(text))?.path ?? "";
    edit(path, (text) => text.replace(/quantity: \d+/, "quantity: 77777"));
    settle();
    const again = whole(inBlocks(flags));
    expect(spilled()).toBeGreaterThan(cold);
    expect(spilled()).toBeLessThan(1.2 * cold);
    // The entities were not looked at again.
    expect(again?.names).toBeNull();
    expect(written()).toEqual(atOnce(flags).files);
  });

  it.each([
    ["a new entity", () => write("data/people/mm-new.yaml", "type: person\nname: New\n"), 1.2],
    ["a new source, with its publisher and a former id,", () => publish(), 1.2],
    ["another date of a source", () => redate(), 1.6],
  ])("compiles only what %s concerns", async (_, change, most) => {
    generated(300);
    const flags = { only: ["graph.json", "graph.gexf", "entente.html"], layout: false };
    settle();
    inBlocks(flags);
    const cold = spilled();
    change();
    settle();
    const again = whole(inBlocks(flags));
    expect(again?.names).toBeInstanceOf(Array);
    expect(spilled()).toBeGreaterThan(cold);
    expect(spilled()).toBeLessThan(most * cold);
    expect(written()).toEqual(atOnce(flags).files);
  });

  it("checks, and looks at the entities again only where one changed", async () => {
    generated(300);
    settle();
    const first = whole(checkedInBlocks());
    expect(first?.names).toHaveLength(300);
    const path = [...generate(300, 7)].find(({ text }) => /quantity: \d+ /.test(text))?.path ?? "";
    edit(path, (text) => text.replace(/quantity: \d+/, "quantity: 77777"));
    settle();
    for (const again of [whole(checkedInBlocks()), whole(checkedInBlocks())]) {
      expect(again?.names).toBeNull();
      expect(again?.diagnostics).toEqual(checkProject(projectHost(root)).diagnostics);
    }
    edit(path, (text) => text.replace(/^name: .*/m, "name: New"));
    settle();
    expect(whole(checkedInBlocks())?.names).toHaveLength(300);
  });
});
