import type { Entity } from "../../src/model/entity.ts";
import { type Atlas, entityType } from "../derive/atlas.ts";
import type { Shown } from "../derive/shown.ts";
import { EntityLink } from "../evidence/links.tsx";
import type { Column } from "./column.ts";
import { PickBox } from "./pick-box.tsx";

export function entityColumns(atlas: Atlas, shown: Shown): readonly Column<Entity>[] {
  const degrees = new Map<string, number>();
  for (const { source, target } of shown.edges) {
    for (const id of [source, target]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  }
  return [
    { key: "picked", title: "Pick", value: () => 0, cell: ({ id, name }) => <PickBox id={id} name={name} /> },
    { key: "name", title: "Name", value: ({ name }) => name, cell: ({ id }) => <EntityLink id={id} /> },
    { key: "type", title: "Type", value: ({ type }) => entityType(atlas, type)?.label ?? type },
    { key: "aliases", title: "Also called", value: (entity) => aliases(entity) },
    { key: "relations", title: "Relations shown", numeric: true, value: ({ id }) => degrees.get(id) ?? 0 },
    { key: "facts", title: "Facts", numeric: true, value: ({ id }) => atlas.kg.factsAbout(id).length },
  ];
}

export function entityWords(atlas: Atlas, entity: Entity): string {
  const type = entityType(atlas, entity.type)?.label ?? entity.type;
  return [entity.id, entity.name, aliases(entity), type, entity.description ?? ""].join(" ");
}

function aliases({ aliases: all, names }: Entity): string {
  return [...all.map(({ name }) => name), ...Object.values(names)].join(", ");
}
