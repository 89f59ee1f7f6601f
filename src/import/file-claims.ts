import { ALONE, type Draft } from "../fmt/draft.ts";
import { canonicalLocator } from "../model/locators/locator.ts";
import { isMapping } from "../model/mapping.ts";
import type { RelationType, Schema } from "../model/schema.ts";
import { factIdentity, readKeys } from "../resolve/fact-id.ts";
import { addClaim, claimsOf, removeClaim, said } from "./claims-of-entry.ts";
import type { ClaimRecord } from "./records.ts";

type Mapping = Record<string, unknown>;

/** A claim where it is written in a file. */
export interface Written {
  /** The identity of its fact. */
  readonly fact: string;
  readonly entry: Mapping;
  readonly claim: Mapping;
}

/** The claims in one file, found by their fact, and by source and locator. */
export class FileClaims {
  readonly #draft: Draft;
  readonly #id: string;
  readonly #entries = new Map<string, Mapping>();
  readonly #claims = new Map<string, Written[]>();

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

  /** A claim by its source and locator; of several that of the fact. */
  at(source: unknown, at: unknown, fact: string): Written | undefined {
    const found = this.#claims.get(placeKey(source, at)) ?? [];
    return found.find((one) => one.fact === fact) ?? found[0];
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
      const claim = addClaim(known, says, type.key);
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
    this.#index(fact, entry, entry);
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
    const entries = relations[type];
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
