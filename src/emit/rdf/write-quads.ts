import { type Description, type Iri, isIri, type Literal, type Triple } from "./terms.ts";
import { NAMESPACES } from "./vocabulary.ts";

/** Which RDF: with the triples that claims are about as terms (1.2), or as every tool of today reads it (1.1). */
export type RdfVersion = "1.1" | "1.2";

const REIFIES = `<${NAMESPACES.rdf}reifies>`;

/** N-Quads, a line each. What is asserted is in a graph that bears the name of its fact; all else is in the default graph. */
export function* writeNQuads(descriptions: Iterable<Description>, version: RdfVersion): Generator<string> {
  for (const { about, says, asserts, reifies } of descriptions) {
    const subject = iriText(about);
    for (const [predicate, object] of says) yield `${subject} ${iriText(predicate)} ${termText(object)} .\n`;
    if (version === "1.2" && reifies) yield `${subject} ${REIFIES} <<( ${tripleText(reifies)} )>> .\n`;
    if (asserts) yield `${tripleText(asserts)} ${subject} .\n`;
  }
}

function tripleText({ subject, predicate, object }: Triple): string {
  return `${iriText(subject)} ${iriText(predicate)} ${termText(object)}`;
}

function iriText({ iri }: Iri): string {
  return `<${iri}>`;
}

export function termText(term: Iri | Literal): string {
  return isIri(term) ? iriText(term) : literalText(term, (iri) => `<${iri}>`);
}

/** @param name how a datatype is written */
export function literalText({ text, datatype, language }: Literal, name: (iri: string) => string): string {
  const tail = language !== undefined ? `@${language}` : datatype === undefined ? "" : `^^${name(datatype)}`;
  return `"${text.replace(ESCAPED, escaped)}"${tail}`;
}

// Joined from text: a control character in a literal looks like a slip to the linter; here it is meant.
const CONTROLS = "\\u0000-\\u001f\\u007f";
const ESCAPED = new RegExp(`["\\\\${CONTROLS}]`, "g");
const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(character: string): string {
  return ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
