/** A character that cannot be seen, and where it is: UTF-16 code units. */
export interface Unseen {
  readonly character: string;
  readonly index: number;
}

/** What no text may hold: control characters but tab and line break, half a surrogate pair, and what is not a character. */
const CONTROL = /(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;
/** Takes no room, or reorders the text around it, or breaks a line; the blank of Braille is as empty. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2028\u2029\uFFF9-\uFFFB\u2800]/gu;

/** Nearly every text ends below the first of these, the soft hyphen: looking for all of them takes ten times as long. */
const MAY_HIDE = /[^\0-\xAC]/;
const NONE: readonly Unseen[] = Object.freeze([]);

/** Scripts in which letters join, so that a joiner or a non-joiner between them is part of the spelling. */
const JOINING = [
  ..."Arabic Syriac Mongolian Nko Mandaic Hanifi_Rohingya Adlam Phags_Pa Devanagari Bengali Gurmukhi Gujarati Oriya".split(
    " ",
  ),
  ..."Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan Balinese Javanese Newa Grantha Brahmi Tirhuta".split(
    " ",
  ),
]
  .map((script) => `\\p{Script=${script}}`)
  .join("");
const JOINS_BEFORE = new RegExp(`[${JOINING}]\\p{M}*$`, "u");
const JOINS_AFTER = new RegExp(`^[${JOINING}]`, "u");
const EMOJI_BEFORE = /(?:\p{Emoji}|\p{Emoji_Modifier}|\uFE0F|\u{E007F})$/u;
const EMOJI_AFTER = /^\p{Extended_Pictographic}/u;
/** 🏴 and the tags behind it, for the flags of regions. */
const FLAG_BEFORE = /\u{1F3F4}[\u{E0020}-\u{E007E}]*$/u;

/** The first control character of a text. */
export function controlIn(text: string): Unseen | undefined {
  const found = CONTROL.exec(text);
  return found ? { character: found[0], index: found.index } : undefined;
}

/** The characters of a text that cannot be seen, but for those that its script or an emoji needs. */
export function invisibleIn(text: string): readonly Unseen[] {
  if (!MAY_HIDE.test(text)) return NONE;
  const found: Unseen[] = [];
  for (const { 0: character, index } of text.matchAll(INVISIBLE)) {
    if (!isNeeded(text, index, character)) found.push({ character, index });
  }
  return found;
}

/** `U+200B` */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function isNeeded(text: string, index: number, character: string): boolean {
  const before = text.slice(Math.max(0, index - 16), index);
  const after = text.slice(index + character.length, index + character.length + 4);
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x200c) return JOINS_BEFORE.test(before) && JOINS_AFTER.test(after);
  if (code === 0x200d) {
    return (
      JOINS_BEFORE.test(before) || JOINS_AFTER.test(after) || (EMOJI_BEFORE.test(before) && EMOJI_AFTER.test(after))
    );
  }
  if (code === 0xfe0e || code === 0xfe0f) return /\p{Emoji}$/u.test(before);
  if ((code >= 0xfe00 && code <= 0xfe02) || (code >= 0xe0100 && code <= 0xe01ef))
    return /\p{Script=Han}$/u.test(before);
  if (code >= 0xe0020 && code <= 0xe007f) return FLAG_BEFORE.test(before);
  return code >= 0x180b && code <= 0x180f && /\p{Script=Mongolian}$/u.test(before);
}
