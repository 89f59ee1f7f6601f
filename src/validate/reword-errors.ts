import type { ErrorObject } from "ajv/dist/2020.js";
import { asWritten } from "../diagnostics/as-written.ts";
import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { GRAMMARS, KINDS } from "../model/kinds/index.ts";
import { SEEN } from "../model/kinds/text.ts";
import { pointerTo, pointerTokens } from "../model/pointer.ts";
import type { RelationType } from "../model/schema.ts";
import { describe } from "../schema/section.ts";
import { didYouMean, nearest } from "../text/nearest.ts";
import { listed } from "../text/one-of.ts";
import { misfitOf } from "./misfits.ts";
import { splitNumber } from "./quantity-finding.ts";

interface Context {
  readonly file: string;
  /** The pointer to what was validated. */
  readonly base: string;
  readonly relation: RelationType | null;
  /** Where a key belongs that is declared, but not here. */
  readonly elsewhere: (key: string) => string | undefined;
}

/** ajv's errors in words for people: one root cause gives one message. */
export function rewordErrors(
  errors: readonly ErrorObject[],
  file: string,
  base: string,
  relation: RelationType | null,
  elsewhere: Context["elsewhere"] = () => undefined,
): Finding[] {
  const context: Context = { file, base, relation, elsewhere };
  const isOf = (keyword: string) => (error: ErrorObject) => error.keyword === keyword;
  const misspelt = new Set(errors.filter(isOf("additionalProperties")).map(({ instancePath }) => instancePath));
  const malformed = new Set(
    errors.filter(isOf("propertyNames")).map((error) => pointerTo(error.instancePath, error.params["propertyName"])),
  );
  // Of a number that a comma tears apart, the head alone has no unit.
  const torn = new Set(
    errors
      .filter(isOf("additionalProperties"))
      .filter(isTorn)
      .map(({ instancePath }) => instancePath),
  );
  const split = new Set<string>();
  const mixed = new Set<string>();
  return errors.flatMap((error) => {
    // Where a key is misspelt, the key that it was meant for is not also missing.
    if (error.keyword === "required" && misspelt.has(error.instancePath)) return [];
    if (error.keyword === "x-quantity" && torn.has(parentOf(error.instancePath))) return [];
    // A key that a slip has joined to its value is malformed, and therefore empty.
    if (error.keyword === "type" && error.data === null && malformed.has(error.instancePath)) return [];
    // What a comma splits off one value is one slip, however many pieces it gives.
    if (error.keyword === "additionalProperties") {
      const isPiece = (error.data as Record<string, unknown>)[String(error.params["additionalProperty"])] === null;
      if (isPiece && split.has(error.instancePath)) return [];
      split.add(error.instancePath);
    }
    if (error.keyword === "false schema") {
      const entry = parentOf(error.instancePath);
      if (mixed.has(entry)) return [];
      mixed.add(entry);
    }
    return reword(error, context);
  });
}

function isTorn({ data, params }: ErrorObject): boolean {
  return splitNumber(data as Record<string, unknown>, String(params["additionalProperty"])) !== undefined;
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

function reword(error: ErrorObject, context: Context): Finding[] {
  const key = keyOf(error, context);
  const place: Place = { file: context.file, pointer: context.base + error.instancePath, on: "value" };
  const owner = String(error.parentSchema?.["x-owner"] ?? "this mapping");
  // Errors about the names of keys come again as `propertyNames`.
  if (error.propertyName !== undefined) return [];
  if (GRAMMARS.some(({ keyword }) => keyword === error.keyword)) return [malformed(error, key, place, context)];
  switch (error.keyword) {
    case "if":
      return [];
    case "additionalProperties":
      return [undeclaredKey(error, context, owner)];
    case "required":
      return [finding("missing-key", { key: error.params["missingProperty"], owner: upperFirst(owner) }, place)];
    case "type":
      return [wrongKind(error, key, place, context)];
    case "enum":
      return [notInList(error, key, place)];
    case "minItems":
      return [finding("empty-list", { key }, place)];
    case "uniqueItems":
      return [listedTwice(error, key, context)];
    case "x-sources":
      return [unevenLists(error, context)];
    case "pattern":
      if (error.params["pattern"] === SEEN) return [finding("empty-value", { key }, place)];
      return [malformed(error, key, place, context)];
    case "propertyNames": {
      const name = String(error.params["propertyName"]);
      const params = { key: name, owner: key, expected: String(error.parentSchema?.["x-keys"] ?? "not allowed") };
      return [finding("bad-key-name", params, { ...place, pointer: pointerTo(place.pointer, name), on: "key" })];
    }
    case "false schema":
      return [
        finding("claims-mixed", { key }, { ...place, on: "key" }, { hint: "move it into the claim it belongs to" }),
      ];
    default:
      return [finding("wrong-kind", { key, expected: "something else", found: describe(error.data) }, place)];
  }
}

/** The key that the value is under; list positions are skipped. */
function keyOf(error: ErrorObject, context: Context): string {
  const tokens = pointerTokens(context.base + error.instancePath);
  return tokens.findLast((token) => !/^\d+$/.test(token)) ?? "the file";
}

function declaredKeys(error: ErrorObject): string[] {
  return Object.keys((error.parentSchema?.["properties"] as Record<string, unknown> | undefined) ?? {});
}

function undeclaredKey(error: ErrorObject, context: Context, owner: string): Finding {
  const key = String(error.params["additionalProperty"]);
  const pointer = context.base + error.instancePath;
  const place: Place = { file: context.file, pointer: pointerTo(pointer, key), on: "key" };
  const data = error.data as Record<string, unknown>;
  const split = splitNumber(data, key);
  if (split) {
    const hint = `write \`${split.joined}\``;
    return finding("comma-in-quantity", { written: `\`${split.written}\`` }, place, { hint });
  }
  if (context.relation?.key.includes(key) && owner.startsWith("a claim")) {
    return finding("key-qualifier-in-claim", { key }, place, { hint: `write \`${key}\` beside \`claims\`` });
  }
  const home = context.elsewhere(key);
  if (home !== undefined) return finding("unknown-key", { key, owner }, place, { hint: home });
  const near = didYouMean(key, declaredKeys(error));
  if (near.hint !== undefined) return finding("unknown-key", { key, owner }, place, near);
  const hint =
    data[key] === null
      ? { hint: "inside braces a comma ends a value: put text with commas in quotes" }
      : { hint: `it may have ${listed(declaredKeys(error))}` };
  return finding("unknown-key", { key, owner }, place, hint);
}

const NOUNS: ReadonlyMap<unknown, string> = new Map([
  ...Object.entries(KINDS).map(([kind, { noun }]) => [kind, noun] as const),
  ["locator", "a place in a source such as `p. 3`"],
  ["spell", "a word or a year"],
  ["claimed", "a value with its claims, such as `{value: 1970, source: gazette}`"],
  ["fact-id", "the id of a fact"],
]);

function wrongKind(error: ErrorObject, key: string, place: Place, context: Context): Finding {
  const kind: unknown = error.parentSchema?.["x-kind"];
  if (error.data === null) {
    const extra = kind === "locator" ? { hint: 'a `#` begins a comment: write `"#fragment"`, in quotes' } : {};
    return finding("empty-value", { key }, place, extra);
  }
  const type = error.params["type"];
  const expected = NOUNS.get(kind) ?? (type === "array" ? "a list" : type === "object" ? "a mapping" : String(type));
  const meant = misfitOf(kind)?.meant(error.data, isStateTime(key, context));
  if (isClaimed(error.data)) {
    const hint = "only an attribute with `claimed: true` in schema/entities takes a value with its claims";
    return finding("wrong-kind", { key, expected, found: describe(error.data) }, place, { hint });
  }
  const oneOnly = Array.isArray(error.data) ? ONE_ONLY.get(key) : undefined;
  if (oneOnly !== undefined)
    return finding("wrong-kind", { key, expected, found: describe(error.data) }, place, { hint: oneOnly });
  const extra = meant && {
    hint: meant.newText === null ? meant.how : `${meant.how} \`${meant.newText}\``,
    fix: meant.newText === null ? [] : [{ place, newText: meant.newText }],
  };
  return finding("wrong-kind", { key, expected, found: describe(error.data) }, place, extra);
}

const JOINT =
  "write an entry for each: each is a fact of its own. What they do as one is a fact of a `group` that they are members of";

/** Keys that take one id, and what to write in the place of a list. */
const ONE_ONLY: ReadonlyMap<string, string> = new Map([
  ["from", JOINT],
  ["to", JOINT],
]);

/** Which place belongs to which source can only be told where there are as many of both. */
function unevenLists({ params, instancePath }: ErrorObject, { file, base }: Context): Finding {
  const { key, found, wanted } = params as { key: string; found: number; wanted: number | null };
  const place: Place = { file, pointer: pointerTo(base + instancePath, key), on: "value" };
  return finding("uneven-lists", { key, found, wanted }, place, { hint: pairingHint(key, found, wanted) });
}

function pairingHint(key: string, found: number, wanted: number | null): string {
  if (wanted !== null)
    return `write one for each source, in the order of \`source\`; one ${key === "at" ? "place" : "text"} without a list is that of all`;
  if (found === 1) return "write the value without brackets";
  return key === "at"
    ? 'write several places in one source as one text: `"p. 3, para. 5"`'
    : "write a claim for each quote";
}

/** `{value: 1970, source: a}`, or a list of such. */
function isClaimed(data: unknown): boolean {
  const [first] = [data].flat();
  return typeof first === "object" && first !== null && "value" in first;
}

function notInList(error: ErrorObject, key: string, place: Place): Finding {
  if (error.data === null) return finding("empty-value", { key }, place);
  const values = (error.params["allowedValues"] as readonly unknown[]).map(String);
  if (typeof error.data === "object") {
    return finding("wrong-kind", { key, expected: `one of ${listed(values)}`, found: describe(error.data) }, place);
  }
  const value = String(error.data);
  const meant = nearest(value, values);
  const hint = meant === undefined ? `one of ${listed(values)}` : `did you mean \`${meant}\`?`;
  const fix = meant === undefined ? {} : { fix: [{ place, newText: meant }] };
  return finding("not-in-list", { key, value: asWritten(error.data) }, place, { hint, ...fix });
}

function listedTwice(error: ErrorObject, key: string, context: Context): Finding {
  const { i, j } = error.params as { i: number; j: number };
  const list = context.base + error.instancePath;
  const at = (index: number): Place => ({ file: context.file, pointer: pointerTo(list, index), on: "value" });
  const item: unknown = (error.data as unknown[])[Math.max(i, j)];
  const value = typeof item === "object" ? "the same entry" : asWritten(item);
  const related = [{ place: at(Math.min(i, j)), message: "it is here first" }];
  return finding("listed-twice", { value, key }, at(Math.max(i, j)), { related });
}

/** Whether it is the time of a relation that holds throughout its date. */
function isStateTime(key: string, { relation }: Context): boolean {
  return key === "when" && relation?.time === "state";
}

function malformed(error: ErrorObject, key: string, place: Place, context: Context): Finding {
  const kind: unknown = error.parentSchema?.["x-kind"];
  const explain = misfitOf(kind)?.malformed;
  if (!explain) throw new Error(`no words for a malformed value of the kind ${String(kind)}`);
  return explain(error.data as string | number, error.schema, key, place, isStateTime(key, context));
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
