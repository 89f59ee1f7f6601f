import { lifeFields, writtenDates } from "../../corroborate/lifetimes.ts";
import { finding } from "../../diagnostics/registry.ts";
import { type DateRange, dateOf } from "../../model/dates.ts";
import type { Entity } from "../../model/entity.ts";
import { atEntity } from "../places.ts";
import type { EntityRule } from "../rule.ts";

/** Nothing ends before it begins, and no one dies before they are born. */
export const diedBeforeBorn: EntityRule = ({ entities }, schema) =>
  [...entities.values()].flatMap((entity) => {
    const { begins = [], ends = [] } = lifeFields(schema, entity.type) ?? {};
    return begins.flatMap((from) =>
      ends.flatMap((to) => {
        const [began, ended] = [datesOf(entity, from), datesOf(entity, to)];
        const [first, last] = [began[0], ended[0]];
        if (first === undefined || last === undefined) return [];
        if (began.some(({ firstDay }) => ended.some(({ lastDay }) => lastDay >= firstDay))) return [];
        const params = { begins: from, began: first.text, ends: to, ended: last.text };
        const related = [{ place: atEntity(entity, from), message: `\`${from}\`` }];
        return [finding("died-before-born", params, atEntity(entity, to), { related })];
      }),
    );
  });

function datesOf(entity: Entity, attribute: string): readonly DateRange[] {
  return writtenDates(entity, attribute).flatMap((value) => dateOf(value) ?? []);
}
