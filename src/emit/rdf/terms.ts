export interface Iri {
  readonly iri: string;
}

export interface Literal {
  readonly text: string;
  /** An IRI; absent: a plain string. */
  readonly datatype?: string;
  /** BCP 47. */
  readonly language?: string;
}

export interface Triple {
  readonly subject: Iri;
  readonly predicate: Iri;
  readonly object: Iri | Literal;
}

/** What is said of one thing, and the triple that its named graph holds where that is asserted. */
export interface Description {
  readonly about: Iri;
  readonly says: readonly (readonly [predicate: Iri, object: Iri | Literal])[];
  /** In a graph that bears the name of what is described. */
  readonly asserts: Triple | null;
  /** RDF 1.2: the triple that what is described is about, asserted or not. */
  readonly reifies: Triple | null;
}

export function isIri(term: Iri | Literal): term is Iri {
  return "iri" in term;
}
