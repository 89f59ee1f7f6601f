/** Thrown, without a stack, where the fast reader leaves a text to the real parser. */
export const BAILOUT: { readonly bailout: true } = { bailout: true };

export const LF = 10;
export const SPACE = 32;
export const QUOTE = 34;
export const HASH = 35;
export const APOSTROPHE = 39;
export const ASTERISK = 42;
export const COMMA = 44;
export const DASH = 45;
const DOT = 46;
export const COLON = 58;
export const OPEN_LIST = 91;
export const CLOSE_LIST = 93;
export const OPEN_MAP = 123;
export const CLOSE_MAP = 125;

/** What a character may do inside a plain scalar or a key; several bits may be set. */
export const ENDS_LINE = 1;
/** `:` and `#`, which end a plain scalar or do not, as their neighbours say. */
export const MAY_END = 2;
/** `,` `[` `]` `{` `}`. */
export const ENDS_FLOW = 4;
/** Control characters: never read here. */
export const ODD = 8;
/** May start a plain scalar. */
export const STARTS_PLAIN = 16;
/** May start a key. */
export const STARTS_KEY = 32;
/** Starts what may be a number. */
export const STARTS_NUMBER = 64;

const CLASSES = classify();

/** Beyond ASCII all are letters, as the odd ones were turned away before. */
function classify(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(STARTS_PLAIN | STARTS_KEY, 128);
  const mark = (characters: string, bits: number) => {
    for (const character of characters) {
      const code = character.charCodeAt(0);
      table[code] = (table[code] ?? 0) | bits;
    }
  };
  table.fill(ODD, 0, SPACE);
  table[127] = ODD;
  table[LF] = ENDS_LINE;
  mark(":#", MAY_END);
  mark(",[]{}", ENDS_FLOW);
  mark("0123456789+.", STARTS_NUMBER | STARTS_PLAIN);
  mark("~/($<=;^)\\", STARTS_PLAIN);
  mark("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", STARTS_PLAIN | STARTS_KEY);
  return table;
}

/** The class of a character. */
export function classOf(code = 0): number {
  return CLASSES[code] ?? ODD;
}

/** The characters of the one text that is being read: an array is scanned faster than a string, of which V8 has many kinds. */
let characters = new Uint16Array(0x10000);
let writer = Buffer.from(characters.buffer);

/** Puts a text into `characters`, a line break behind it if need be, and then what no reader takes for anything. Gives the end. */
function load(text: string, unfinished: boolean): number {
  const end = text.length + (unfinished ? 1 : 0);
  if (end + 2 > characters.length) {
    characters = new Uint16Array(2 * end + 2);
    writer = Buffer.from(characters.buffer);
  }
  // Little-endian: a machine of the other kind finds no YAML in it, and leaves all to the real parser.
  writer.write(text, "utf16le");
  if (unfinished) characters[text.length] = LF;
  characters[end] = 0;
  characters[end + 1] = 0;
  return end;
}

/** Where the reader is. */
export class Cursor {
  readonly text: string;
  /** The text's characters. They end in a line break, so that no scan runs past it. Good until the next text is read. */
  readonly codes: Uint16Array;
  /** Behind the last line break. */
  readonly end: number;
  /** The last line break is not in the file: a block scalar there would end otherwise. */
  readonly unfinished: boolean;
  position = 0;
  /** Column of the first character on the current line; -1 past the last line. */
  column = 0;
  depth = 0;
  /** One bit for the key that was read last: keys with different bits are different. */
  keyBit = 0;
  /** There was a comment between the last value, or key, and the current line. */
  commented = false;
  /** Scalars that bear an anchor, by its name. */
  anchors: Map<string, unknown> | undefined;
  aliases = 0;

  constructor(text: string) {
    this.unfinished = !text.endsWith("\n");
    this.text = text;
    this.end = load(text, this.unfinished);
    this.codes = characters;
  }
}

/** Leaves the whole text to the real parser: what is here is rare, faulty, or read differently by it. */
export function bailOut(): never {
  throw BAILOUT;
}

/** From the start of a line: to the first character that is neither blank nor comment. */
export function nextContent(cursor: Cursor): void {
  const { codes, end } = cursor;
  let position = cursor.position;
  while (position < end) {
    const start = position;
    while (codes[position] === SPACE) position += 1;
    const code = codes[position];
    if (code === HASH) {
      cursor.commented = true;
      position = lineEnd(codes, position) + 1;
    } else if (code === LF) position += 1;
    else if (position < end) {
      cursor.position = position;
      cursor.column = position - start;
      return;
    }
  }
  cursor.position = end;
  cursor.column = -1;
}

/** After a value: only blanks, or a comment set off by one, may follow on the line. Then to the next content. */
export function finishLine(cursor: Cursor): void {
  const { codes, end } = cursor;
  let position = cursor.position;
  while (codes[position] === SPACE) position += 1;
  const code = codes[position];
  cursor.commented = code === HASH;
  if (code === HASH && position > cursor.position) position = lineEnd(codes, position);
  else if (code !== LF && position < end) bailOut();
  cursor.position = position + 1;
  nextContent(cursor);
}

/** Whether `---` or `...` begins here, which at the start of a line may begin or end a document. */
export function startsDocument(codes: Uint16Array, at: number): boolean {
  const code = codes[at];
  return (code === DASH || code === DOT) && codes[at + 1] === code && codes[at + 2] === code;
}

/** The line break that ends the line of `from`, which is before the end. */
export function lineEnd(codes: Uint16Array, from: number): number {
  let at = from;
  while (codes[at] !== LF) at += 1;
  return at;
}
