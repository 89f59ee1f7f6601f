import type { Kind } from "./kind.ts";
import { isText, noAmount, noBounds, noMeasures, readText, slugOf } from "./plain.ts";

export interface UrlType {
  readonly kind: "url";
}

export const url: Kind<UrlType, string> = {
  noun: "a web address",
  declared: "type",
  option: null,
  typeOf: () => ({ kind: "url" }),
  shared: null,
  jsonSchema: () => ({ type: "string", pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s<>"]+$', "x-kind": "url" }),
  grammar: null,
  read: readText,
  holds: isText,
  idPart: slugOf,
  bounds: noBounds,
  sample: "",
  measures: noMeasures,
  amount: noAmount,
  words: (value) => value,
  typescript: () => "string",
  imports: null,
  documented: () => "url",
};
