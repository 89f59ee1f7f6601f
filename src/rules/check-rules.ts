import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { addTo } from "../model/lists-by-key.ts";
import { compareText } from "../model/order.ts";
import type { Schema } from "../model/schema.ts";
import type { SymbolTable } from "../resolve/symbol-table.ts";
import { faultsOf } from "./faults.ts";
import { aliasClash } from "./identity/alias-clash.ts";
import { aliasIsName } from "./identity/alias-is-name.ts";
import { duplicateId } from "./identity/duplicate-id.ts";
import { formerFactClash } from "./identity/former-fact-clash.ts";
import { formerIdClash } from "./identity/former-id-clash.ts";
import { identifierClash } from "./identity/identifier-clash.ts";
import { invisibleCharacter } from "./identity/invisible-character.ts";
import { sameAfterAll } from "./identity/same-after-all.ts";
import { sameUrl } from "./identity/same-url.ts";
import type { DateRule, EntitiesInView, EntityRule, FactRule, FactsInView, ProjectRule, Whole } from "./rule.ts";
import { claimWithoutSource } from "./sourcing/claim-without-source.ts";
import { longQuote } from "./sourcing/long-quote.ts";
import { relaysCycle } from "./sourcing/relays-cycle.ts";
import { relaysItself } from "./sourcing/relays-itself.ts";
import { repeatedClaim } from "./sourcing/repeated-claim.ts";
import { unsourcedFact } from "./sourcing/unsourced-fact.ts";
import { bothWays } from "./stance/both-ways.ts";
import { idleThesis } from "./stance/idle-thesis.ts";
import { partyInAllButName } from "./stance/party-in-all-but-name.ts";
import { retractsNothing } from "./stance/retracts-nothing.ts";
import { untiedDenier } from "./stance/untied-denier.ts";
import { relationCycle } from "./structure/relation-cycle.ts";
import { selfRelation } from "./structure/self-relation.ts";
import { unreachableEntity } from "./structure/unreachable-entity.ts";
import { citesTheFuture } from "./time/cites-the-future.ts";
import { claimBeforeEvent } from "./time/claim-before-event.ts";
import { type Contradiction, reportContradictions } from "./time/contradictions.ts";
import { diedBeforeBorn } from "./time/died-before-born.ts";
import { inferredWithoutDate } from "./time/inferred-without-date.ts";
import { latePrediction } from "./time/late-prediction.ts";
import { overlappingSpells } from "./time/overlapping-spells.ts";
import { saidAfterSource } from "./time/said-after-source.ts";
import { attributeBackwards, whenBackwards } from "./time/when-backwards.ts";
import { notAClaimant } from "./typing/not-a-claimant.ts";
import { notASource } from "./typing/not-a-source.ts";
import { wrongAttributeType } from "./typing/wrong-attribute-type.ts";
import { wrongObjectType } from "./typing/wrong-object-type.ts";
import { wrongQualifierType } from "./typing/wrong-qualifier-type.ts";
import { wrongSubjectType } from "./typing/wrong-subject-type.ts";

/** Every rule by what it looks at, which tells when it runs again: see `rule.ts`. */
export interface Rules {
  readonly facts: readonly FactRule[];
  /** Of what type an entity must be. Where all references fit, they could only look everything up again. */
  readonly fits: readonly FactRule[];
  readonly dates: readonly DateRule[];
  readonly entities: readonly EntityRule[];
  /** Those that find warnings alone: not asked where errors are all that is told. */
  readonly entityWarnings: readonly EntityRule[];
  readonly entityFits: readonly EntityRule[];
  /** By the names under which their notes are kept. */
  readonly project: Readonly<Record<string, ProjectRule<unknown>>>;
}

export const RULES: Rules = {
  facts: [
    bothWays,
    citesTheFuture,
    claimWithoutSource,
    latePrediction,
    longQuote,
    relaysCycle,
    relaysItself,
    repeatedClaim,
    selfRelation,
    unsourcedFact,
    whenBackwards,
  ],
  fits: [notAClaimant, notASource, wrongObjectType, wrongQualifierType, wrongSubjectType],
  dates: [claimBeforeEvent, saidAfterSource],
  entities: [
    attributeBackwards,
    diedBeforeBorn,
    duplicateId,
    formerIdClash,
    identifierClash,
    relationCycle,
    sameAfterAll,
  ],
  entityWarnings: [aliasClash, aliasIsName, inferredWithoutDate, invisibleCharacter, sameUrl],
  entityFits: [wrongAttributeType],
  project: {
    formerFactClash,
    idleThesis,
    overlappingSpells,
    partyInAllButName,
    retractsNothing,
    unreachableEntity,
    untiedDenier,
  },
};

/** What rules find of some facts, or of all entities, while nothing else is looked at. Plain data. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly misfits: readonly Finding[];
  readonly contradictions: readonly Contradiction[];
}

/** Facts that a processor's cache holds at once: each of a dozen rules after the other would fetch all of them from memory. */
const GROUP = 500;

/** What rules find that look at facts one by one. */
export function checkFacts(view: FactsInView, allFit: boolean, schema: Schema): Found {
  const findings: Finding[] = [];
  for (let from = 0; from < view.facts.length; from += GROUP) {
    const group = { ...view, facts: view.facts.slice(from, from + GROUP) };
    for (const rule of RULES.facts) addFindings(findings, rule(group, schema));
  }
  return {
    findings,
    misfits: allFit ? [] : RULES.fits.flatMap((rule) => rule(view, schema)),
    contradictions: RULES.dates.flatMap((rule) => rule(view, schema)),
  };
}

/** What rules find that look at all entities. */
export function checkEntities(view: EntitiesInView, allFit: boolean, schema: Schema, onlyErrors: boolean): Found {
  const rules = onlyErrors ? RULES.entities : [...RULES.entities, ...RULES.entityWarnings];
  return {
    findings: rules.flatMap((rule) => rule(view, schema)),
    misfits: allFit ? [] : RULES.entityFits.flatMap((rule) => rule(view, schema)),
    contradictions: [],
  };
}

/** What a whole project lacks, from the notes of all its facts. */
export function checkWhole(
  notes: (rule: string) => readonly unknown[],
  whole: Whole,
  schema: Schema,
  onlyErrors: boolean,
): readonly Finding[] {
  return Object.entries(RULES.project).flatMap(([name, rule]) =>
    onlyErrors && !rule.findsErrors ? [] : rule.find(notes(name), whole, schema),
  );
}

/**
 * Puts together what rules found in all parts of a project: rules keep still where something is wrong already.
 *
 * @param earlier what earlier stages found
 */
export function joinFound(
  parts: readonly Found[],
  earlier: readonly Finding[],
  symbols: () => SymbolTable,
): readonly Finding[] {
  const isFaulty = faultsOf(earlier, symbols);
  const contradictions = parts.flatMap((part) => part.contradictions).sort(byFile(({ found }) => found));
  const misfits = parts.flatMap((part) => part.misfits).sort(byFile((found) => found));
  const findings = [...parts.flatMap((part) => part.findings), ...reportContradictions(contradictions)];
  return [...findings.filter((one) => !isFaulty(one)), ...oneForEachTarget(misfits.filter((one) => !isFaulty(one)))];
}

/** Which of several comes first must not depend on how a project was parted. */
function byFile<T>(findingOf: (item: T) => Finding): (a: T, b: T) => number {
  return (a, b) => compareText(findingOf(a).place.file, findingOf(b).place.file);
}

/** A wrong type makes every reference to its entity wrong: one finding for all that say so in the same way, the others being related. */
function oneForEachTarget(misfits: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const found of misfits) {
    const declared = found.related?.[0]?.place;
    const key = `${found.name} ${declared?.file ?? `${found.place.file} ${groups.size}`}`;
    addTo(groups, key, found);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const related = others.map(({ place }) => ({ place, message: "and so does this" }));
    return [related.length === 0 ? first : { ...first, related: [...(first.related ?? []), ...related] }];
  });
}
