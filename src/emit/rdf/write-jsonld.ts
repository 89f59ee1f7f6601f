import { jsonText } from "../../text/json-text.ts";
import { type Description, type Iri, isIri, type Literal } from "./terms.ts";
import { prefixesOf, term } from "./vocabulary.ts";

const TYPE = term("rdf", "type").iri;

/** JSON-LD, the same as the N-Quads: a list of what is described, a line each, with its graph inside where it names one. */
export function* writeJsonLd(descriptions: Iterable<Description>, base: string): Generator<string> {
  yield `{"@context":${jsonText(prefixesOf(base))},\n"@graph":[`;
  let before = "\n";
  for (const { about, says, asserts } of descriptions) {
    const graph = asserts && node(asserts.subject, [[asserts.predicate, asserts.object]]);
    yield `${before}${jsonText({ ...node(about, says), ...(graph ? { "@graph": [graph] } : {}) })}`;
    before = ",\n";
  }
  yield "\n]}\n";
}

function node(about: Iri, says: Description["says"]): Readonly<Record<string, unknown>> {
  const types: string[] = [];
  const members = new Map<string, unknown[]>();
  for (const [{ iri }, object] of says) {
    if (iri === TYPE && isIri(object)) types.push(object.iri);
    else members.set(iri, [...(members.get(iri) ?? []), jsonOf(object)]);
  }
  return { "@id": about.iri, ...(types.length > 0 ? { "@type": types } : {}), ...Object.fromEntries(members) };
}

function jsonOf(term: Iri | Literal): unknown {
  if (isIri(term)) return { "@id": term.iri };
  const { text, datatype, language } = term;
  if (language !== undefined) return { "@value": text, "@language": language };
  return datatype === undefined ? text : { "@value": text, "@type": datatype };
}
