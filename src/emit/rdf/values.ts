import type { QualifierValue } from "../../model/claim.ts";
import { UNKNOWN } from "../../model/entity.ts";
import { KINDS, type KindName, type StoredValue, type ValueType, writtenText } from "../../model/kinds/index.ts";
import type { Quantity } from "../../model/quantity.ts";
import { singly } from "../../query/values.ts";
import { webAddress } from "../../wording/web-address.ts";
import type { Description, Iri, Literal } from "./terms.ts";
import { iriPart, local, NAMESPACES, term } from "./vocabulary.ts";

/** A value as RDF, with what it takes to describe it where it is more than a literal. */
interface ValueTerm {
  readonly object: Iri | Literal;
  readonly described: readonly Description[];
}

/** What a value belongs to: a fact, a claim or an entity, and the name of the field. */
export interface Owner {
  readonly base: string;
  readonly about: Iri;
  readonly name: string;
}

/** Values of a field, one or several. */
export function valueTerms(owner: Owner, type: ValueType | undefined, value: QualifierValue): readonly ValueTerm[] {
  const values = singly(value);
  return values.map((one, n) => {
    const place = { ...owner, name: values.length > 1 ? `${owner.name}-${n + 1}` : owner.name };
    const term = type && KINDS[type.kind].holds(one) ? TERMS[type.kind](one, place) : null;
    return term ?? plain({ text: writtenText(one) });
  });
}

type TermOf = (value: StoredValue, owner: Owner) => ValueTerm | null;

const text: TermOf = (value) => plain({ text: writtenText(value) });

const TERMS: { readonly [K in KindName]: TermOf } = {
  text,
  enum: text,
  coordinates: text,
  number: (value) => plain(numberLiteral(Number(value))),
  boolean: (value) => plain({ text: String(value), datatype: `${NAMESPACES.xsd}boolean` }),
  date: (value) => plain(edtf(String(value))),
  url: (value) => {
    const address = webAddress(value);
    return address === null || !IS_IRI.test(address) ? null : plain({ iri: address });
  },
  quantity: (value, owner) => (KINDS.quantity.holds(value) ? quantity(value, owner) : null),
  ref: (value, { base, about, name }) => plain(entityOrUnknown(base, String(value), about, name)),
};

/** What an IRI may not hold: `URL` escapes most of it. */
const IS_IRI = /^[^\s<>"{}|^`\\]+$/;

function plain(object: Iri | Literal): ValueTerm {
  return { object, described: [] };
}

/** A date as it is written, in the datatype that the Library of Congress gives to EDTF. */
export function edtf(written: string): Literal {
  return { text: written, datatype: `${NAMESPACES.edtf}EDTF` };
}

export function numberLiteral(value: number): Literal {
  const written = String(value);
  const type = /^-?\d+$/.test(written) ? "integer" : /^-?\d+\.\d+$/.test(written) ? "decimal" : "double";
  return { text: written, datatype: `${NAMESPACES.xsd}${type}` };
}

/** Two things that no source names are not one thing: each is called after the place that names it. */
export function entityOrUnknown(base: string, id: string, about: Iri, place: string): Iri {
  return id === UNKNOWN ? { iri: `${about.iri}/unknown-${iriPart(place)}` } : local(base, "entity", id);
}

function quantity(value: Quantity, { about, name }: Owner): ValueTerm {
  const node: Iri = { iri: `${about.iri}/${iriPart(name)}` };
  const says: Description["says"][number][] = [
    [term("rdf", "type"), term("entente", "Quantity")],
    [term("rdfs", "label"), { text: value.text }],
  ];
  if (value.min !== null) says.push([term("entente", "min"), numberLiteral(value.min)]);
  if (value.max !== null) says.push([term("entente", "max"), numberLiteral(value.max)]);
  if (value.unit !== null) says.push([term("entente", "unit"), { text: value.unit }]);
  if (value.rate !== null) says.push([term("entente", "rate"), { text: value.rate }]);
  return { object: node, described: [{ about: node, says, asserts: null, reifies: null }] };
}
