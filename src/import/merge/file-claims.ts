import { ALONE, type Draft } from "../../fmt/draft.ts";
import { addTo } from "../../model/lists-by-key.ts";
import { canonicalLocator } from "../../model/locators/locator.ts";
import { isMapping } from "../../model/mapping.ts";
import type { RelationType, Schema } from "../../model/schema.ts";
import { sourcesListed, withSources } from "../../model/several-sources.ts";
import { factIdentity, readKeys } from "../../resolve/fact-id.ts";
import type { ClaimRecord } from "../collect/records.ts";
import { addClaim, claimsOf, putTogether, removeClaim, said, type TakenApart, takeApart } from "./claims-of-entry.ts";
import { kept } from "./ledger.ts";

type Mapping = Record<string, unknown>;

/** A claim where it is written in a file. */
export interface Written {
  /** The identity of its fact. */
  readonly fact: string;
  readonly entry: Mapping;
  claim: Mapping;
  /** Which source of the claim's list it is; undefined: the claim has one, or the record has the same list. */
  nth?: number;
}

/** The claims in one file, found by their fact, and by source and locator. */
export class FileClaims {
  readonly #draft: Draft;
  readonly #id: string;
  readonly #entries = new Map<string, Mapping>();
  readonly #claims = new Map<string, Written[]>();
  /** Claims that records of this import were found to be. */
  readonly #taken = new Set<Mapping>();
  readonly #apart: TakenApart[] = [];

  /** @param id of the file's entity */
  constructor(draft: Draft, schema: Schema, id: string) {
    this.#draft = draft;
    this.#id = id;
    const { value: root } = draft;
    const own = schema.relations[String(root["type"])];
    if (own) this.#note(own, String(root["from"]), root);
    const relations = root["relations"];
    for (const [name, entries] of Object.entries(isMapping(relations) ? relations : {})) {
      const type = schema.relations[name];
      // An entry that is nothing but an id has no claim of an import.
      for (const entry of Array.isArray(entries) ? entries : [entries]) {
        if (type && isMapping(entry)) this.#note(type, id, entry);
      }
    }
  }

  /**
   * A claim by its source and locator, which no other record has taken: of several that of the fact, and of these the one that says most of
   * `wanted`. Where two records are of one place, a claim is only known again by its speaker.
   *
   * @param wanted what it said, as the ledger keeps it
   */
  at(
    source: unknown,
    at: unknown,
    fact: string,
    wanted: Readonly<Record<string, string>>,
    isShared: boolean,
  ): Written | undefined {
    const free = (this.#claims.get(placeKey(source, at)) ?? []).filter(({ claim }) => !this.#taken.has(claim));
    const own = free.filter((one) => one.fact === fact);
    const isSame = ({ entry, claim, nth }: Written, key: string): boolean => {
      const value = said(entry, nth === undefined ? claim : withSources(claim, [nth]), key);
      return (value === undefined ? undefined : kept(value)) === wanted[key];
    };
    const likely = (own.length > 0 ? own : free).filter((one) => !isShared || isSame(one, "by"));
    const scores = likely.map((one) => Object.keys(wanted).filter((key) => isSame(one, key)).length);
    const best = likely[scores.indexOf(Math.max(...scores))];
    if (best === undefined) return undefined;
    this.#takeApart(best);
    this.#taken.add(best.claim);
    return best;
  }

  /** The only claim of a fact that `isOther` does not know. */
  otherOf(fact: string, isOther: (source: unknown, at: unknown) => boolean): Written | undefined {
    const entry = this.#entries.get(fact);
    if (entry === undefined) return undefined;
    const left = claimsOf(entry)
      .flatMap((claim) => placesOf(fact, entry, claim))
      .filter(({ source, at }) => !isOther(source, at));
    const [one] = left;
    if (one === undefined || left.length > 1) return undefined;
    this.#takeApart(one.written);
    return one.written;
  }

  add(record: ClaimRecord, type: RelationType): void {
    const { fact, says, to, keys } = record;
    const known = this.#entries.get(fact);
    if (known !== undefined) {
      const places = keysOf(fact, known, known);
      const claim = addClaim(known, says, type.key);
      if (claim !== known) this.#moveInto(known, places);
      this.#taken.add(claim);
      this.#index(fact, known, claim);
      return;
    }
    const end = record.from === this.#id || to === null ? to : record.from;
    const entry: Mapping = { ...(end !== null && { to: end }), ...keys, ...says };
    const list = this.#listOf(type.name);
    const bare = to === null ? -1 : list.indexOf(end);
    if (bare >= 0 && type.key.length === 0) list[bare] = entry;
    else list.push(entry);
    this.#entries.set(fact, entry);
    this.#taken.add(entry);
    this.#index(fact, entry, entry);
  }

  /** What an entry said itself is now in the first of its claims. */
  #moveInto(entry: Mapping, places: readonly string[]): void {
    const [first] = claimsOf(entry);
    if (first === undefined) return;
    for (const written of this.#writtenAt(places, entry)) written.claim = first;
    if (this.#taken.has(entry)) this.#taken.add(first);
  }

  #writtenAt(places: readonly string[], of: Mapping): readonly Written[] {
    return places.flatMap((place) => this.#claims.get(place)?.filter(({ claim }) => claim === of) ?? []);
  }

  /** A claim in several sources is one in each: what an import says of one of them is not said of the others. */
  #takeApart(wanted: Written): void {
    const { fact, entry, claim: whole, nth } = wanted;
    if (nth === undefined) return;
    const known = this.#writtenAt(keysOf(fact, entry, whole), whole);
    const apart = takeApart(entry, whole);
    this.#apart.push(apart);
    for (const one of new Set([wanted, ...known])) {
      const piece = apart.pieces[one.nth ?? -1];
      // The whole is there no more.
      if (piece === undefined) this.#taken.add(one.claim);
      else one.claim = piece;
      delete one.nth;
    }
  }

  /** Writes claims together again of which nothing has changed. */
  close(): void {
    for (const one of this.#apart) putTogether(one);
  }

  remove({ fact, entry, claim }: Written, type: RelationType): void {
    if (removeClaim(entry, claim)) return;
    const relations = this.#draft.value["relations"];
    if (!isMapping(relations)) return;
    const entries = relations[type.name];
    const left = (Array.isArray(entries) ? entries : [entries]).filter((one) => one !== entry);
    if (left.length > 0) relations[type.name] = left;
    else delete relations[type.name];
    if (Object.keys(relations).length === 0) delete this.#draft.value["relations"];
    this.#entries.delete(fact);
  }

  #listOf(type: string): unknown[] {
    const { value: root, places } = this.#draft;
    if (!isMapping(root["relations"])) root["relations"] = {};
    const relations = root["relations"] as Mapping;
    const entries = Object.hasOwn(relations, type) ? relations[type] : undefined;
    if (Array.isArray(entries)) return entries;
    const alone = entries === undefined ? [] : [isMapping(entries) ? entries : { to: entries }];
    for (const entry of alone) places.set(entry, ALONE);
    relations[type] = alone;
    return alone;
  }

  #note(type: RelationType, from: string, entry: Mapping): void {
    const to = type.value === null ? String(entry["to"]) : null;
    const fact = factIdentity(type, from, to, readKeys(type, entry), spellOf(entry));
    this.#entries.set(fact, entry);
    for (const claim of claimsOf(entry)) this.#index(fact, entry, claim);
  }

  #index(fact: string, entry: Mapping, claim: Mapping): void {
    for (const { source, at, written } of placesOf(fact, entry, claim))
      addTo(this.#claims, placeKey(source, at), written);
    if (Array.isArray(claim["source"])) addTo(this.#claims, wholeKey(claim), { fact, entry, claim });
  }
}

/** What an entry calls its spell. A year is a number in YAML. */
function spellOf({ spell }: Mapping): string | undefined {
  return typeof spell === "string" || typeof spell === "number" ? String(spell) : undefined;
}

/** Where a claim is found: in each of its sources. */
function placesOf(
  fact: string,
  entry: Mapping,
  claim: Mapping,
): readonly { readonly source: unknown; readonly at: unknown; readonly written: Written }[] {
  const count = sourcesListed(claim);
  if (count === null) return [{ source: claim["source"], at: claim["at"], written: { fact, entry, claim } }];
  return Array.from({ length: count }, (_, nth) => {
    const { source, at } = withSources(claim, [nth]);
    return { source, at, written: { fact, entry, claim, nth } };
  });
}

/** The place of all of a claim, where it has several sources: a record may have the same list. */
function wholeKey(claim: Mapping): string {
  return placeKey(claim["source"], claim["at"]);
}

function keysOf(fact: string, entry: Mapping, claim: Mapping): readonly string[] {
  const each = placesOf(fact, entry, claim).map(({ source, at }) => placeKey(source, at));
  return [...new Set([wholeKey(claim), ...each])];
}

/** Names the place of a claim: its source and locator. */
export function placeKey(source: unknown, at: unknown): string {
  return `${String(source ?? "")}\0${at === undefined || at === null ? "" : canonicalLocator(String(at))}`;
}
