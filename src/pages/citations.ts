import { AUTHORED_BY, PART_OF, PUBLISHED_BY } from "../corroborate/vocabulary.ts";
import { parseDate } from "../model/dates.ts";
import type { Entity } from "../model/entity.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { jsonText } from "../text/json-text.ts";
import { plain } from "../text/plain.ts";
import { nameOf } from "../wording/names.ts";
import { webAddress } from "../wording/web-address.ts";
import type { CitationFormat } from "./cite.ts";

/** A source as reference managers know one. */
interface Reference {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly container: string | null;
  /** Year, month, day, as far as they are known. */
  readonly date: readonly number[];
  readonly accessed: readonly number[];
  readonly url: string | null;
  readonly archive: string | null;
}

function referenceOf(graph: KnowledgeGraph, source: Entity): Reference {
  const { date, url, archive_url, accessed, title } = source.attributes;
  const ends = (relation: string): readonly string[] =>
    graph
      .factsAbout(source.id)
      .flatMap(({ type, subject, object }) =>
        type === relation && subject === source.id && object !== null ? [object] : [],
      );
  const names = (relation: string): readonly string[] => ends(relation).map((id) => line(nameOf(graph, id)));
  return {
    id: source.id,
    title: line(typeof title === "string" ? title : source.name),
    authors: names(AUTHORED_BY),
    publisher: names(PUBLISHED_BY).join(", ") || null,
    container: names(PART_OF).join(", ") || null,
    date: datePartsOf(date),
    accessed: datePartsOf(accessed),
    url: webAddress(url),
    archive: webAddress(archive_url),
  };
}

/** A source in one of the formats. */
export function citationFile(graph: KnowledgeGraph, source: Entity, format: CitationFormat): string {
  return WRITERS[format](referenceOf(graph, source));
}

const WRITERS: { readonly [F in CitationFormat]: (reference: Reference) => string } = {
  "csl.json": (reference) => `${jsonText([cslOf(reference)], 2)}\n`,
  bib: bibOf,
  ris: risOf,
};

function cslOf({ id, title, authors, publisher, container, date, accessed, url, archive }: Reference): object {
  return {
    id,
    type: "document",
    title,
    // A name is kept whole: which part of it is the family's, no rule tells in every language.
    ...(authors.length > 0 && { author: authors.map((literal) => ({ literal })) }),
    ...(publisher !== null && { publisher }),
    ...(container !== null && { "container-title": container }),
    ...(date.length > 0 && { issued: { "date-parts": [date] } }),
    ...(accessed.length > 0 && { accessed: { "date-parts": [accessed] } }),
    ...(url !== null && { URL: url }),
    ...(archive !== null && { archive_location: archive }),
  };
}

function bibOf({ id, title, authors, publisher, container, date, accessed, url, archive }: Reference): string {
  const fields: readonly (readonly [string, string])[] = [
    ["title", `{${tex(title)}}`],
    ["author", authors.map((name) => `{${tex(name)}}`).join(" and ")],
    ["publisher", publisher === null ? "" : tex(publisher)],
    ["booktitle", container === null ? "" : tex(container)],
    ["date", isoDate(date)],
    ["year", isoDate(date.slice(0, 1))],
    ["urldate", isoDate(accessed)],
    ["url", url === null ? "" : texAddress(url)],
    ["note", archive === null ? "" : `\\url{${texAddress(archive)}}`],
  ];
  const told = fields.filter(([, value]) => value !== "").map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${id.replace(/[^A-Za-z0-9_.:-]/g, "-")},\n${told.join(",\n")}\n}\n`;
}

function risOf({ title, authors, publisher, container, date, accessed, url, archive }: Reference): string {
  const fields: readonly (readonly [string, string | null])[] = [
    ["TI", title],
    ...authors.map((name) => ["AU", name] as const),
    ["PB", publisher],
    ["T2", container],
    ["PY", date.length === 0 ? null : isoDate(date.slice(0, 1))],
    ["DA", date.length === 0 ? null : isoDate(date).replaceAll("-", "/")],
    ["Y2", accessed.length === 0 ? null : isoDate(accessed).replaceAll("-", "/")],
    ["UR", url],
    ["L2", archive],
  ];
  const lines = fields.flatMap(([tag, value]) => (value === null || value === "" ? [] : [`${tag}  - ${value}`]));
  return ["TY  - GEN", ...lines, "ER  - ", ""].join("\r\n");
}

/** The first day of a date, as exactly as it is written. */
function datePartsOf(written: unknown): readonly number[] {
  if (typeof written !== "string" && typeof written !== "number") return [];
  const text = parseDate(written)?.text ?? "";
  const [, year, month, day] = /^(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?![\dX])/.exec(text) ?? [];
  return [year, month, day].flatMap((part) => (part === undefined ? [] : [Number(part)]));
}

function isoDate(parts: readonly number[]): string {
  return parts.map((part, n) => String(part).padStart(n === 0 ? 4 : 2, "0")).join("-");
}

/** A name must not be able to begin a field of its own. */
function line(text: string): string {
  return plain(text).replace(/\s+/g, " ").trim();
}

const TEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
};

function tex(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/g, (mark) => TEX[mark] ?? mark);
}

/** An address is read as it is, but for what would end the field. */
function texAddress(url: string): string {
  return url.replaceAll("{", "%7B").replaceAll("}", "%7D").replaceAll("\\", "%5C");
}
