import type { NewClaim } from "../../import/add-claim.ts";
import type { NewEntity } from "../../import/add-entity.ts";
import type { Directory } from "../../import/directory.ts";
import { CLAIM_KEYS } from "../../model/claim.ts";
import { UNKNOWN } from "../../model/entity.ts";
import { isRef } from "../../model/kinds/index.ts";
import { addTo } from "../../model/lists-by-key.ts";
import type { RelationType, Schema } from "../../model/schema.ts";
import { didYouMean } from "../../text/nearest.ts";
import { UsageError } from "../failure.ts";

/** The words of a line, as a shell parts them: quotes keep what is between them together. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double?.replace(/\\(.)/g, "$1") ?? single ?? bare ?? "",
  );
}

/** What `--new` takes. */
const NEW = "new";

/**
 * Reads `source at from relation to --key value ...`.
 *
 * @param make adds an entity that the line asks for to the directory
 */
export function claimOf(
  words: readonly string[],
  schema: Schema,
  directory: Directory,
  make: (entity: NewEntity) => void,
): NewClaim {
  const { plain, flags } = partWords(words);
  const [source, at, from, relation, object] = plain;
  if (
    source === undefined ||
    at === undefined ||
    from === undefined ||
    relation === undefined ||
    object === undefined ||
    plain.length > 5
  )
    throw new UsageError(
      "a claim is a source, a locator, a subject, a relation and an object",
      'for example: entente add garner-2024 "l. 12" north-korea supplies russia',
    );
  const type = Object.hasOwn(schema.relations, relation) ? schema.relations[relation] : undefined;
  if (type === undefined)
    throw new UsageError(
      `there is no relation \`${relation}\``,
      didYouMean(relation, Object.keys(schema.relations)).hint,
    );
  for (const text of flags.get(NEW) ?? []) make(newEntityOf(text, schema, directory));
  const idOf = (text: string): string => (text === UNKNOWN ? text : entityId(directory, text));
  const says: Record<string, unknown> = {};
  for (const [key, texts] of withFirst(flags, source, at))
    if (key !== NEW) says[key] = flagValue(type, key, texts, idOf);
  if (type.value !== null) says["value"] = /^-?\d+(?:\.\d+)?$/.test(object) ? Number(object) : object;
  return { type, from: entityId(directory, from), to: type.value === null ? idOf(object) : null, says };
}

function partWords(words: readonly string[]): {
  readonly plain: readonly string[];
  readonly flags: ReadonlyMap<string, readonly string[]>;
} {
  const plain: string[] = [];
  const flags = new Map<string, string[]>();
  for (let n = 0; n < words.length; n += 1) {
    const word = words[n] ?? "";
    const [, name, joined] = /^--([a-z][\w-]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) {
      plain.push(word);
      continue;
    }
    const value = joined ?? words[n + 1];
    if (value === undefined) throw new UsageError(`--${name} needs a value`);
    if (joined === undefined) n += 1;
    addTo(flags, name, value);
  }
  return { plain, flags };
}

/** With `--source` and `--at`, which name further sources and the place in each, behind the first. */
function withFirst(
  flags: ReadonlyMap<string, readonly string[]>,
  source: string,
  at: string,
): ReadonlyMap<string, readonly string[]> {
  const [sources, places] = [flags.get("source") ?? [], flags.get("at") ?? []];
  if (places.length !== sources.length && (at !== "" || places.length > 0))
    throw new UsageError(
      "each further --source takes an --at, which is the place in it",
      'for example: --source garner-2024 --at "l. 12"',
    );
  const first: [string, readonly string[]][] = [["source", [source, ...sources]]];
  if (at !== "") first.push(["at", [at, ...places]]);
  return new Map([...first, ...[...flags].filter(([key]) => key !== "source" && key !== "at")]);
}

const OF_IDS: ReadonlySet<string> = new Set(["by", "relays", "source"]);

function flagValue(type: RelationType, key: string, texts: readonly string[], idOf: (text: string) => string): unknown {
  const field = Object.hasOwn(type.qualifiers, key) ? type.qualifiers[key] : undefined;
  const known = [...Object.keys(type.qualifiers), ...CLAIM_KEYS, "spell"];
  if (!known.includes(key)) throw new UsageError(`\`${type.name}\` has no \`${key}\``, didYouMean(key, known).hint);
  const isOfIds = OF_IDS.has(key) || isRef(field?.type);
  const values = texts.map((text) => (isOfIds ? idOf(text) : scalarOf(text)));
  return values.length === 1 ? values[0] : values;
}

function scalarOf(text: string): string | number {
  return /^\d+(?:\.\d+)?$/.test(text) && !text.startsWith("0") ? Number(text) : text;
}

/** Reads `NAME=TYPE,KEY=VALUE`. */
function newEntityOf(text: string, schema: Schema, directory: Directory): NewEntity {
  const [, name, typeName, rest = ""] = /^(.+?)=([a-z][\w-]*)((?:,[a-z][\w-]*=.*)?)$/s.exec(text) ?? [];
  if (name === undefined || typeName === undefined)
    throw new UsageError(`--new takes a name and a type, not \`${text}\``, "for example: --new Nova=state");
  const type = Object.hasOwn(schema.entities, typeName) ? schema.entities[typeName] : undefined;
  if (type === undefined)
    throw new UsageError(
      `there is no entity type \`${typeName}\``,
      didYouMean(typeName, Object.keys(schema.entities)).hint,
    );
  const found = directory.find(name, null, []);
  if (found.is === "found") {
    const { id, type: its } = found.entity;
    throw new UsageError(`\`${name}\` is there already: \`${id}\` (${its})`, "leave this --new out");
  }
  // Of a value, a comma is part unless a key follows it.
  const parts = rest === "" ? [] : rest.slice(1).split(/,(?=[a-z][\w-]*=)/);
  const attributes = Object.fromEntries(
    parts.map((part) => [part.slice(0, part.indexOf("=")), scalarOf(part.slice(part.indexOf("=") + 1))]),
  );
  return { name, type, attributes };
}

function entityId(directory: Directory, text: string): string {
  const found = directory.find(text, null, []);
  if (found.is === "found") return found.entity.id;
  if (found.is === "ambiguous")
    throw new UsageError(
      `\`${text}\` may be any of ${found.entities.map(({ id }) => `\`${id}\``).join(", ")}`,
      "give the id of the one you mean",
    );
  throw new UsageError(`no entity is called \`${text}\``, directory.suggestion(text, []).hint);
}
