import { type CompletionItem, CompletionItemKind, type CompletionList, type Position } from "vscode-languageserver";
import type { JsonSchema } from "../model/json-schema.ts";
import { LOCATOR_HELP } from "../model/locators/grammar.ts";
import { LOCATOR_UNITS } from "../model/locators/units.ts";
import { RATES } from "../model/quantity.ts";
import { isA } from "../model/schema.ts";
import { fold } from "../text/fold.ts";
import { slotAt } from "./cursor.ts";
import { entityText } from "./hover.ts";
import { markdown } from "./markdown.ts";
import type { Candidate, OpenProject } from "./open-project.ts";
import { offsetAt, rangeOf } from "./places.ts";
import { openKeys } from "./shapes.ts";
import { choicesIn, keyText, valueText } from "./words.ts";

/** What is offered, and the text that takes the place of what is typed. */
type Offer = Omit<CompletionItem, "textEdit"> & { readonly newText: string };

/** Ids that are offered at once: an editor asks again as the word grows. */
const MOST = 200;

/** What may be written at a position, with what it means. */
export function completionsAt(project: OpenProject, path: string, position: Position): CompletionList {
  const lines = project.linesOf(path);
  const text = project.textOf(path);
  const offset = offsetAt(lines, position);
  const slot = slotAt(text, offset);
  if (slot === null || slot.typed.includes("\n")) return { isIncomplete: false, items: [] };
  const isKey = slot.on === "key";
  const ways = project.shapes.at(path, project.typeOf(path), isKey ? slot.path.slice(0, -1) : slot.path);
  const start = offset - slot.typed.length;
  // A mapping may begin on a line of its own or behind the dash of a list, not behind another key.
  const mayBeginMapping = /^[\s-]*$/.test(text.slice(lines.lineStart(position.line + 1), start));
  const ids = isKey ? [] : idOffers(project, ways, slot.typed);
  const isFollowed = /^[ \t]*:/.test(text.slice(slot.end));
  const offers = [
    ...(isKey || mayBeginMapping ? keyOffers(project, ways, isKey ? slot.taken : [], isFollowed) : []),
    ...(isKey
      ? []
      : [...choiceOffers(project, ways), ...unitOffers(project, ways, slot.typed), ...locatorOffers(ways)]),
    ...ids,
  ];
  const range = rangeOf(lines, { start, end: slot.end });
  const items = offers.map(({ newText, ...item }, n) => ({
    ...item,
    sortText: String(n).padStart(4, "0"),
    textEdit: { range, newText },
  }));
  return { isIncomplete: ids.length > 0, items };
}

function keyOffers(
  { schema }: OpenProject,
  ways: readonly JsonSchema[],
  taken: readonly string[],
  isFollowed: boolean,
): Offer[] {
  return Array.from(openKeys(ways, taken), ([key, way]) => ({
    label: key,
    kind: CompletionItemKind.Property,
    documentation: markdown(keyText(schema, key, [way])),
    newText: isFollowed ? key : `${key}: `,
  }));
}

function choiceOffers({ schema }: OpenProject, ways: readonly JsonSchema[]): Offer[] {
  const choices = ways.flatMap((way) => choicesIn(schema, way));
  return choices.map(({ value, text }) => ({
    label: value,
    kind: CompletionItemKind.EnumMember,
    ...(text !== "" && { documentation: markdown(text) }),
    newText: value,
  }));
}

/** A number that has been typed, with each unit that it may have; behind a unit and a stroke, each rate. */
function unitOffers({ schema }: OpenProject, ways: readonly JsonSchema[], typed: string): Offer[] {
  const quantities = ways.filter((way) => Array.isArray(way["x-quantity"]));
  if (quantities.length === 0) return [];
  const documentation = markdown(valueText(schema, quantities));
  const offer = (label: string, head: string): Offer => {
    const newText = `${head}${label}`;
    return { label, kind: CompletionItemKind.Unit, documentation, filterText: newText, newText };
  };
  const [rated] = /^\S*\d.*\/\s*(?=\w*$)/.exec(typed) ?? [];
  if (rated !== undefined) return RATES.map((rate) => offer(rate, rated));
  const [head] = /^\S*\d\S*\s+/.exec(typed) ?? [];
  if (head === undefined) return [];
  const units = quantities.flatMap((way) => (Array.isArray(way["x-quantity"]) ? way["x-quantity"].map(String) : []));
  return [...new Set(units)].map((unit) => ({ ...offer(unit, head), newText: `${head.trimEnd()} ${unit}` }));
}

function locatorOffers(ways: readonly JsonSchema[]): Offer[] {
  if (!ways.some((way) => way["x-locator"] === true)) return [];
  return Object.values(LOCATOR_UNITS).flatMap(({ short, long }) =>
    short.map((label, n) => ({
      label,
      kind: CompletionItemKind.Unit,
      detail: long[n] ?? "",
      documentation: markdown(LOCATOR_HELP),
      newText: `${label} `,
    })),
  );
}

/** The entities that may be meant, those first whose id, name or alias begins with what is typed. */
function idOffers(project: OpenProject, ways: readonly JsonSchema[], typed: string): Offer[] {
  const types = ways.flatMap((way) => (Array.isArray(way["x-ref"]) ? way["x-ref"].map(String) : []));
  if (types.length === 0) return [];
  const word = fold(typed);
  const begins: Offer[] = [];
  const holds: Offer[] = [];
  for (const one of project.candidates) {
    const name = one.names.find(({ folded }) => folded.startsWith(word));
    const inner = name ?? one.names.find(({ folded }) => folded.includes(word));
    if (inner === undefined || !isA(project.schema, one.entity.type, types)) continue;
    (name ? begins : holds).push(idOffer(one, inner.written));
    if (begins.length >= MOST) break;
  }
  return [...begins, ...holds].slice(0, MOST).map((offer) => ({
    ...offer,
    documentation: markdown(entityText(project, offer.newText)),
  }));
}

function idOffer({ entity }: Candidate, filterText: string): Offer {
  const { id, name } = entity;
  return { label: id, kind: CompletionItemKind.Reference, detail: name, filterText, newText: id };
}
