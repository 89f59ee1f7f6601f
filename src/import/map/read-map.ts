import type { Finding } from "../../diagnostics/diagnostic.ts";
import { finding } from "../../diagnostics/registry.ts";
import { CLAIM_KEYS } from "../../model/claim.ts";
import { isId, toId } from "../../model/ids.ts";
import { isMapping } from "../../model/mapping.ts";
import { pointerTo } from "../../model/pointer.ts";
import type { Schema } from "../../model/schema.ts";
import { placeOf, type Section, sectionAt, sectionsAt, textAt, wrongKind } from "../../schema/section.ts";
import { didYouMean } from "../../text/nearest.ts";
import { ENTITY_RULE_KEYS, MAP_KEYS, RELATION_RULE_KEYS } from "./map-keys.ts";
import { checkMapping, listAt, NOTHING, takeAt, takesAt, textsAt } from "./read-take.ts";
import type { EntityRule, Header, ImportMap, MapSource, RelationRule, Take } from "./take.ts";

/** Cells that mean "no value" unless the map says otherwise. */
const ABSENT: readonly string[] = ["", "NA", "N/A", "NULL", "-9"];

/** What a map says. What is wrong with it is told as of any file. */
export function readMap(
  path: string,
  value: Readonly<Record<string, unknown>>,
  schema: Schema,
): { map: ImportMap; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const section: Section = { file: path, pointer: "", value, findings };
  checkMapping(section, MAP_KEYS, "an import map");
  const name = toId(path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "")) || "import";
  const names = new Set<string>();
  const map: ImportMap = {
    name,
    path,
    source: sourceOf(section),
    absent: new Set(value["absent"] === undefined ? ABSENT : ["", ...textsAt(section, "absent")]),
    delimiter: textAt(section, "delimiter", "") || null,
    encoding: encodingAt(section),
    items: textAt(section, "items", "") || null,
    header: headerAt(section),
    columns: section.value["columns"] === undefined ? null : textsAt(section, "columns"),
    folder: folderAt(section, name),
    entities: sectionsAt(section, "entities").map((rule) => entityRule(rule, schema, name, names)),
    relations: sectionsAt(section, "relations").map((rule) => relationRule(rule, schema, names)),
  };
  if (map.entities.length + map.relations.length === 0 && findings.length === 0)
    findings.push(
      finding("missing-key", { key: "entities", owner: "An import map" }, { file: path, pointer: "", on: "value" }),
    );
  return { map, findings };
}

function encodingAt(section: Section): string {
  const encoding = textAt(section, "encoding", "utf-8");
  try {
    return new TextDecoder(encoding).encoding;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    section.findings.push(finding("not-in-list", { key: "encoding", value: encoding }, placeOf(section, "encoding")));
    return "utf-8";
  }
}

function headerAt(section: Section): Header {
  const { header } = section.value as { readonly header?: unknown };
  const isRow = (row: unknown): row is number => typeof row === "number" && Number.isInteger(row) && row > 0;
  const ofSheets = new Map<string, number>();
  if (header === undefined) return { row: null, ofSheets };
  if (isRow(header)) return { row: header, ofSheets };
  const inner = isMapping(header) && Object.keys(header).length > 0 ? sectionAt(section, "header") : undefined;
  if (inner === undefined) wrongKind(section, "header", "the number of a row, or a mapping of sheets to such numbers");
  for (const [sheet, row] of Object.entries(inner?.value ?? {}))
    if (isRow(row)) ofSheets.set(sheet.toLowerCase(), row);
    else if (inner) wrongKind(inner, sheet, "the number of a row, from 1");
  return { row: null, ofSheets };
}

function folderAt(section: Section, name: string): string {
  const folder = textAt(section, "folder", `data/imported/${name}`).replace(/\/+$/, "");
  if (/^data(?:\/[^/\\.][^/\\]*)*$/.test(folder)) return folder;
  wrongKind(section, "folder", "a folder below `data/`");
  return `data/imported/${name}`;
}

function sourceOf(section: Section): MapSource | null {
  const written = section.value["source"];
  if (written === undefined) return null;
  if (typeof written === "string") return { id: idAt(section, "source", written), value: null };
  const inner = sectionAt(section, "source");
  if (inner === undefined) return null;
  const { id: _, ...value } = inner.value;
  return { id: idAt(inner, "id", textAt(inner, "id", "")), value: { type: "source", ...value } };
}

function idAt(section: Section, key: string, id: string): string {
  if (!isId(id)) section.findings.push(finding("not-an-id", { value: id }, placeOf(section, key)));
  return id;
}

function ruleName(written: string, names: Set<string>): string {
  let name = written;
  for (let n = 2; names.has(name); n += 1) name = `${written} ${n}`;
  names.add(name);
  return name;
}

function entityRule(section: Section, schema: Schema, register: string, names: Set<string>): EntityRule {
  checkMapping(section, ENTITY_RULE_KEYS, "a rule for entities");
  const type = typeAt(section, schema, "entity");
  const id = takeAt(section, "id", "-");
  const title = takeAt(section, "name") ?? id;
  if (title === null) {
    const place = { file: section.file, pointer: section.pointer, on: "value" as const };
    section.findings.push(finding("missing-key", { key: "id", owner: "A rule for entities" }, place));
  }
  return {
    name: ruleName(type.value ?? "entities", names),
    ...rowsOf(section),
    type,
    id,
    slug: null,
    ours: null,
    register: textAt(section, "register", register),
    title: title ?? NOTHING,
    alias: listAt(section, "alias"),
    description: takeAt(section, "description"),
    identifiers: takesAt(section, "identifiers"),
    names: takesAt(section, "names"),
    attributes: attributesOf(section, type, schema),
  };
}

function attributesOf(section: Section, type: Take, schema: Schema): Readonly<Record<string, Take>> {
  const takes = takesAt(section, "attributes");
  const declared = schema.entities[type.value ?? ""];
  if (declared)
    unknownNames(section, "attributes", takes, Object.keys(declared.attributes), declared.label.toLowerCase());
  return takes;
}

function unknownNames(section: Section, key: string, takes: object, known: readonly string[], owner: string): void {
  for (const name of Object.keys(takes)) {
    if (known.includes(name)) continue;
    const place = { file: section.file, pointer: pointerTo(pointerTo(section.pointer, key), name), on: "key" as const };
    section.findings.push(finding("unknown-key", { key: name, owner }, place, didYouMean(name, known)));
  }
}

function relationRule(section: Section, schema: Schema, names: Set<string>): RelationRule {
  checkMapping(section, RELATION_RULE_KEYS, "a rule for relations");
  const type = typeAt(section, schema, "relation");
  const declared = schema.relations[type.value ?? ""];
  const qualifiers = takesAt(section, "qualifiers");
  if (declared)
    unknownNames(
      section,
      "qualifiers",
      qualifiers,
      Object.keys(declared.qualifiers),
      `a fact of type \`${declared.name}\``,
    );
  const [to, value] = [takeAt(section, "to"), takeAt(section, "value")];
  const missing = declared
    ? declared.value === null
      ? to === null
        ? "to"
        : null
      : value === null
        ? "value"
        : null
    : null;
  if (missing !== null) {
    const place = { file: section.file, pointer: section.pointer, on: "value" as const };
    section.findings.push(finding("missing-key", { key: missing, owner: "A rule for relations" }, place));
  }
  const claim = CLAIM_KEYS.flatMap((key) => {
    const take = takeAt(section, key);
    return take === null ? [] : [[key, take] as const];
  });
  return {
    name: ruleName(type.value ?? "relations", names),
    ...rowsOf(section),
    type,
    key: takeAt(section, "key", "-"),
    isLocated: true,
    from: takeAt(section, "from") ?? NOTHING,
    to,
    value,
    spell: takeAt(section, "spell"),
    when: takeAt(section, "when"),
    start: takeAt(section, "start"),
    end: takeAt(section, "end"),
    qualifiers,
    claim: Object.fromEntries(claim),
  };
}

function typeAt(section: Section, schema: Schema, of: "entity" | "relation"): Take {
  const take = takeAt(section, "type") ?? NOTHING;
  const known = Object.keys(of === "entity" ? schema.entities : schema.relations);
  for (const name of take.value === null ? Object.values(take.words ?? {}) : [take.value]) {
    if (name === "") continue;
    const place = { file: section.file, pointer: pointerTo(section.pointer, "type"), on: "value" as const };
    if (of === "entity" && schema.entities[name]?.abstract)
      section.findings.push(finding("abstract-type", { type: name }, place));
    if (known.includes(name)) continue;
    const hint = didYouMean(name, known);
    section.findings.push(
      of === "entity"
        ? finding("unknown-type", { type: name }, place, hint)
        : finding("unknown-relation", { relation: name }, place, hint),
    );
  }
  return take;
}

function rowsOf(section: Section): Pick<EntityRule, "file" | "sheet" | "rows" | "filled" | "pointer"> {
  const filter = sectionAt(section, "rows");
  const rows = filter ? Object.fromEntries(Object.keys(filter.value).map((key) => [key, textsAt(filter, key)])) : {};
  const [file, sheet] = [textAt(section, "file", "") || null, textAt(section, "sheet", "") || null];
  return { file, sheet, rows, filled: textsAt(section, "filled"), pointer: section.pointer };
}
