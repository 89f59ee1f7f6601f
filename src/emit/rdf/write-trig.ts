import { type Description, type Iri, isIri, type Literal, type Triple } from "./terms.ts";
import { prefixesOf, term } from "./vocabulary.ts";
import { literalText, type RdfVersion } from "./write-quads.ts";

const LOCAL = /^[A-Za-z0-9_](?:(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})*(?:[A-Za-z0-9_-]|%[0-9A-F]{2}))?$/;
const TYPE = term("rdf", "type").iri;
const REIFIES = term("rdf", "reifies");

/** TriG, the same as the N-Quads, for people to read: a paragraph for each thing, then the graph that it names. */
export function* writeTriG(descriptions: Iterable<Description>, base: string, version: RdfVersion): Generator<string> {
  const prefixes = prefixesOf(base);
  for (const [prefix, iri] of Object.entries(prefixes)) yield `PREFIX ${prefix}: <${iri}>\n`;
  const name = namer(prefixes);
  const text = (one: Iri | Literal) => (isIri(one) ? name(one.iri) : literalText(one, name));
  const triple = ({ subject, predicate, object }: Triple) => `${text(subject)} ${text(predicate)} ${text(object)}`;
  for (const { about, says, asserts, reifies } of descriptions) {
    const lines = says.map(
      ([predicate, object]) => `${predicate.iri === TYPE ? "a" : text(predicate)} ${text(object)}`,
    );
    if (version === "1.2" && reifies) lines.push(`${text(REIFIES)} <<( ${triple(reifies)} )>>`);
    yield `\n${text(about)}\n    ${lines.join(" ;\n    ")} .\n`;
    if (asserts) yield `${text(about)} { ${triple(asserts)} . }\n`;
  }
}

/** The shortest way to write an IRI: with a prefix where the rest allows it. */
function namer(prefixes: Readonly<Record<string, string>>): (iri: string) => string {
  // The longer first: one base may begin another.
  const known = Object.entries(prefixes).sort(([, a], [, b]) => b.length - a.length);
  return (iri) => {
    const found = known.find(([, start]) => iri.startsWith(start) && LOCAL.test(iri.slice(start.length)));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : `<${iri}>`;
  };
}
