import { fileURLToPath } from "node:url";
import { type Claim, type Fact, type LoadedGraph, load, parseDate, type Quantity, UNKNOWN } from "../../src/index.ts";

/** The repository's own project, read once for all tests of a worker. */
export const shipped: LoadedGraph = await load(fileURLToPath(new URL("../..", import.meta.url)));

/** The five documents: sources with a copy in the archive that are not part of another source. */
export const documents: readonly string[] = shipped
  .entities("source")
  .whichNever("part_of")
  .filter(({ attributes }) => attributes["archive"] !== undefined)
  .ids();

/** Who makes a claim: by whom it is, else whom it relays (`unknown`: no one is named), else the source's author. */
export function claimant(claim: Claim): string {
  if (claim.by !== null) return claim.by;
  if (claim.relays.includes(UNKNOWN)) return UNKNOWN;
  return claim.relays[0] ?? shipped.voicesOf(claim).join("+");
}

/** The number that a claim gives, its own or its fact's. */
export function quantityOf(claim: Claim, qualifier = "quantity"): Quantity | null {
  const said = shipped.said(claim, qualifier);
  return typeof said === "object" && "rate" in said ? said : null;
}

export function textOf(claim: Claim, qualifier: string): string | null {
  const said = shipped.said(claim, qualifier);
  return typeof said === "string" ? said : null;
}

/** The document in which a claim is found: the article, where it is a comment's. */
export function documentOf({ source }: Claim): string | undefined {
  return documents.find((document) => source !== null && (source === document || partOf(source) === document));
}

function partOf(source: string): string | null {
  return shipped.facts("part_of").from(source).first()?.object ?? null;
}

export function kindOf(source: string | null): unknown {
  return source === null ? undefined : shipped.entity(source)?.attributes["kind"];
}

export function typeOf(id: string | null): string | undefined {
  return id === null ? undefined : shipped.entity(id)?.type;
}

/** Distinct rows, sorted. */
export function table(rows: Iterable<readonly unknown[]>): unknown[][] {
  const sorted = new Map([...rows].map((row) => [JSON.stringify(row), [...row]]));
  return [...sorted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Distinct values, sorted. */
export function set(values: Iterable<string | null>): string[] {
  return [...new Set([...values].filter((value) => value !== null))].sort();
}

/** Who argues a thesis, and who disputes it. */
export function sides(thesis: string): { readonly argue: string[]; readonly dispute: string[] } {
  return {
    argue: set(shipped.facts("argues").to(thesis).subjects().ids()),
    dispute: set(shipped.facts("disputes").to(thesis).subjects().ids()),
  };
}

/** Facts one of whose dates begins or ends in a year: what a text dates to it, not what merely lasts through it. */
export function datedTo(year: number): readonly Fact[] {
  return shipped
    .facts()
    .filter((fact) =>
      [fact.qualifiers["when"], ...fact.claims.map(({ says }) => says["when"])].some((when) => {
        const range = typeof when === "string" || typeof when === "number" ? parseDate(when) : null;
        const years = [range?.first, range?.last].map((day) => day?.slice(0, 4));
        return years.includes(String(year));
      }),
    )
    .toArray();
}
