import type { Claim } from "../model/claim.ts";
import type { Fact, Rollup } from "../model/fact.ts";
import { type ByteSink, bytesFor, bytesOf } from "./byte-sink.ts";
import { writeJson } from "./json-value.ts";

const [ID, TYPE] = [bytesOf('{"id":'), bytesOf(',"type":')];
const [SUBJECT, OBJECT] = [bytesOf(',"subject":'), bytesOf(',"object":')];
const [QUALIFIERS, CLAIMS, ROLLUP] = [bytesOf(',"qualifiers":'), bytesOf(',"claims":['), bytesOf('],"rollup":')];
const [FILE, POINTER] = [bytesOf(',"file":'), bytesOf(',"pointer":')];

/** A fact as JSON.stringify gives it, with the members that its type declares, in that order. */
export function writeFact(sink: ByteSink, fact: Fact): void {
  const { id, claims } = fact;
  sink.put(ID);
  const from = sink.length;
  sink.json(id);
  const written = { id, from, to: sink.length };
  sink.put(TYPE);
  sink.json(fact.type);
  sink.put(SUBJECT);
  sink.json(fact.subject);
  sink.put(OBJECT);
  writeText(sink, fact.object);
  sink.put(QUALIFIERS);
  writeJson(sink, fact.qualifiers);
  sink.put(CLAIMS);
  let before = "";
  for (const claim of claims) {
    sink.ascii(before);
    writeClaim(sink, claim, written);
    before = ",";
  }
  sink.put(ROLLUP);
  writeRollup(sink, fact.rollup);
  sink.put(FILE);
  sink.json(fact.file);
  sink.put(POINTER);
  sink.json(fact.pointer);
  sink.ascii("}");
}

const [FACT, BY, BY_NOBODY] = [bytesOf(',"fact":'), bytesOf(',"by":'), bytesOf(',"by":null')];
const [SAID, SAID_WHENEVER] = [bytesOf(',"said":'), bytesOf(',"said":null,"relays":[],"at":')];
const [RELAYS, AT] = [bytesOf(',"relays":'), bytesOf(',"at":')];
const [QUOTE, NOTE, SAYS] = [bytesOf(',"quote":'), bytesOf(',"note":'), bytesOf(',"says":')];
const NO_WORDS = bytesOf(',"quote":null,"note":null,"says":');
const HASH = 35;
/** See the byte sink. */
const { startsWith, charCodeAt } = String.prototype;

/** Where the id of a claim's fact stands already, quotes included. */
interface Written {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

function writeClaim(sink: ByteSink, claim: Claim, { id, from, to }: Written): void {
  sink.put(ID);
  // Nearly all of the id has been written before.
  if (startsWith.call(claim.id, id) && charCodeAt.call(claim.id, id.length) === HASH) {
    sink.again(from, to - 1);
    sink.jsonFrom(claim.id, id.length);
    sink.ascii('"');
  } else sink.json(claim.id);
  sink.put(FACT);
  if (claim.fact === id) sink.again(from, to);
  else sink.json(claim.fact);
  if (claim.by === null) sink.put(BY_NOBODY);
  else {
    sink.put(BY);
    sink.json(claim.by);
  }
  sink.put(stanceToSource(claim.stance));
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
  if (claim.quote === null && claim.note === null) sink.put(NO_WORDS);
  else {
    sink.put(QUOTE);
    writeText(sink, claim.quote);
    sink.put(NOTE);
    writeText(sink, claim.note);
    sink.put(SAYS);
  }
  writeJson(sink, claim.says);
  sink.ascii("}");
}

const stanceToSource = bytesFor((stance: Claim["stance"]) => `,"stance":${JSON.stringify(stance)},"source":`);

/** Of a fact whose support is as computed, and which nobody contests. */
const supportToVoices = bytesFor((support: Rollup["support"]) => {
  const quoted = JSON.stringify(support);
  return `{"support":${quoted},"computed":${quoted},"assessment":null,"contested":"no","voices":`;
});
const NO_NUMBERS = bytesOf(',"deniers":[],"quantities":[]}');

function writeRollup(sink: ByteSink, rollup: Rollup): void {
  const { support, computed, assessment, contested, voices, deniers, quantities } = rollup;
  if (computed !== support || assessment !== null || contested !== "no" || deniers.length + quantities.length > 0) {
    writeJson(sink, { support, computed, assessment, contested, voices, deniers, quantities });
    return;
  }
  sink.put(supportToVoices(support));
  writeJson(sink, voices);
  sink.put(NO_NUMBERS);
}

function writeText(sink: ByteSink, text: string | null): void {
  if (text === null) sink.ascii("null");
  else sink.json(text);
}
