import { PART_OF } from "../corroborate/vocabulary.ts";
import { speakersOfClaim } from "../corroborate/voices.ts";
import type { Claim } from "../model/claim.ts";
import type { Fact } from "../model/fact.ts";
import { addTo } from "../model/lists-by-key.ts";
import { parseLocator, startOf } from "../model/locators/locator.ts";
import { compareText } from "../model/order.ts";
import { STANCES } from "../model/stance.ts";
import type { KnowledgeGraph } from "./knowledge-graph.ts";

/**
 * What an actor says of the world: claims that it makes itself, or that count as its voice. Left out are bibliography and what
 * is on its own sheet already (whom it argues with is a fact of its own). By stance, then by fact.
 */
export function saidBy(graph: KnowledgeGraph, id: string): readonly Claim[] {
  return byStance([...graph.claims().filter((claim) => sayersOf(graph, claim).has(id))]);
}

/** The same of every actor, from one look at all claims: for who asks of each. */
export function allSaidBy(graph: KnowledgeGraph): (id: string) => readonly Claim[] {
  const found = new Map<string, Claim[]>();
  for (const claim of graph.claims()) {
    for (const id of sayersOf(graph, claim)) {
      addTo(found, id, claim);
    }
  }
  return (id) => byStance(found.get(id) ?? []);
}

/** Those who say a claim of the world, in their own name or by others; none where a sheet shows it elsewhere. */
function sayersOf(graph: KnowledgeGraph, claim: Claim): ReadonlySet<string> {
  const relation = graph.schema.relations[graph.factOf(claim).type];
  if (relation?.background || relation?.voiced_by_subject || relation?.self_evident) return NO_ONE;
  const own = claim.by === null ? [] : [claim.by];
  return new Set([...own, ...graph.voicesOf(claim), ...speakersOfClaim(claim, graph.voices)]);
}

const NO_ONE: ReadonlySet<string> = new Set();

function byStance(claims: readonly Claim[]): readonly Claim[] {
  const rank = (claim: Claim): number => STANCES.indexOf(claim.stance);
  return claims.toSorted((a, b) => rank(a) - rank(b) || compareText(a.fact, b.fact));
}

/** What rests on a source. */
export interface Resting {
  /** The claims in it and in its parts, in the order of their locators; what a source shows of itself is left out. */
  readonly claims: readonly Claim[];
  /** The facts that they are about, each once, in the order of the dataset. */
  readonly facts: readonly Fact[];
  /** Those of the facts that no other source has a claim on. */
  readonly alone: readonly Fact[];
}

/** What rests on a source and its parts. */
export function restingOn(graph: KnowledgeGraph, source: string): Resting {
  return resting(graph, source, graph.claims().inSource(source));
}

/** The same of every source, from one look at all claims: for who asks of each. */
export function allRestingOn(graph: KnowledgeGraph): (source: string) => Resting {
  const found = new Map<string, Claim[]>();
  for (const claim of graph.claims()) {
    if (claim.source === null) continue;
    addTo(found, claim.source, claim);
  }
  return (source) =>
    resting(
      graph,
      source,
      [...partsOf(graph, source)].flatMap((id) => found.get(id) ?? []),
    );
}

/** A source and what is part of it, however far down. */
function partsOf(graph: KnowledgeGraph, source: string): ReadonlySet<string> {
  const parts = new Set([source]);
  for (const whole of parts) {
    for (const { type, subject, object } of graph.factsAbout(whole)) {
      if (type === PART_OF && object === whole) parts.add(subject);
    }
  }
  return parts;
}

function resting(graph: KnowledgeGraph, source: string, inIt: Iterable<Claim>): Resting {
  const found = [...inIt].filter((claim) => {
    const { type, subject } = graph.factOf(claim);
    const relation = graph.schema.relations[type];
    return !relation?.background && !(type === PART_OF && subject === claim.source);
  });
  const own = (claim: Claim): number => (claim.source === source ? 0 : 1);
  const claims = found.sort(
    (a, b) =>
      own(a) - own(b) ||
      compareText(a.source ?? "", b.source ?? "") ||
      compareNumbers(firstNumber(a), firstNumber(b)) ||
      compareText(a.id, b.id),
  );
  const facts = [...new Set(claims.map((claim) => graph.factOf(claim)))].sort((a, b) => compareText(a.id, b.id));
  const sources = new Set(claims.map((claim) => claim.source));
  return { claims, facts, alone: facts.filter((fact) => fact.claims.every((claim) => sources.has(claim.source))) };
}

/** `paras. 4, 14` is at 4; what has no locator comes last. */
function firstNumber({ at }: Claim): number {
  const [place] = at === null ? [] : (parseLocator(at) ?? []);
  return place === undefined ? Number.POSITIVE_INFINITY : startOf(place);
}

function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
