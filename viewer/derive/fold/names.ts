import { leadGroupName, typeGroupName } from "../../../src/wording/picture/folds.ts";
import { foldNamed } from "../../state/folds.ts";
import { type Atlas, nameOf } from "../atlas.ts";
import type { Group } from "./group.ts";

/** The type of an entity, or of those that a node stands for. */
export function typeOfNode(atlas: Atlas, id: string): string {
  const fold = foldNamed(id);
  return fold?.by === "type" ? fold.of : (atlas.kg.entity(id)?.type ?? "");
}

/** What a group is called: by its type, or by the entity that it goes by. */
export function nameOfGroup(atlas: Atlas, { id, members }: Pick<Group, "id" | "members">): string {
  const name = nameOf(atlas, id);
  return foldNamed(id) ? typeGroupName(name, members.length) : leadGroupName(name, members.length);
}
