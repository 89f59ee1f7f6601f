import type { Kind } from "./kind.ts";
import { AS_TEXT } from "./plain.ts";

export interface UrlType {
  readonly kind: "url";
}

export const url: Kind<UrlType, string> = {
  ...AS_TEXT,
  noun: "a web address",
  declared: "type",
  typeOf: () => ({ kind: "url" }),
  shared: null,
  jsonSchema: () => ({ type: "string", pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s<>"]+$', "x-kind": "url" }),
  leadsTo: "web",
  documented: () => "url",
};
