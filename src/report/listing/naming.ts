import type { QualifierValue } from "../../model/claim.ts";
import { type Lookup, nameOf } from "../../wording/names.ts";
import { idsIn, qualifierText } from "../../wording/values.ts";

/** How a table says entities: by name for reading, or by id for typing. */
export interface Naming {
  readonly entity: (id: string) => string;
  readonly qualifier: (relation: string, name: string, value: QualifierValue) => string;
}

export const BY_ID: Naming = { entity: (id) => id, qualifier: (_relation, name, value) => qualifierText(name, value) };

export function byName(lookup: Lookup): Naming {
  return {
    entity: (id) => nameOf(lookup, id),
    // Dates and texts as they are written, which is how one asks for them.
    qualifier: (relation, name, value) => {
      const ids = idsIn(lookup, relation, name, value);
      return ids ? `${name} ${ids.map((id) => nameOf(lookup, id)).join(", ")}` : qualifierText(name, value);
    },
  };
}
