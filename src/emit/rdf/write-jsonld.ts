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

/** A few descriptions as one JSON-LD document, with the names that its prefixes shorten: to be put into a page. */
export function compactJsonLd(descriptions: Iterable<Description>, base: string): Readonly<Record<string, unknown>> {
  const prefixes = Object.entries(prefixesOf(base)).sort(([, a], [, b]) => b.length - a.length);
  const used = new Map<string, string>();
  const short = (iri: string): string => {
    const [prefix, namespace] = prefixes.find(([, start]) => iri.startsWith(start)) ?? [];
    const rest = iri.slice(namespace?.length);
    // What begins with two slashes would be read as the rest of an address.
    if (prefix === undefined || namespace === undefined || rest.startsWith("//")) return iri;
    used.set(prefix, namespace);
    return `${prefix}:${rest}`;
  };
  const graph = [...descriptions].map(({ about, says, asserts }) => {
    const inside = asserts && node(asserts.subject, [[asserts.predicate, asserts.object]], short);
    return { ...node(about, says, short), ...(inside ? { "@graph": [inside] } : {}) };
  });
  return { "@context": Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1))), "@graph": graph };
}

function node(
  about: Iri,
  says: Description["says"],
  name: (iri: string) => string = (iri) => iri,
): Readonly<Record<string, unknown>> {
  const types: string[] = [];
  const members = new Map<string, unknown[]>();
  for (const [{ iri }, object] of says) {
    if (iri === TYPE && isIri(object)) types.push(name(object.iri));
    else members.set(name(iri), [...(members.get(name(iri)) ?? []), jsonOf(object, name)]);
  }
  return { "@id": name(about.iri), ...(types.length > 0 ? { "@type": types } : {}), ...Object.fromEntries(members) };
}

function jsonOf(term: Iri | Literal, name: (iri: string) => string): unknown {
  if (isIri(term)) return { "@id": name(term.iri) };
  const { text, datatype, language } = term;
  if (language !== undefined) return { "@value": text, "@language": language };
  return datatype === undefined ? text : { "@value": text, "@type": name(datatype) };
}
