import { finding } from "../diagnostics/registry.ts";
import { dateOf } from "../model/dates.ts";
import { atEntity } from "./places.ts";
import type { EntityRule } from "./rule.ts";

/** Nobody dies before they are born. */
export const diedBeforeBorn: EntityRule = ({ entities }) =>
  [...entities.values()].flatMap((entity) => {
    const { born, died } = entity.attributes;
    const [from, to] = [dateOf(born), dateOf(died)];
    if (from === null || to === null || to.lastDay >= from.firstDay) return [];
    const related = [{ place: atEntity(entity, "born"), message: "born" }];
    return [
      finding("died-before-born", { born: String(born), died: String(died) }, atEntity(entity, "died"), { related }),
    ];
  });
