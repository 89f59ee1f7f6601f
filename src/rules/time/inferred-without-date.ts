import { finding } from "../../diagnostics/registry.ts";
import { atEntity } from "../places.ts";
import type { EntityRule } from "../rule.ts";

/** A reason for a date needs a date. */
export const inferredWithoutDate: EntityRule = ({ entities }) =>
  [...entities.values()].flatMap((entity) =>
    entity.attributes["date_inferred"] !== undefined && entity.attributes["date"] === undefined
      ? [finding("inferred-without-date", {}, atEntity(entity, "date_inferred"))]
      : [],
  );
