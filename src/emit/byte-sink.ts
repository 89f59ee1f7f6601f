import { jsonText } from "../text/json-text.ts";
import { xmlId, xmlText } from "./xml-text.ts";

const encoder = new TextEncoder();

/** Bytes after which a chunk is worth handing on. */
const CHUNK = 64 * 1024;

/** What keeps a character of ASCII from being written as it is; nothing beyond ASCII is, nor DEL. */
const IN_JSON = 1;
const IN_XML = 2;
const IN_ID = 4;
const SPECIAL = new Uint8Array(65_536).fill(IN_JSON + IN_XML + IN_ID, 128);
SPECIAL.fill(IN_JSON + IN_XML + IN_ID, 0, 32);
SPECIAL[127] = IN_JSON + IN_XML + IN_ID;
for (const [characters, where] of [
  ['"', IN_JSON + IN_XML + IN_ID],
  ["&<>'", IN_XML + IN_ID],
  ["\\", IN_JSON + IN_ID],
] as const) {
  for (const character of characters) SPECIAL[character.charCodeAt(0)] = where;
}

const MOST_KNOWN = 20_000;
/** Called so, since V8 has more kinds of texts than it looks up a method for without ado: written as usual, a third of the time goes there. */
const { charCodeAt } = String.prototype;
const QUOTE = 34;
const [ZERO, MINUS, DOT] = [48, 45, 46];
/** So many still fit into a machine word. */
const MOST_HUNDREDTHS = 2 ** 31;

/** A constant as bytes. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

const NOTHING = bytesOf("");

/** Bytes that are made once for each of a few keys: what is written again and again, most often many times in a row. */
export function bytesFor<K>(make: (key: K) => string | Uint8Array): (key: K) => Uint8Array {
  const known = new Map<K, Uint8Array>();
  let lastKey: K | undefined;
  let last = NOTHING;
  return (key) => {
    if (lastKey === key) return last;
    let bytes = known.get(key);
    if (bytes === undefined) {
      const made = make(key);
      bytes = typeof made === "string" ? bytesOf(made) : made;
      if (known.size > MOST_KNOWN) known.clear();
      known.set(key, bytes);
    }
    lastKey = key;
    last = bytes;
    return bytes;
  };
}

/**
 * A growing buffer that text is written into as UTF-8. Emitters write most of what they write character by character, since
 * making texts first and encoding them afterwards takes four times as long, and as much again to collect them.
 *
 * @example
 * sink.json(name);
 * hash.update(sink.bytes());
 * sink.reset();
 */
export class ByteSink {
  #bytes: Uint8Array;
  #length = 0;

  constructor(size: number = 2 * CHUNK) {
    this.#bytes = new Uint8Array(size);
  }

  get length(): number {
    return this.#length;
  }

  /** Holds enough for a chunk. */
  get isFull(): boolean {
    return this.#length >= CHUNK;
  }

  /** What has been written: a view, good until more is written or the sink is reset. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** What has been written, for keeps; the sink is empty then. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** Forgets what was written and keeps the room for it. */
  reset(): void {
    this.cutTo(0);
  }

  /** Forgets what was written beyond a length. */
  cutTo(length: number): void {
    this.#length = length;
  }

  /** A character of ASCII by its code. */
  byte(code: number): void {
    this.#reserve(1)[this.#length++] = code;
  }

  put(bytes: Uint8Array): void {
    this.#reserve(bytes.length).set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Writes once more what is there already. */
  again(from: number, to: number): void {
    this.#reserve(to - from).copyWithin(this.#length, from, to);
    this.#length += to - from;
  }

  /** A text that is known to be ASCII. */
  ascii(text: string): void {
    const { length } = text;
    const bytes = this.#reserve(length);
    const at = this.#length;
    for (let i = 0; i < length; i += 1) bytes[at + i] = charCodeAt.call(text, i);
    this.#length = at + length;
  }

  /** Any text; halves of a surrogate pair become U+FFFD. */
  utf8(text: string): void {
    const bytes = this.#reserve(3 * text.length);
    this.#length += encoder.encodeInto(text, bytes.subarray(this.#length)).written;
  }

  /** A text as a JSON string. */
  json(text: string): void {
    const { length } = text;
    this.#reserve(length + 2)[this.#length++] = QUOTE;
    const plain = this.#plain(text, 0, length, IN_JSON);
    if (plain < length) this.utf8(jsonText(text.slice(plain)).slice(1));
    else this.#bytes[this.#length++] = QUOTE;
  }

  /** The same without quotes, from a character on: what is before it is written already. */
  jsonFrom(text: string, start: number): void {
    const { length } = text;
    this.#reserve(length);
    const plain = this.#plain(text, start, length, IN_JSON);
    if (plain < length) this.utf8(jsonText(text.slice(plain)).slice(1, -1));
  }

  /** A text in a quoted attribute or between tags of XML. */
  xml(text: string): void {
    const { length } = text;
    this.#reserve(length);
    const plain = this.#plain(text, 0, length, IN_XML);
    if (plain < length) this.utf8(xmlText(text.slice(plain)));
  }

  /** A key as an XML id. */
  xmlId(key: string): void {
    const { length } = key;
    this.#reserve(length);
    const plain = this.#plain(key, 0, length, IN_ID);
    if (plain < length) this.utf8(xmlId(key.slice(plain)));
  }

  /** A number as JavaScript writes it. */
  number(value: number): void {
    const hundredths = Math.round(value * 100);
    if (hundredths / 100 === value && Math.abs(hundredths) < MOST_HUNDREDTHS) this.#hundredths(hundredths);
    else this.ascii(String(value));
  }

  /** A whole number of hundredths, as all places and nearly all quantities are: made as text, they take ten times as long. */
  #hundredths(signed: number): void {
    const bytes = this.#reserve(16);
    if (signed < 0) bytes[this.#length++] = MINUS;
    const all = Math.abs(signed);
    const whole = Math.floor(all / 100);
    const rest = all - 100 * whole;
    let end = this.#length + 1;
    for (let more = whole; more > 9; more = Math.floor(more / 10)) end += 1;
    let at = end;
    for (let more = whole; at > this.#length; more = Math.floor(more / 10)) bytes[--at] = ZERO + (more % 10);
    this.#length = end;
    if (rest === 0) return;
    bytes[this.#length++] = DOT;
    bytes[this.#length++] = ZERO + Math.floor(rest / 10);
    if (rest % 10 !== 0) bytes[this.#length++] = ZERO + (rest % 10);
  }

  /**
   * Writes from a character on as long as they are plain, and gives the place of the first that isn't. There must be room. The length
   * of a text is asked for once: V8 has so many kinds of texts that finding it takes as long as five characters.
   */
  #plain(text: string, start: number, length: number, where: number): number {
    const bytes = this.#bytes;
    let at = this.#length;
    let i = start;
    for (; i < length; i += 1) {
      const code = charCodeAt.call(text, i);
      if (((SPECIAL[code] ?? where) & where) !== 0) break;
      bytes[at++] = code;
    }
    this.#length = at;
    return i;
  }

  #reserve(more: number): Uint8Array {
    if (this.#length + more > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + more));
      wider.set(this.bytes());
      this.#bytes = wider;
    }
    return this.#bytes;
  }
}
