import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrayChunks } from "../../src/emit/chunks.ts";
import { writeFact } from "../../src/emit/fact-json.ts";
import { arrayOf, linesWhere } from "../../src/emit/page/fact-files.ts";
import { StoryFacts } from "../../src/emit/page/story-facts.ts";
import type { Fact } from "../../src/model/fact.ts";
import { factsSought } from "../../viewer/data/naming.ts";
import { sampleDataset } from "../viewer/sample-dataset.ts";

describe("the facts of a story", () => {
  const { entities, facts, schema } = sampleDataset({ entities: 30, facts: 60 }).dataset;
  const array = Buffer.concat(Array.from(arrayChunks(facts, writeFact), (chunk) => Buffer.from(chunk)));
  const all = linesWhere(array, new Uint8Array(facts.length).fill(1), 0);
  const ids = fc.subarray(entities.map(({ id }) => id));
  const told = fc.subarray(
    facts.map(({ id }) => id),
    { maxLength: 4 },
  );
  const views = fc.array(fc.record({ entities: ids, facts: told }), { minLength: 1, maxLength: 3 });

  it("are those that the page looks for in each of its pictures, and no others", () => {
    fc.assert(
      fc.property(views, (some) => {
        const story = new StoryFacts(some);
        const isAbout = (fact: Fact): boolean =>
          [fact.subject, fact.object].some((id) => id !== null && story.entities.includes(id));
        const about = all.filter((_, n) => isAbout(facts[n] as Fact));
        const found = JSON.parse(String(arrayOf(story.among(array, about)))) as Fact[];
        const expected = some.flatMap((view) =>
          factsSought(
            { entities: new Set(), among: new Set(view.entities), ids: new Set(view.facts), steps: [] },
            facts,
            schema,
          ),
        );
        expect(found.map(({ id }) => id)).toEqual([...new Set(expected.map(({ id }) => id))].sort());
        expect(found).toEqual(facts.filter(({ id }) => found.some((one) => one.id === id)));
      }),
    );
  });

  it("are those told of no entity of a view, and none where an id is of no fact", () => {
    const last = facts.at(-1)?.id ?? "";
    const story = new StoryFacts([{ entities: [], facts: [last, "a", "zzz"] }]);
    expect(JSON.parse(String(arrayOf(story.among(array, []))))).toEqual([facts.at(-1)]);
  });
});
