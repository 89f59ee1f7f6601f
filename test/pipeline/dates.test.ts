import * as fc from "fast-check";
import { it } from "vitest";
import { runs } from "../helpers/runs.ts";
import { edit, harbour, inFoldersOfTheirOwn, write } from "./built-in-blocks.ts";
import { expectFresh, noMemories } from "./expect-fresh.ts";

inFoldersOfTheirOwn();

/** The harbour, with everything that a source's date may decide: what contradicts it, what is taken back, who has rivals, what goes on. */
function datedHarbour(): void {
  harbour();
  edit("data/sources/harbour-gazette.yaml", (text) => text.replace("[norland, coal]", "[norland, coal, evening-post]"));
  write(
    "data/states/eastmark.yaml",
    "type: state\nname: Eastmark\nrelations:\n  borders: [{to: ostia, source: evening-post, when: 2020/..}]\n",
  );
  const fact = (name: string, lines: string): void => write(`data/facts/${name}.yaml`, lines);
  fact(
    "early",
    "type: supplies\nfrom: ostia\nto: norland\nitem: coal\nwhen: 2021-05-20\nclaims:\n  - {source: evening-post}\n  - {source: harbour-gazette, stance: alleges}\n",
  );
  fact(
    "late",
    "type: supplies\nfrom: ostia\nto: sudmark\nitem: coal\nwhen: 2021-05-10\nclaims: [{source: harbour-gazette, stance: predicts}]\n",
  );
  fact(
    "said",
    "type: supplies\nfrom: ostia\nto: sudmark\nitem: timber\nclaims: [{by: ostia, source: evening-post, said: 2021-05-15}]\n",
  );
  fact(
    "back",
    "type: supplies\nfrom: sudmark\nto: ostia\nitem: timber\nclaims:\n  - {by: norland, source: evening-post}\n  - {by: norland, source: harbour-gazette, stance: retracts}\n",
  );
  fact(
    "strength",
    "type: has_strength\nfrom: norland\nvalue: 12000 troops\nspell: two\nclaims:\n  - {by: ostia, source: evening-post}\n  - {by: ostia, source: harbour-gazette, stance: retracts}\n",
  );
}

const DAYS = [
  "2021-05-01",
  "2021-05-04",
  "2021-05-09",
  "2021-05-10",
  "2021-05-14",
  "2021-05-16",
  "2021-05-20",
  "2021-05-21",
];
const dates = fc.constantFrom(...DAYS, ...DAYS, "2021-05", "2021~", "2021-05-12/..", "2022/2021");

it("whatever dates sources come to have, all is as if it were built anew", async () => {
  const edits = fc.array(fc.tuple(fc.constantFrom("evening-post", "harbour-gazette"), dates), {
    minLength: 4,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(edits, async (history) => {
      datedHarbour();
      const memories = noMemories();
      await expectFresh("", () => {}, false, memories);
      for (const [source, date] of history) {
        const redate = () =>
          edit(`data/sources/${source}.yaml`, (text) => text.replace(/^date: .*$/m, `date: ${date}`));
        await expectFresh(`${source} ${date}`, redate, false, memories);
      }
    }),
    { numRuns: runs(2) },
  );
}, 120_000);
