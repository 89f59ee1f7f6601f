import type { Claim } from "../model/claim.ts";
import type { Fact, Rollup } from "../model/fact.ts";
import { jsonText } from "../text/json-text.ts";
import { type ByteSink, bytesFor, bytesOf } from "./byte-sink.ts";
import { writeJson } from "./json-value.ts";
import { perStanding } from "./standing.ts";

const [ID, OBJECT] = [bytesOf('{"id":'), bytesOf(',"object":')];
const [QUALIFIERS, CLAIMS, NO_CLAIMS] = [
  bytesOf(',"qualifiers":'),
  bytesOf(',"claims":[{"id":'),
  bytesOf(',"claims":['),
];
const [ROLLUP, END] = [bytesOf('],"rollup":'), 0x7d];
const typeToSubject = bytesFor((type: string) => `,"type":${jsonText(type)},"subject":`);
const [FILE, POINTER] = [bytesOf(',"file":'), bytesOf(',"pointer":')];
const [SPELL, FORMER_IDS] = [bytesOf(',"spell":'), bytesOf(',"former_ids":')];

/**
 * A fact as jsonText gives it, with the members that its type declares, in that order.
 *
 * @param isWhole its claims are as they were resolved, none left out: the third is called `<fact>#3`, and no one needs to look
 */
export function writeFact(sink: ByteSink, fact: Fact, isWhole: boolean = false): void {
  const { id, claims } = fact;
  sink.put(ID);
  const from = sink.length;
  sink.json(id);
  const to = sink.length;
  sink.put(typeToSubject(fact.type));
  sink.json(fact.subject);
  sink.put(OBJECT);
  writeText(sink, fact.object);
  sink.put(QUALIFIERS);
  writeJson(sink, fact.qualifiers);
  sink.put(claims.length === 0 ? NO_CLAIMS : CLAIMS);
  for (let n = 0; n < claims.length; n += 1) {
    const claim = claims[n];
    if (claim === undefined) continue;
    if (n > 0) sink.put(NEXT);
    if (isWhole) {
      sink.again(from, to - 1);
      sink.put(numberToFact(n + 1));
      sink.again(from, to);
    } else writeIds(sink, claim, { id, from, to });
    writeClaim(sink, claim);
  }
  sink.put(ROLLUP);
  writeRollup(sink, fact.rollup);
  sink.put(FILE);
  sink.json(fact.file);
  sink.put(POINTER);
  sink.json(fact.pointer);
  if (fact.spell !== undefined) {
    sink.put(SPELL);
    sink.json(fact.spell);
  }
  if (fact.former_ids !== undefined) {
    sink.put(FORMER_IDS);
    writeJson(sink, fact.former_ids);
  }
  if (fact.note !== undefined) {
    sink.put(NOTE);
    sink.json(fact.note);
  }
  sink.byte(END);
}

const [NEXT, FACT] = [bytesOf(',{"id":'), bytesOf(',"fact":')];
const numberToFact = bytesFor((n: number) => `#${n}","fact":`);
const [QUOTE, HASH] = [0x22, 35];
/** See the byte sink. */
const { startsWith, charCodeAt } = String.prototype;

/** Where the id of a claim's fact has been written already, quotes included. */
interface Written {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** The ids of a claim and of its fact. */
function writeIds(sink: ByteSink, claim: Claim, { id, from, to }: Written): void {
  // Nearly all of the id has been written before.
  if (startsWith.call(claim.id, id) && charCodeAt.call(claim.id, id.length) === HASH) {
    sink.again(from, to - 1);
    sink.jsonFrom(claim.id, id.length);
    sink.byte(QUOTE);
  } else sink.json(claim.id);
  sink.put(FACT);
  if (claim.fact === id) sink.again(from, to);
  else sink.json(claim.fact);
}

const BY = bytesOf(',"by":');
const [SAID, SAID_WHENEVER] = [bytesOf(',"said":'), bytesOf(',"said":null,"relays":[],"at":')];
const [RELAYS, AT] = [bytesOf(',"relays":'), bytesOf(',"at":')];
const [QUOTED, NOTE, SAYS] = [bytesOf(',"quote":'), bytesOf(',"note":'), bytesOf(',"says":')];
const [NO_QUOTE, NO_WORDS] = [bytesOf(',"quote":null,"note":'), bytesOf(',"quote":null,"note":null,"says":')];
const stanceToSource = bytesFor(
  (stance: Claim["stance"]) => `,"stance":${jsonText(stance)},"basis":null,"credibility":null,"source":`,
);
const nobodyToSource = bytesFor(
  (stance: Claim["stance"]) => `,"by":null,"stance":${jsonText(stance)},"basis":null,"credibility":null,"source":`,
);
const [STANCE, BASIS] = [bytesOf(',"stance":'), bytesOf(',"basis":')];
const [CREDIBILITY, SOURCE] = [bytesOf(',"credibility":'), bytesOf(',"source":')];

/** A claim from its claimant on. */
function writeClaim(sink: ByteSink, claim: Claim): void {
  if (claim.basis !== null || claim.credibility !== null) {
    sink.put(BY);
    writeText(sink, claim.by);
    sink.put(STANCE);
    sink.json(claim.stance);
    sink.put(BASIS);
    writeText(sink, claim.basis);
    sink.put(CREDIBILITY);
    writeJson(sink, claim.credibility);
    sink.put(SOURCE);
  } else if (claim.by === null) sink.put(nobodyToSource(claim.stance));
  else {
    sink.put(BY);
    sink.json(claim.by);
    sink.put(stanceToSource(claim.stance));
  }
  writeText(sink, claim.source);
  if (claim.said === null && claim.relays.length === 0) sink.put(SAID_WHENEVER);
  else {
    sink.put(SAID);
    writeText(sink, claim.said);
    sink.put(RELAYS);
    writeJson(sink, claim.relays);
    sink.put(AT);
  }
  writeText(sink, claim.at);
  writeWords(sink, claim);
  writeJson(sink, claim.says);
  sink.byte(END);
}

function writeWords(sink: ByteSink, { quote, note }: Claim): void {
  if (quote === null && note === null) {
    sink.put(NO_WORDS);
    return;
  }
  if (quote === null) sink.put(NO_QUOTE);
  else {
    sink.put(QUOTED);
    sink.json(quote);
    sink.put(NOTE);
  }
  writeText(sink, note);
  sink.put(SAYS);
}

/** Of a fact whose support is as computed. */
const supportToVoices = perStanding(({ support, contested }) => {
  const quoted = jsonText(support);
  const shown = jsonText(contested);
  return bytesOf(`{"support":${quoted},"computed":${quoted},"assessment":null,"contested":${shown},"voices":`);
});
const NOTHING_MORE = bytesOf(',"expecting":[],"deniers":[],"quantities":[],"rivals":[]}');
const [EXPECTING, DENIERS] = [bytesOf(',"expecting":'), bytesOf(',"deniers":')];
const [QUANTITIES, RIVALS] = [bytesOf(',"quantities":'), bytesOf(',"rivals":')];

function writeRollup(sink: ByteSink, rollup: Rollup): void {
  const { support, computed, assessment, contested, voices, expecting, deniers, quantities, rivals } = rollup;
  if (computed !== support || assessment !== null) {
    writeJson(sink, { support, computed, assessment, contested, voices, expecting, deniers, quantities, rivals });
    return;
  }
  sink.put(supportToVoices(rollup));
  writeJson(sink, voices);
  if (expecting.length + deniers.length + quantities.length + rivals.length === 0) sink.put(NOTHING_MORE);
  else {
    sink.put(EXPECTING);
    writeJson(sink, expecting);
    sink.put(DENIERS);
    writeJson(sink, deniers);
    sink.put(QUANTITIES);
    writeJson(sink, quantities);
    sink.put(RIVALS);
    writeJson(sink, rivals);
    sink.byte(END);
  }
}

const NULL = bytesOf("null");

function writeText(sink: ByteSink, text: string | null): void {
  if (text === null) sink.put(NULL);
  else sink.json(text);
}
