import { expect, it } from "vitest";
import { namesOf } from "../../src/model/entity.ts";
import { pagePath } from "../../src/model/outputs/page-path.ts";
import { firstPrefix, lettersOf, type Shard, searchWords, shardPath } from "../../src/model/outputs/search-shards.ts";
import { searchShards } from "../../src/pages/search.ts";
import { openGraph } from "../../src/query/knowledge-graph.ts";
import { fold } from "../../src/text/fold.ts";
import { shipped } from "../competency/shipped.ts";

function pathsUnder(files: ReadonlyMap<string, string>, word: string): readonly string[] {
  const letters = lettersOf(word);
  for (let length = firstPrefix(word); ; length += 1) {
    const text = files.get(shardPath(letters.slice(0, length).join("")));
    const shard = text === undefined ? null : (JSON.parse(text) as Shard);
    if (!shard?.isSplit || length >= letters.length) return shard?.entries.map(([, , path]) => path) ?? [];
  }
}

const files = searchShards(shipped);

it("finds each entity by each word of each of its names, in whatever script", () => {
  let words = 0;
  for (const entity of shipped.dataset.entities) {
    for (const name of namesOf(entity)) {
      for (const word of searchWords(fold(name).slice(0, 120))) {
        words += 1;
        expect(pathsUnder(files, word), `${entity.id}: ${word}`).toContain(pagePath("entity", entity.id));
      }
    }
  }
  expect(words).toBeGreaterThan(1000);
});

it("deals many names with one beginning out to more files", () => {
  const [one] = shipped.dataset.entities;
  if (one === undefined) throw new Error("no entity");
  const entities = Array.from({ length: 2000 }, (_, n) => ({
    ...one,
    id: `e-${n}`,
    name: `The Thing ${n}`,
    aliases: [],
    names: {},
  }));
  const many = searchShards(openGraph({ ...shipped.dataset, entities, facts: [] }));
  for (const [path, text] of many) expect(text.length, path).toBeLessThan(60_000);
  expect(pathsUnder(many, "1234")).toContain("entity/e-1234.html");
  expect(JSON.parse(many.get(shardPath("th")) ?? "{}")).toMatchObject({ isSplit: true });
});
