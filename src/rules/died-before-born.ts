import { finding } from "../diagnostics/registry.ts";
import { daysOf } from "./days.ts";
import { atEntity } from "./places.ts";
import type { EntityRule } from "./rule.ts";

/** Nobody dies before they are born. */
export const diedBeforeBorn: EntityRule = ({ entities }) =>
  [...entities.values()].flatMap((entity) => {
    const { born, died } = entity.attributes;
    const first = daysOf(born)?.first;
    const last = daysOf(died)?.last;
    if (!first || !last || last >= first) return [];
    const related = [{ place: atEntity(entity, "born"), message: "born" }];
    return [
      finding("died-before-born", { born: String(born), died: String(died) }, atEntity(entity, "died"), { related }),
    ];
  });
