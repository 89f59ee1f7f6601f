import type { Entity } from "../../src/model/entity.ts";
import type { EntityType, LifeEnd, RelationType } from "../../src/model/schema.ts";
import { entity, entityType, field, relationType } from "../query/small-graph.ts";

/** The type, whose entities are born and die. */
export function withLife(type: EntityType | undefined): EntityType {
  if (type === undefined) throw new Error("no such type");
  const date = (name: string, life: LifeEnd) => ({ ...field(name, { kind: "date" }), life });
  return { ...type, attributes: { born: date("born", "begins"), died: date("died", "ends") } };
}

/** Rulers are crowned and fall: dates that sources tell, each in claims of their own. */
export const RULER: EntityType = {
  ...entityType("ruler", ["actor", "thing"]),
  attributes: {
    crowned: { ...field("crowned", { kind: "date" }), life: "begins", claimed: true },
    fell: { ...field("fell", { kind: "date" }), life: "ends", claimed: true },
  },
};
export const RULERS_RELATIONS: Readonly<Record<string, RelationType>> = Object.fromEntries(
  ["crowned", "fell"].map((name) => {
    const value = { kind: "date" } as const;
    const qualifiers = { value: field("value", value) };
    return [name, relationType(name, { range: [], value, key: ["value"], exclusive: "from", qualifiers })];
  }),
);

/** A person with these dates of birth and of death: several are disputed. */
export function living(id: string, born: readonly string[], died: readonly string[]): Entity {
  const all = Object.entries({ born, died });
  const pick = (is: (count: number) => boolean) => all.filter(([, dates]) => is(dates.length));
  const attributes = Object.fromEntries(pick((n) => n === 1).map(([name, dates]) => [name, dates[0] ?? ""]));
  return entity(id, "person", { attributes, disputed: Object.fromEntries(pick((n) => n > 1)) });
}
