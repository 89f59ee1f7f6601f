import { isA } from "../../model/schema.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import type { Description, Iri } from "./terms.ts";
import { local, term } from "./vocabulary.ts";

/** The project itself and the types and relations that its schema declares. */
export function* describeSchema({ dataset, schema }: KnowledgeGraph, base: string): Generator<Description> {
  const { project } = dataset;
  const whole: Description["says"][number][] = [
    [term("rdf", "type"), term("prov", "Collection")],
    [term("entente", "digest"), { text: dataset.digest }],
  ];
  if (project) {
    whole.push([term("dcterms", "title"), { text: project.title }]);
    if (project.standfirst !== "") whole.push([term("dcterms", "description"), { text: project.standfirst.trim() }]);
    for (const author of project.authors) whole.push([term("dcterms", "creator"), { text: author }]);
    if (project.licence !== null) whole.push([term("dcterms", "license"), { text: project.licence }]);
  }
  yield described({ iri: base }, whole);
  for (const { name, label, description, lineage } of Object.values(schema.entities)) {
    // An ancestor of an ancestor follows from it.
    const above = lineage.slice(1);
    const parents = above.filter((one) => !above.some((other) => other !== one && isA(schema, other, [one])));
    yield described(local(base, "type", name), [
      [term("rdf", "type"), term("rdfs", "Class")],
      [term("rdfs", "label"), { text: label }],
      ...comment(description),
      ...parents.map((parent) => [term("rdfs", "subClassOf"), local(base, "type", parent)] as const),
    ]);
  }
  for (const { name, label, inverse, description, symmetric } of Object.values(schema.relations)) {
    yield described(local(base, "relation", name), [
      [term("rdf", "type"), term("rdf", "Property")],
      ...(symmetric ? [[term("rdf", "type"), term("owl", "SymmetricProperty")] as const] : []),
      [term("rdfs", "label"), { text: label }],
      ...(inverse === "" || symmetric ? [] : [[term("entente", "inverseLabel"), { text: inverse }] as const]),
      ...comment(description),
    ]);
  }
}

function comment(text: string): Description["says"] {
  return text === "" ? [] : [[term("rdfs", "comment"), { text }]];
}

function described(about: Iri, says: Description["says"]): Description {
  return { about, says, asserts: null, reifies: null };
}
