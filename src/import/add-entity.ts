import { dirname } from "node:path/posix";
import { blockYaml } from "../fmt/block-yaml.ts";
import { FILE_ORDER } from "../fmt/key-order.ts";
import type { Entity } from "../model/entity.ts";
import { compareText } from "../model/order.ts";
import type { EntityType } from "../model/schema.ts";
import { plainEntity } from "./collect/collect.ts";
import type { Directory } from "./directory.ts";

/** An entity as a person names it. */
export interface NewEntity {
  readonly name: string;
  readonly type: EntityType;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A new entity and its file, which is where most of its type are. */
export function addEntity(
  entities: ReadonlyMap<string, Entity>,
  directory: Directory,
  { name, type, attributes }: NewEntity,
): { readonly entity: Entity; readonly text: string } {
  const id = directory.mint(name, type.name);
  const file = `${folderOf(entities, type.name)}/${id}.yaml`;
  const entity = { ...plainEntity(id, type.name, name, {}), file };
  directory.add(entity);
  return { entity, text: blockYaml({ type: type.name, name, ...attributes }, FILE_ORDER) };
}

function folderOf(entities: ReadonlyMap<string, Entity>, type: string): string {
  const counts = new Map<string, number>();
  for (const one of entities.values()) {
    if (one.type !== type) continue;
    const folder = dirname(one.file);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b));
  return most?.[0] ?? `data/${type}`;
}
