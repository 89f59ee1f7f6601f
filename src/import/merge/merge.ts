import { isDeepStrictEqual } from "node:util";
import { isMapping } from "../../model/mapping.ts";
import { kept } from "./ledger.ts";

type Mapping = Record<string, unknown>;

/** A field that both the origin and a hand changed. */
export interface Clash {
  readonly key: string;
  readonly here: unknown;
  readonly there: unknown;
}

/**
 * Brings fields of the origin to where they are written: what changed in the origin since the last import is changed, what was edited
 * by hand stays.
 *
 * @param base what the last import wrote, as the ledger keeps it; undefined: it is not known
 */
export function mergeFields(
  fields: Readonly<Mapping>,
  base: Readonly<Record<string, string>> | undefined,
  read: (key: string) => unknown,
  write: (key: string, value: unknown) => void,
): readonly Clash[] {
  const clashes: Clash[] = [];
  for (const key of new Set([...Object.keys(fields), ...Object.keys(base ?? {})])) {
    const [now, there] = [read(key), own(fields, key)];
    if (isDeepStrictEqual(now, there)) continue;
    const was = base && Object.hasOwn(base, key) ? base[key] : undefined;
    const come = there === undefined ? undefined : kept(there);
    if (was === come && base !== undefined) continue;
    const here = now === undefined ? undefined : kept(now);
    // Of what was never written, an absence is not an edit.
    if (here === was || (was === undefined && now === undefined)) write(key, there);
    else if (Array.isArray(there) && Array.isArray(now) && was === undefined) write(key, union(now, there));
    else if (there !== undefined) clashes.push({ key, here: now, there });
  }
  return clashes;
}

function union(here: readonly unknown[], there: readonly unknown[]): readonly unknown[] {
  return [...here, ...there.filter((item) => !here.some((one) => isDeepStrictEqual(one, item)))];
}

/** Reads a field of an entity's file by its dotted path. */
export function fieldOf(root: Readonly<Mapping>, path: string): unknown {
  const [outer = "", inner] = split(path);
  const mapping = own(root, outer);
  if (inner === undefined) return mapping;
  return isMapping(mapping) ? own(mapping, inner) : undefined;
}

/** Fields may be called what every object has, such as `constructor`. */
function own(mapping: Readonly<Mapping>, key: string): unknown {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

export function setField(root: Mapping, path: string, value: unknown): void {
  const [outer = "", inner] = split(path);
  if (inner === undefined) {
    if (value === undefined) delete root[outer];
    else root[outer] = value;
    return;
  }
  const mapping = isMapping(root[outer]) ? root[outer] : {};
  if (value === undefined) delete mapping[inner];
  else mapping[inner] = value;
  if (Object.keys(mapping).length === 0) delete root[outer];
  else root[outer] = mapping;
}

/** `identifiers.imo` is two keys, `built` one; a register has no dot. */
function split(path: string): readonly [string, string?] {
  const dot = path.indexOf(".");
  return dot < 0 ? [path] : [path.slice(0, dot), path.slice(dot + 1)];
}
