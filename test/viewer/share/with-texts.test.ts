import { expect, it } from "vitest";
import { buildAtlas } from "../../../viewer/derive/atlas.ts";
import { withTexts } from "../../../viewer/share/with-texts.ts";
import { sampleDataset } from "../sample-dataset.ts";

const { dataset, graph } = sampleDataset({ entities: 20, facts: 30 });
const asked: string[][] = [];
const texts = async (ids: ReadonlySet<string>) => {
  asked.push([...ids]);
  return new Map([...ids].map((id) => [id, { description: `About ${id}`, file: `data/${id}.yaml` }]));
};

it("what is saved of a part of a dataset has the texts of those shown", async () => {
  const part = { facts: 30, of: 60, ids: new Set<string>() };
  const atlas = buildAtlas({ dataset, graph, part });
  const shown = dataset.entities.slice(2, 5);
  const whole = await withTexts(atlas, shown, texts);
  const ids = shown.map(({ id }) => id);
  expect(asked).toEqual([ids]);
  const described = whole.dataset.entities.filter(({ description }) => description?.startsWith("About "));
  expect(described.map(({ id }) => id)).toEqual(ids);
  const places = new Map(graph.nodes.map(({ key, attributes: { x, y, size } }) => [key, { x, y, size }]));
  for (const { key, attributes } of whole.graph.nodes) {
    expect(attributes).toMatchObject(places.get(key) ?? {});
    if (ids.includes(key)) expect(attributes["description"]).toBe(`About ${key}`);
  }
});

it("asks for nothing where all is there", async () => {
  const before = asked.length;
  const atlas = buildAtlas({ dataset, graph });
  expect(await withTexts(atlas, dataset.entities, texts)).toBe(atlas);
  expect(asked).toHaveLength(before);
});
