import type { Iri } from "./terms.ts";

type Namespace = "rdf" | "rdfs" | "xsd" | "owl" | "skos" | "dcterms" | "prov" | "edtf" | "entente";

/** The vocabularies that exports use, by prefix. That of Entente itself is the same in every project. */
export const NAMESPACES: Readonly<Record<Namespace, string>> = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  owl: "http://www.w3.org/2002/07/owl#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  dcterms: "http://purl.org/dc/terms/",
  prov: "http://www.w3.org/ns/prov#",
  edtf: "http://id.loc.gov/datatypes/edtf/",
  entente: "urn:entente:vocabulary:",
};

/** What a project names: each kind of thing has a folder of its own below the base, so that no two names meet. */
const FOLDERS = ["entity", "type", "relation", "fact", "claim", "qualifier", "attribute"] as const;
type Folder = (typeof FOLDERS)[number];

export const DEFAULT_BASE = "urn:entente:project:";

/** `term("prov", "Entity")` */
export function term(namespace: Namespace, name: string): Iri {
  return { iri: `${NAMESPACES[namespace]}${name}` };
}

/** What a project names, as an IRI below its base. */
export function local(base: string, folder: Folder, name: string): Iri {
  return { iri: `${folderIri(base, folder)}${iriPart(name)}` };
}

/** Half of a surrogate pair, which stored data may hold, has no escape. */
export function iriPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

function folderIri(base: string, folder: Folder): string {
  return base.endsWith(":") ? `${base}${folder}:` : `${base}${folder}/`;
}

/** Prefixes for the names of a project, beside those of the vocabularies. */
export function prefixesOf(base: string): Readonly<Record<string, string>> {
  return { ...NAMESPACES, ...Object.fromEntries(FOLDERS.map((folder) => [folder, folderIri(base, folder)])) };
}

/** A base that names can be put behind: it ends where one may begin. */
export function openBase(iri: string): string {
  return /[/:#]$/.test(iri) ? iri : `${iri}/`;
}
