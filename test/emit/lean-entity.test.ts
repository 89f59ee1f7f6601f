import fc from "fast-check";
import { expect, it } from "vitest";
import type { Entity } from "../../src/model/entity.ts";
import { leanEntity, textsOf, wholeEntity } from "../../src/model/outputs/lean-entity.ts";
import { entityOf } from "../viewer/sample-dataset.ts";

const texts = fc.string({ maxLength: 4 });
const dictionary = fc.dictionary(texts, texts, { maxKeys: 2 });
const entities: fc.Arbitrary<Entity> = fc.record(
  {
    id: texts,
    type: texts,
    name: texts,
    aliases: fc.array(fc.record({ name: texts, used_by: fc.option(texts) }), { maxLength: 2 }),
    names: dictionary,
    identifiers: dictionary,
    description: fc.option(texts),
    unnamed: fc.boolean(),
    former_ids: fc.array(texts, { maxLength: 2 }),
    not_same_as: fc.array(texts, { maxLength: 2 }),
    attributes: fc.dictionary(texts, fc.oneof(texts, fc.integer(), fc.boolean()), { maxKeys: 2 }),
    disputed: fc.dictionary(texts, fc.array(texts, { maxLength: 2 }), { minKeys: 1, maxKeys: 2 }),
    file: texts,
  },
  { requiredKeys: [...Object.keys(entityOf("a", "b", "c"))] as (keyof Entity)[] },
);

it("an entity is what it was once its texts are back", () => {
  fc.assert(
    fc.property(entities, (entity) => {
      // As it comes over the network.
      const [lean, rest] = JSON.parse(JSON.stringify([leanEntity(entity), textsOf(entity)]));
      const whole = wholeEntity(lean, rest);
      expect(whole).toEqual(JSON.parse(JSON.stringify(entity)));
    }),
  );
});

it("leaves out its texts and what is empty", () => {
  const entity = entityOf("a", "state", "", { description: "Long", names: { ko: "가" } });
  expect(leanEntity(entity)).toEqual({ id: "a", type: "state", name: "", names: { ko: "가" } });
  expect(wholeEntity(leanEntity(entity))).toEqual({ ...entity, description: null, file: "" });
  expect(Object.keys(wholeEntity(leanEntity(entity)))).toEqual(Object.keys(entity));
});
