import { ALONE, type Draft } from "../fmt/draft.ts";
import { canonicalLocator } from "../model/locators/locator.ts";
import { isMapping } from "../model/mapping.ts";
import type { RelationType, Schema } from "../model/schema.ts";
import { factIdentity, readKeys } from "../resolve/fact-id.ts";
import { addClaim, claimsOf, removeClaim, said } from "./claims-of-entry.ts";
import { kept } from "./ledger.ts";
import type { ClaimRecord } from "./records.ts";

type Mapping = Record<string, unknown>;

/** A claim where it is written in a file. */
export interface Written {
  /** The identity of its fact. */
  readonly fact: string;
  readonly entry: Mapping;
  claim: Mapping;
}

/** The claims in one file, found by their fact, and by source and locator. */
export class FileClaims {
  readonly #draft: Draft;
  readonly #id: string;
  readonly #entries = new Map<string, Mapping>();
  readonly #claims = new Map<string, Written[]>();
  /** Claims that records of this import were found to be. */
  readonly #taken = new Set<Mapping>();

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
    const isSame = ({ entry, claim }: Written, key: string): boolean => {
      const value = said(entry, claim, key);
      return (value === undefined ? undefined : kept(value)) === wanted[key];
    };
    const likely = (own.length > 0 ? own : free).filter((one) => !isShared || isSame(one, "by"));
    const scores = likely.map((one) => Object.keys(wanted).filter((key) => isSame(one, key)).length);
    const best = likely[scores.indexOf(Math.max(...scores))];
    if (best) this.#taken.add(best.claim);
    return best;
  }

  /** The only claim of a fact that `isOther` does not know. */
  otherOf(fact: string, isOther: (source: unknown, at: unknown) => boolean): Written | undefined {
    const entry = this.#entries.get(fact);
    if (entry === undefined) return undefined;
    const left = claimsOf(entry).filter((claim) => !isOther(said(entry, claim, "source"), said(entry, claim, "at")));
    const [claim] = left;
    return claim && left.length === 1 ? { fact, entry, claim } : undefined;
  }

  add(record: ClaimRecord, type: RelationType): void {
    const { fact, says, to, keys } = record;
    const known = this.#entries.get(fact);
    if (known !== undefined) {
      const place = placeKey(said(known, known, "source"), said(known, known, "at"));
      const claim = addClaim(known, says, type.key);
      if (claim !== known) this.#moveInto(known, place);
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
  #moveInto(entry: Mapping, place: string): void {
    const [first] = claimsOf(entry);
    const moved = this.#claims.get(place)?.find(({ claim }) => claim === entry);
    if (first === undefined || moved === undefined) return;
    moved.claim = first;
    if (this.#taken.has(entry)) this.#taken.add(first);
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
    const key = placeKey(said(entry, claim, "source"), said(entry, claim, "at"));
    const found = this.#claims.get(key);
    if (found) found.push({ fact, entry, claim });
    else this.#claims.set(key, [{ fact, entry, claim }]);
  }
}

/** What an entry calls its spell. A year is a number in YAML. */
function spellOf({ spell }: Mapping): string | undefined {
  return typeof spell === "string" || typeof spell === "number" ? String(spell) : undefined;
}

/** Names the place of a claim: its source and locator. */
export function placeKey(source: unknown, at: unknown): string {
  return `${String(source ?? "")}\0${at === undefined || at === null ? "" : canonicalLocator(String(at))}`;
}
