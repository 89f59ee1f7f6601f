import type { Document } from "../model/document.ts";
import { namesOf } from "../model/entity.ts";
import { isMapping } from "../model/mapping.ts";
import { isA, type Schema } from "../model/schema.ts";
import { fold } from "../text/fold.ts";

/** What a public copy of a project leaves out by name. */
export interface Hidden {
  /** Entities, and facts in files of their own: ids that they have or used to have. */
  readonly ids: ReadonlySet<string>;
  /** Entity and relation types. */
  readonly types: ReadonlySet<string>;
  /** Files that are gone altogether. */
  readonly files: ReadonlySet<string>;
  /** Folded names of hidden entities that no other one has, and how they are written. */
  readonly names: ReadonlyMap<string, string>;
}

/** Finds what is marked `private: true` as a whole, and what is of a private type. */
export function findHidden(documents: Iterable<Document>, types: ReadonlySet<string>, schema: Schema): Hidden {
  const ids = new Set<string>();
  const files = new Set<string>();
  const isHidden = ({ value }: Document): boolean => {
    const type = String(value["type"]);
    return value["private"] === true || types.has(type) || isA(schema, type, [...types]);
  };
  const open = new Set<string>();
  const names = new Map<string, string>();
  for (const document of documents) {
    const own = namesIn(document);
    if (!isHidden(document)) for (const name of own) open.add(fold(name));
    else {
      files.add(document.file);
      for (const id of [document.id, ...textsIn(document.value["former_ids"])]) ids.add(id);
      for (const name of own) names.set(fold(name), name);
    }
  }
  for (const name of names.keys()) if (open.has(name)) names.delete(name);
  return { ids, types, files, names };
}

/** Everything that an entity or a fact's file is called. */
function namesIn({ id, value }: Document): readonly string[] {
  const aliases = Array.isArray(value["aliases"]) ? value["aliases"] : [];
  return namesOf({
    id,
    name: String(value["name"] ?? id),
    aliases: aliases.map((alias) => ({ name: String(isMapping(alias) ? alias["name"] : alias), used_by: null })),
    names: textsBy(value["names"]),
    identifiers: textsBy(value["identifiers"]),
    former_ids: textsIn(value["former_ids"]),
  });
}

function textsBy(value: unknown): Record<string, string> {
  return isMapping(value) ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)])) : {};
}

export function textsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
}
