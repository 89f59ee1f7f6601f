import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Snapshot } from "../host/host.ts";
import { parseDate } from "../model/dates.ts";
import { isId } from "../model/ids.ts";
import { LANGUAGE, LANGUAGE_TAG } from "../model/language.ts";
import { pointerTo } from "../model/pointer.ts";
import type { Project, View, ViewClocks, ViewLens } from "../model/project.ts";
import type { Schema } from "../model/schema.ts";
import { SUPPORT } from "../model/support.ts";
import { readFile } from "../parse/read-folder.ts";
import { invisibleFindings } from "../rules/identity/invisible-character.ts";
import type { KeyText } from "../schema/key-text.ts";
import {
  checkKeys,
  flagAt,
  namesAt,
  placeOf,
  type Section,
  sectionAt,
  sectionsAt,
  textAt,
  wrongKind,
} from "../schema/section.ts";
import { didYouMean } from "../text/nearest.ts";
import { dateFinding } from "../validate/date-finding.ts";
import { arrangementOf } from "./arrangement.ts";
import { conditionsAt } from "./conditions.ts";
import { CLOCK_KEYS, LENS_KEYS, PROJECT_FILE, PROJECT_KEYS, VIEW_KEYS } from "./keys.ts";
import { type WarningLevel, warningLevelsAt } from "./warning-levels.ts";

/** An id that a view names, and where. */
export interface ViewUse {
  readonly of: "entity" | "actor" | "fact";
  readonly id: string;
  /** Into entente.yaml. */
  readonly pointer: string;
  /** The text that names it, where that is more than the id. */
  readonly condition?: string;
}

export interface ProjectFile {
  readonly project: Project;
  readonly uses: readonly ViewUse[];
  readonly levels: readonly WarningLevel[];
  /** How many words a quote may have; null: as many as anywhere. */
  readonly quoteWords: number | null;
}

/** entente.yaml before it is known what its words mean; no document where there is no such file, or none that can be read. */
export function openProjectFile(host: Snapshot): ReturnType<typeof readFile> {
  const entry = host.entry(PROJECT_FILE);
  return entry === undefined ? { findings: [...misnamed(host)] } : readFile(host, entry);
}

/** What entente.yaml says; null where there is none, or none that can be read. */
export function readProjectFile(
  host: Snapshot,
  { document, findings }: ReturnType<typeof openProjectFile>,
  schema: Schema,
): { projectFile: ProjectFile | null; findings: readonly Finding[] } {
  if (document === undefined) return { projectFile: null, findings };
  const found = [...findings];
  const uses: ViewUse[] = [];
  const section: Section = { file: PROJECT_FILE, pointer: "", value: document.value, findings: found };
  const project = toProject(section, schema, uses);
  found.push(...unseen(project));
  const levels = warningLevelsAt(section, host);
  // Which types there are was settled before the schema was read.
  namesAt(section, "without_types");
  flagAt(section, "tells_withheld");
  for (const { name, place } of namesAt(section, "private_types")) {
    const known = [...Object.keys(schema.entities), ...Object.keys(schema.relations)];
    if (!known.includes(name)) found.push(finding("unknown-type", { type: name }, place, didYouMean(name, known)));
  }
  return { projectFile: { project, uses, levels, quoteWords: wordsAt(section) }, findings: found };
}

/** A project file under a name that nothing reads. */
function misnamed(host: Snapshot): readonly Finding[] {
  const path = MISNAMED.find((name) => host.entry(name) !== undefined);
  if (path === undefined) return [];
  const params = { path, ending: path.slice(path.lastIndexOf(".")), others: 0 };
  return [
    finding("wrong-file-ending", params, { file: path, start: 0, end: 0 }, { hint: `rename it to ${PROJECT_FILE}` }),
  ];
}

const MISNAMED = ["entente.yml", "entente.json", "entente.toml"];

function toProject(section: Section, schema: Schema, uses: ViewUse[]): Project {
  check(section, PROJECT_KEYS, "the project file");
  return {
    title: textAt(section, "title", ""),
    standfirst: paragraphs(textAt(section, "standfirst", "")),
    authors: namesAt(section, "authors").map(({ name }) => name),
    licence: textAt(section, "licence", "") || null,
    web: addressAt(section, "web"),
    ...languageOf(section),
    views: viewsOf(section, schema, uses),
  };
}

/** What readers see first holds nothing that they cannot see. */
function unseen({ title, standfirst, authors, licence, views }: Project): readonly Finding[] {
  const look = (key: string, text: string, pointer: string): readonly Finding[] =>
    invisibleFindings(key, text, () => ({ file: PROJECT_FILE, pointer, on: "value" }));
  return [
    ...look("title", title, "/title"),
    ...look("standfirst", standfirst, "/standfirst"),
    ...authors.flatMap((author, n) => look("authors", author, `/authors/${n}`)),
    ...look("licence", licence ?? "", "/licence"),
    ...views.flatMap((view, n) => [
      ...look("title", view.title, `/views/${n}/title`),
      ...look("text", view.text, `/views/${n}/text`),
    ]),
  ];
}

function viewsOf(section: Section, schema: Schema, uses: ViewUse[]): readonly View[] {
  const first = new Map<string, Place>();
  return sectionsAt(section, "views").map((item) => {
    const view = viewOf(item, schema, uses);
    const place = placeOf(item, "id");
    const before = first.get(view.id);
    if (before && view.id !== "") {
      const related = [{ place: before, message: "the first is here" }];
      section.findings.push(finding("duplicate-view", { id: view.id }, place, { related }));
    }
    first.set(view.id, before ?? place);
    return view;
  });
}

function viewOf(section: Section, schema: Schema, uses: ViewUse[]): View {
  check(section, VIEW_KEYS, "a view");
  const ids = (key: string, of: ViewUse["of"] = "entity"): readonly string[] =>
    namesAt(section, key).map(({ name, place }) => {
      if ("pointer" in place) uses.push({ of, id: name, pointer: place.pointer });
      return name;
    });
  return {
    id: viewId(section),
    title: textAt(section, "title", ""),
    text: paragraphs(textAt(section, "text", "")),
    entities: ids("entities"),
    relations: namesIn(section, "relations", Object.keys(schema.relations), "unknown-relation"),
    families: namesIn(section, "families", Object.keys(schema.families), "unknown-family"),
    facts: ids("facts", "fact"),
    support: oneOf(section, "support", SUPPORT),
    contested: flagAt(section, "contested"),
    single: flagAt(section, "single"),
    sources: ids("sources"),
    voices: ids("voices"),
    ...conditionsAt(section, schema, (id, pointer, condition) => uses.push({ of: "entity", id, pointer, condition })),
    ...blocAt(section, uses),
    clocks: clocksOf(section),
    lens: lensOf(section, uses),
    ...arrangementOf(section, schema, (id, pointer) => uses.push({ of: "entity", id, pointer })),
  };
}

/** Absent where the view names no bloc. */
function blocAt(section: Section, uses: ViewUse[]): Pick<View, "bloc"> {
  const bloc = textAt(section, "bloc", "");
  if (bloc === "") return {};
  uses.push({ of: "actor", id: bloc, pointer: pointerTo(section.pointer, "bloc") });
  return { bloc };
}

/** Each line of the value is a paragraph: a folded text (`>`) has joined the lines that were broken to keep them short. */
function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .map((one) => one.replace(/\s+/g, " ").trim())
    .join("\n\n");
}

function check(section: Section, keys: Readonly<Record<string, KeyText>>, owner: string): void {
  checkKeys(section, Object.keys(keys), owner);
  // A key that is misspelt is not missing as well.
  if (Object.keys(section.value).some((key) => !Object.hasOwn(keys, key))) return;
  const name = `${owner.charAt(0).toUpperCase()}${owner.slice(1)}`;
  for (const [key, { required }] of Object.entries(keys)) {
    if (!required || section.value[key] !== undefined) continue;
    const place: Place = { file: section.file, pointer: section.pointer, on: "value" };
    section.findings.push(finding("missing-key", { key, owner: name }, place));
  }
}

function viewId(section: Section): string {
  const id = textAt(section, "id", "");
  if (id !== "" && !isId(id)) section.findings.push(finding("not-an-id", { value: id }, placeOf(section, "id")));
  return id;
}

/** Names of relation types or families that are declared; the others are reported. */
function namesIn(
  section: Section,
  key: string,
  known: readonly string[],
  wrong: "unknown-relation" | "unknown-family",
): readonly string[] {
  return namesAt(section, key).flatMap(({ name, place }) => {
    if (known.includes(name)) return [name];
    const hint = didYouMean(name, known);
    section.findings.push(
      wrong === "unknown-family"
        ? finding(wrong, { family: name }, place, hint)
        : finding(wrong, { relation: name }, place, hint),
    );
    return [];
  });
}

function oneOf<T extends string>(section: Section, key: string, allowed: readonly T[]): T | null {
  const value = textAt(section, key, "");
  const found = allowed.find((one) => one === value);
  if (found !== undefined || value === "") return found ?? null;
  section.findings.push(finding("not-in-list", { key, value }, placeOf(section, key), didYouMean(value, allowed)));
  return null;
}

function addressAt(section: Section, key: string): string | null {
  const value = textAt(section, key, "");
  if (value === "" || /^https?:\/\/[^\s<>"]+$/.test(value)) return value || null;
  section.findings.push(finding("not-a-url", { value }, placeOf(section, key)));
  return null;
}

/** Absent where the project does not say. */
function languageOf(section: Section): Pick<Project, "language"> {
  const language = textAt(section, "language", "");
  if (language === "") return {};
  if (LANGUAGE.test(language)) return { language };
  const params = { key: language, owner: "language", expected: LANGUAGE_TAG };
  section.findings.push(finding("bad-key-name", params, placeOf(section, "language")));
  return {};
}

function wordsAt(section: Section): number | null {
  const value = section.value["quote_words"];
  if (value === undefined) return null;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  wrongKind(section, "quote_words", "a whole number of words");
  return null;
}

function clocksOf(section: Section): ViewClocks | null {
  const item = sectionAt(section, "clocks");
  if (!item) return null;
  check(item, CLOCK_KEYS, "a view's clocks");
  return { true_on: dayAt(item, "true_on"), known_on: dayAt(item, "known_on"), undated: flagAt(item, "undated") };
}

/** Clocks are set to a day: a month would leave open which of its days is meant. */
function dayAt(section: Section, key: string): string | null {
  const value = section.value[key];
  if (value === undefined) return null;
  const place = placeOf(section, key);
  if (typeof value !== "string" && typeof value !== "number") wrongKind(section, key, "a day");
  else {
    const date = parseDate(value);
    if (date === null) section.findings.push(dateFinding(value, place));
    else if (date.first === date.text) return date.first;
    else {
      const hint = "name one day: `2024-10-28`";
      section.findings.push(finding("not-a-date", { value: String(value) }, place, { hint }));
    }
  }
  return null;
}

function lensOf(section: Section, uses: ViewUse[]): ViewLens | null {
  const value = section.value["lens"];
  const pointer = pointerTo(section.pointer, "lens");
  if (typeof value === "string" && value !== "") {
    uses.push({ of: "entity", id: value, pointer });
    return { a: value, b: null, show: "a" };
  }
  const item = sectionAt(section, "lens");
  if (!item) return null;
  check(item, LENS_KEYS, "a view's lens");
  const voiceAt = (key: "a" | "b"): string => {
    const id = textAt(item, key, "");
    if (id !== "") uses.push({ of: "entity", id, pointer: pointerTo(pointer, key) });
    return id;
  };
  const [a, b] = [voiceAt("a"), voiceAt("b") || null];
  const show = oneOf(item, "show", ["a", "b", "difference"] as const);
  return { a, b, show: show ?? (b === null ? "a" : "difference") };
}
