import { ID_PATTERN } from "../ids.ts";
import type { Kind } from "./kind.ts";
import { isText, noAmount, noBounds, noMeasures, quotedList } from "./plain.ts";

export interface RefType {
  readonly kind: "ref";
  /** Entity types that it may refer to, those that extend them included. */
  readonly types: readonly string[];
}

/** Another entity, by its id. */
export const ref: Kind<RefType, string> = {
  noun: "the id of an entity",
  declared: "option",
  option: { key: "ref", names: "entity types", description: "Entity types that it may refer to." },
  typeOf: (types) => ({ kind: "ref", types }),
  shared: {
    $id: "entente:id",
    type: "string",
    pattern: `^(?:${ID_PATTERN.replace(/^\^|\$$/g, "")})$`,
    "x-kind": "ref",
  },
  jsonSchema: ({ types }) => ({ $ref: "entente:id", "x-ref": types }),
  grammar: null,
  read: (written, { types }, refer, { file, pointer }, key, index) =>
    refer(written, types, file, pointer, key, index) ?? undefined,
  holds: isText,
  idPart: (id) => id,
  bounds: noBounds,
  sample: "",
  measures: noMeasures,
  amount: noAmount,
  leadsTo: "entity",
  words: (id, spell) => spell.name(id),
  typescript: () => "string",
  imports: null,
  documented: ({ types }) => quotedList(types),
};
