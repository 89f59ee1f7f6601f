import { addFindings } from "../diagnostics/add-findings.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Fact } from "../model/fact.ts";
import type { Schema } from "../model/schema.ts";
import type { Resolved } from "../resolve/resolve.ts";
import { aliasClash } from "./alias-clash.ts";
import { aliasIsName } from "./alias-is-name.ts";
import { bothWays } from "./both-ways.ts";
import { citesTheFuture } from "./cites-the-future.ts";
import { claimBeforeEvent } from "./claim-before-event.ts";
import { claimWithoutSource } from "./claim-without-source.ts";
import { diedBeforeBorn } from "./died-before-born.ts";
import { duplicateFact } from "./duplicate-fact.ts";
import { duplicateId } from "./duplicate-id.ts";
import { faultsOf, isError } from "./faults.ts";
import { formerIdClash } from "./former-id-clash.ts";
import { identifierClash } from "./identifier-clash.ts";
import { idleThesis } from "./idle-thesis.ts";
import { inferredWithoutDate } from "./inferred-without-date.ts";
import { invisibleCharacter } from "./invisible-character.ts";
import { latePrediction } from "./late-prediction.ts";
import { longQuote } from "./long-quote.ts";
import { notAClaimant } from "./not-a-claimant.ts";
import { notASource } from "./not-a-source.ts";
import { partyInAllButName } from "./party-in-all-but-name.ts";
import { relationCycle } from "./relation-cycle.ts";
import { relaysCycle } from "./relays-cycle.ts";
import { relaysItself } from "./relays-itself.ts";
import { repeatedClaim } from "./repeated-claim.ts";
import { retractsNothing } from "./retracts-nothing.ts";
import type { Rule } from "./rule.ts";
import { saidAfterSource } from "./said-after-source.ts";
import { sameAfterAll } from "./same-after-all.ts";
import { sameUrl } from "./same-url.ts";
import { selfRelation } from "./self-relation.ts";
import { unreachableEntity } from "./unreachable-entity.ts";
import { unsourcedFact } from "./unsourced-fact.ts";
import { attributeBackwards, whenBackwards } from "./when-backwards.ts";
import { wrongAttributeType } from "./wrong-attribute-type.ts";
import { wrongObjectType } from "./wrong-object-type.ts";
import { wrongQualifierType } from "./wrong-qualifier-type.ts";
import { wrongSubjectType } from "./wrong-subject-type.ts";

/** Rules that look at one fact at a time, and at the entities it names. */
const rulesOfFacts: readonly Rule[] = [
  bothWays,
  citesTheFuture,
  claimWithoutSource,
  latePrediction,
  longQuote,
  relaysCycle,
  relaysItself,
  repeatedClaim,
  retractsNothing,
  selfRelation,
  unsourcedFact,
  whenBackwards,
];
/** Facts that a processor's cache holds at once: each of a dozen rules after the other would fetch all of them from memory. */
const BLOCK = 500;

/** The same, but that findings of one cause are one: facts are looked at together. */
const rulesOfDates: readonly Rule[] = [claimBeforeEvent, saidAfterSource];

/** Rules that look at entities, and at what ties one to another. */
const rulesOfEntities: readonly Rule[] = [
  aliasClash,
  aliasIsName,
  attributeBackwards,
  diedBeforeBorn,
  duplicateId,
  formerIdClash,
  identifierClash,
  inferredWithoutDate,
  invisibleCharacter,
  relationCycle,
  sameAfterAll,
  sameUrl,
];

/** Rules of what type an entity must be. Where all references fit, they could only look everything up again. */
const rulesOfFit: readonly Rule[] = [
  notAClaimant,
  notASource,
  wrongAttributeType,
  wrongObjectType,
  wrongQualifierType,
  wrongSubjectType,
];

/** Rules that report what is missing, a tie between two among it. While something else is broken, what is missing may stand there. */
const rulesOfAbsence: readonly Rule[] = [idleThesis, unreachableEntity, partyInAllButName];

/**
 * Runs every rule over a resolved project. Pure: what it finds depends on the files alone.
 *
 * @param earlier what earlier stages found: rules keep still where something is wrong already
 */
export function checkRules(resolved: Resolved, schema: Schema, earlier: readonly Finding[] = []): readonly Finding[] {
  const found = checkPresent(resolved, schema, earlier);
  if (earlier.some(isError)) return found;
  return [...found, ...rulesOfAbsence.flatMap((rule) => rule(resolved, schema))];
}

/**
 * The same but for what is missing.
 *
 * @param own the facts that are looked at
 */
export function checkPresent(
  resolved: Resolved,
  schema: Schema,
  earlier: readonly Finding[],
  own: readonly Fact[] = resolved.facts,
): readonly Finding[] {
  const isFaulty = faultsOf(earlier, resolved.symbols);
  const ownFacts = { ...resolved, facts: own };
  const findings = [
    ...checkEntities(resolved, schema),
    ...duplicateFact(ownFacts, schema),
    ...checkFacts(ownFacts, schema),
  ];
  const found = findings.filter((one) => !isFaulty(one));
  if (resolved.allFit) return found;
  return [...found, ...oneForEachTarget(checkFit(ownFacts, schema).filter((one) => !isFaulty(one)))];
}

/** What rules find that need all entities, and of the facts only those of `same_voice`. */
export function checkEntities(resolved: Resolved, schema: Schema): readonly Finding[] {
  return rulesOfEntities.flatMap((rule) => rule(resolved, schema));
}

/** What rules find that look at one fact at a time, and at the entities that it names. */
export function checkFacts(resolved: Resolved, schema: Schema): Finding[] {
  const findings = rulesOfDates.flatMap((rule) => rule(resolved, schema));
  for (let from = 0; from < resolved.facts.length; from += BLOCK) {
    const block = { ...resolved, facts: resolved.facts.slice(from, from + BLOCK) };
    for (const rule of rulesOfFacts) addFindings(findings, rule(block, schema));
  }
  return findings;
}

/** What rules find of what types entities must be, one by one. */
export function checkFit(resolved: Resolved, schema: Schema): readonly Finding[] {
  return rulesOfFit.flatMap((rule) => rule(resolved, schema));
}

/** A wrong type makes every reference to its entity wrong: one finding for all that say so in the same way, the others being related. */
function oneForEachTarget(misfits: readonly Finding[]): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const found of misfits) {
    const declared = found.related?.[0]?.place;
    const key = `${found.name} ${declared?.file ?? `${found.place.file} ${groups.size}`}`;
    const group = groups.get(key);
    if (group) group.push(found);
    else groups.set(key, [found]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const related = others.map(({ place }) => ({ place, message: "and so does this" }));
    return [related.length === 0 ? first : { ...first, related: [...(first.related ?? []), ...related] }];
  });
}
