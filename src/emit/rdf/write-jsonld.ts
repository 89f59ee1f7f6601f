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

/**
 * Writes a few descriptions as one JSON-LD document, with the names that its prefixes shorten: to be put into a page. Made once for
 * many documents, which name the same again and again.
 */
export function jsonLdCompactor(
  base: string,
): (descriptions: Iterable<Description>) => Readonly<Record<string, unknown>> {
  const namespaces = prefixesOf(base);
  const prefixes = Object.entries(namespaces).sort(([, a], [, b]) => b.length - a.length);
  const known = new Map<string, readonly [short: string, prefix: string | null]>();
  const shorten = (iri: string): readonly [short: string, prefix: string | null] => {
    const [prefix = null, namespace = ""] = prefixes.find(([, start]) => iri.startsWith(start)) ?? [];
    const rest = iri.slice(namespace.length);
    // What begins with two slashes would be read as the rest of an address.
    return prefix === null || rest.startsWith("//") ? [iri, null] : [`${prefix}:${rest}`, prefix];
  };
  return (descriptions) => {
    const used = new Set<string>();
    const name = (iri: string): string => {
      const before = known.get(iri);
      const [short, prefix] = before ?? shorten(iri);
      // What the vocabulary names comes again in each document, and few of what the project names do.
      if (before === undefined && !iri.startsWith(base)) known.set(iri, [short, prefix]);
      if (prefix !== null) used.add(prefix);
      return short;
    };
    const graph = [...descriptions].map(({ about, says, asserts }) => {
      const inside = asserts && node(asserts.subject, [[asserts.predicate, asserts.object]], name);
      return { ...node(about, says, name), ...(inside ? { "@graph": [inside] } : {}) };
    });
    const context = [...used].sort().map((prefix) => [prefix, namespaces[prefix] ?? ""]);
    return { "@context": Object.fromEntries(context), "@graph": graph };
  };
}

function node(
  about: Iri,
  says: Description["says"],
  name: (iri: string) => string = (iri) => iri,
): Readonly<Record<string, unknown>> {
  const types: string[] = [];
  const members = new Map<string, unknown[]>();
  for (const [{ iri }, object] of says) {
    if (iri === TYPE && isIri(object)) {
      types.push(name(object.iri));
      continue;
    }
    const key = name(iri);
    const value = jsonOf(object, name);
    const values = members.get(key);
    if (values) values.push(value);
    else members.set(key, [value]);
  }
  return { "@id": name(about.iri), ...(types.length > 0 ? { "@type": types } : {}), ...Object.fromEntries(members) };
}

function jsonOf(term: Iri | Literal, name: (iri: string) => string): unknown {
  if (isIri(term)) return { "@id": name(term.iri) };
  const { text, datatype, language } = term;
  if (language !== undefined) return { "@value": text, "@language": language };
  return datatype === undefined ? text : { "@value": text, "@type": name(datatype) };
}
