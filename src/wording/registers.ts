/** Where a well-known identifier leads. */
const REGISTERS: Readonly<Record<string, (id: string) => string | null>> = {
  wikidata: (id) => (/^Q\d+$/.test(id) ? `https://www.wikidata.org/wiki/${id}` : null),
  orcid: (id) => (/^[\dX-]{19}$/.test(id) ? `https://orcid.org/${id}` : null),
  isbn: (id) =>
    /^[\dX-]{10,17}$/.test(id) ? `https://search.worldcat.org/search?q=bn%3A${id.replaceAll("-", "")}` : null,
  doi: (id) => (/^10\.\S+$/.test(id) ? `https://doi.org/${encodeURI(id)}` : null),
};

/** The page of a register about what has this identifier; null where none is known. */
export function identifierAddress(scheme: string, id: string): string | null {
  return Object.hasOwn(REGISTERS, scheme) ? (REGISTERS[scheme]?.(id) ?? null) : null;
}
