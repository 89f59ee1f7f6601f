import type { ClaimKey } from "../model/claim.ts";
import { LOCATOR_HELP } from "../model/locators/grammar.ts";
import { DEFAULT_STANCE } from "../model/stance.ts";
import type { KeyTexts } from "./key-text.ts";

export const ENTITY_KEYS: KeyTexts<
  | "type"
  | "name"
  | "aliases"
  | "names"
  | "identifiers"
  | "description"
  | "unnamed"
  | "former_ids"
  | "not_same_as"
  | "private"
  | "relations"
> = {
  type: {
    takes: "an entity type",
    text: "What the entity is: `person`, `state`, `source` ... It decides which attributes and relations the file may have.",
    required: true,
  },
  name: { takes: "text", text: "The name that tables, pictures and pages show.", required: true },
  aliases: {
    takes: "a list of texts or of `{name, used_by}`",
    text: "Other names. Search and look-up find the entity by them.",
  },
  names: {
    takes: "a mapping of language tags to texts",
    text: "The name in other languages and scripts: `{ko: 조선인민군, ru: Корейская народная армия}`.",
  },
  identifiers: {
    takes: "a mapping of registers to texts",
    text: "What the entity is called elsewhere: `{wikidata: Q423}`. Search and look-up find the entity by them.",
  },
  description: {
    takes: "text",
    text: "A few sentences for readers. It is not a claim: nothing is computed from it.",
  },
  unnamed: {
    takes: "`true` or `false`",
    text: "The sources speak of this person or body without giving a name: “a Western official”.",
  },
  former_ids: { takes: "ids", text: "Ids that this entity used to have. References to them still lead here." },
  not_same_as: {
    takes: "ids",
    text: "Other entities that look like this one by name and are not the same. `check` stops asking about them.",
  },
  private: {
    takes: "`true`, or keys",
    text: "`true`: `build --public` leaves the entity out, with all that names it. Or only these keys: `[description]`.",
  },
  relations: {
    takes: "a mapping of relation types to facts",
    text: "Facts that begin at this entity: the name of a relation type, then one entry or a list of entries.",
  },
};

export const ALIAS_KEYS: KeyTexts<"name" | "used_by"> = {
  name: { takes: "text", text: "The other name.", required: true },
  used_by: { takes: "an id", text: "Who uses it: a source, a person, a body." },
};

/** What a fact takes beside its qualifiers and the claim keys. */
export const FACT_KEYS: KeyTexts<
  "type" | "from" | "to" | "value" | "claims" | "assessment" | "spell" | "former_ids" | "private"
> = {
  type: { takes: "a relation type", text: "Which relation it is. Only in a file of its own." },
  from: { takes: "an id", text: "Where the relation begins. Only in a file of its own." },
  to: { takes: "an id", text: "Where the relation leads." },
  value: { takes: "a value", text: "What the relation leads to, for relation types that lead to a value." },
  claims: {
    takes: "a list of claims",
    text: "Who says so. A fact with one claim may carry the claim's keys itself instead.",
  },
  assessment: {
    takes: "`{support, why}`",
    text: "Your own verdict in the place of the computed support, with your reason. Readers see both.",
  },
  spell: {
    takes: "a word or a year",
    text: "Tells this spell from another of the same relation between the same two: someone who was a member twice. It ends the fact's id.",
  },
  former_ids: {
    takes: "ids of facts",
    text: "Ids that this fact used to have. Links and look-ups by them still lead here.",
  },
  private: {
    takes: "`true`, or keys",
    text: "`true`: `build --public` leaves the fact out. Or only these keys: `[note, quote]`. A claim may have it as well.",
  },
};

export const ASSESSMENT_KEYS: KeyTexts<"support" | "why"> = {
  support: { takes: "a level of support", text: "What you take the evidence to amount to.", required: true },
  why: { takes: "text", text: "Your reason, for readers.", required: true },
};

export const CLAIM_TEXTS: KeyTexts<ClaimKey> = {
  by: {
    takes: "ids of actors",
    text: "Who makes the statement: the official whom an article quotes, not the article's author. Without it, the source speaks for itself. Several ids make several claims.",
  },
  stance: { takes: "a stance", text: `What the speaker does. Default: \`${DEFAULT_STANCE}\`.` },
  basis: { takes: "a basis", text: "How the speaker knows." },
  credibility: {
    takes: "`1` to `6`",
    text: "How likely it is, after NATO's AJP-2.1: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged. Support never depends on it.",
  },
  source: {
    takes: "ids of sources",
    text: "Where you read it. Several ids make several claims, one in each source.",
  },
  said: { takes: "a date", text: "When it was said. Default: the date of the source." },
  relays: {
    takes: "ids of actors, or `unknown`",
    text: "Whose word the speaker passes on. The voice is theirs. `unknown` is hearsay: “reportedly”.",
  },
  at: {
    takes: "a locator, or one for each source",
    text: `${LOCATOR_HELP} With several sources: one for all, or a list in their order.`,
  },
  quote: {
    takes: "text, or one for each source",
    text: "A few words of the source, exactly as they are printed. `entente verify` looks them up.",
  },
  note: {
    takes: "text",
    text: "What you want to tell readers about this claim; beside `claims`, about the fact as a whole.",
  },
};
