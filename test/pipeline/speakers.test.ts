import * as fc from "fast-check";
import { it } from "vitest";
import { runs } from "../helpers/runs.ts";
import { edit, harbour, inFoldersOfTheirOwn, write } from "./built-in-blocks.ts";
import { expectFresh, noMemories } from "./expect-fresh.ts";

inFoldersOfTheirOwn();

/** The harbour, with relations that tell who speaks for whom, and facts on which several have a say. */
function spokenHarbour(): void {
  harbour();
  const relation = (name: string, ends: string): void =>
    write(`schema/relations/${name}.yaml`, `label: ${name}\ninverse: ${name} of\n${ends}\nself_evident: true\n`);
  relation("authored_by", "domain: [source]\nrange: [actor]");
  relation("published_by", "domain: [source]\nrange: [actor]");
  relation("part_of", "domain: [thing]\nrange: [thing]\nsame_voice: true");
  edit("schema/entities/actor.yaml", (text) => `${text}attributes:\n  speaks_for: {ref: [actor]}\n`);
  for (const [n, [from, to]] of [
    ["ostia", "norland"],
    ["norland", "ostia"],
    ["sudmark", "ostia"],
  ].entries()) {
    const claims = [
      "{by: ostia, source: evening-post}",
      "{by: sudmark, stance: confirms, source: harbour-gazette}",
      "{source: evening-post, relays: [norland]}",
      "{source: harbour-gazette, stance: denies}",
      "{by: norland, stance: retracts, source: evening-post}",
    ].filter((_, at) => at % 3 !== n);
    const lines = [
      "type: supplies",
      `from: ${from}`,
      `to: ${to}`,
      "item: coal",
      "claims:",
      ...claims.map((one) => `  - ${one}`),
    ];
    write(`data/facts/f-${n}.yaml`, `${lines.join("\n")}\n`);
  }
  for (let n = 0; n < 6; n += 1)
    write(
      `data/states/isle-${n}.yaml`,
      `type: state\nname: Isle ${n}\nrelations:\n  borders: [{to: isle-${(n + 1) % 6}, source: ${n % 2 ? "evening-post" : "harbour-gazette"}}]\n`,
    );
}

const actor = fc.constantFrom("norland", "sudmark", "ostia", "isle-1");
const RELATIONS: readonly (readonly [file: string, line: string, to: fc.Arbitrary<string>])[] = [
  ["states/ostia", "relations: {part_of: [{to: TO, source: evening-post}]}", actor],
  ["states/sudmark", "speaks_for: TO", actor],
  ["states/isle-0", "speaks_for: TO", actor],
  ["states/isle-1", "speaks_for: TO", actor],
  ["sources/evening-post", "relations: {authored_by: [TO]}", actor],
  ["sources/evening-post", "relations: {published_by: [TO], part_of: [harbour-gazette]}", actor],
  ["sources/evening-post", "relations: {published_by: [TO]}", actor],
];
const tie = fc.oneof(...RELATIONS.map(([file, line, to]) => to.map((id) => [file, line.replace("TO", id)] as const)));

it("another may come to speak for someone: all is as if it were built anew", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tie, { minLength: 4, maxLength: 8 }), fc.boolean(), async (history, hasLens) => {
      spokenHarbour();
      if (hasLens)
        write(
          "entente.yaml",
          "title: T\nviews: [{id: v, title: V, relations: [supplies], lens: {a: isle-1, show: a}}]\n",
        );
      const memories = noMemories();
      await expectFresh("", () => {}, false, memories);
      const texts = new Map<string, string>();
      for (const [file, line] of history) {
        const change = () =>
          edit(`data/${file}.yaml`, (text) => {
            const plain = texts.get(file) ?? text;
            texts.set(file, plain);
            return `${plain}${text.includes(line) ? "" : `${line}\n`}`;
          });
        await expectFresh(`${file} ${line}`, change, false, memories);
      }
    }),
    { numRuns: runs(2), examples: [[[["states/isle-1", "speaks_for: ostia"]], true]] },
  );
}, 120_000);
