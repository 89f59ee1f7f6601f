/** What a look at a file's bytes shows. */
export type Look = "ascii" | "plain" | "odd";

/** What a byte may be a sign of. */
const PRINTABLE = 0;
const BEYOND_ASCII = 1;
/** First byte of a character that may be a control character, a line separator, a byte order mark or no character. */
const SUSPECT = 2;
const ODD = 3;

const KINDS = classify();

function classify(): Uint8Array {
  const kinds = new Uint8Array(256).fill(BEYOND_ASCII, 128);
  kinds.fill(ODD, 0, 0x20);
  kinds[0x0a] = PRINTABLE;
  kinds[0x7f] = ODD;
  for (const lead of [0xc2, 0xe2, 0xef]) kinds[lead] = SUSPECT;
  return kinds;
}

/**
 * Looks once over all bytes, so that nobody has to search the text afterwards: `odd` where there may be a control character (and be
 * it a tab or a carriage return), a line or paragraph separator, a byte order mark or U+FFFE and U+FFFF. Does not say that it is UTF-8.
 */
export function lookOver(bytes: Uint8Array): Look {
  const { length } = bytes;
  let look: Look = "ascii";
  for (let at = 0; at < length; at += 1) {
    const kind = KINDS[bytes[at] ?? 0];
    if (kind === PRINTABLE) continue;
    if (kind === ODD || (kind === SUSPECT && isOdd(bytes, at))) return "odd";
    look = "plain";
  }
  return look;
}

function isOdd(bytes: Uint8Array, at: number): boolean {
  const [lead, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  // U+0080 to U+009F.
  if (lead === 0xc2) return second < 0xa0;
  // U+2028 and U+2029.
  if (lead === 0xe2) return second === 0x80 && (third === 0xa8 || third === 0xa9);
  // U+FEFF, or U+FFFE and U+FFFF.
  return (second === 0xbb && third === 0xbf) || (second === 0xbf && third >= 0xbe);
}
