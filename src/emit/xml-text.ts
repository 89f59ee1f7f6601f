import { OBEYED_CHARACTERS } from "../text/json-text.ts";

// Joined from text: a control character in a literal looks like a slip to the linter; here it is meant.
const CONTROLS = "\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF";
const HALVES = "[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]";
/** What XML 1.0 cannot hold at all, escaped or not: control characters, U+FFFE and U+FFFF, and halves of a surrogate pair. */
const FORBIDDEN = new RegExp(`[${CONTROLS}]|${HALVES}`, "g");
const REFERRED = new RegExp(`[&<>"'\\t\\n\\r${OBEYED_CHARACTERS}]`, "g");
/** Nearly every text is plain and costs one scan. A surrogate may be a lone one: look closer. */
const SPECIAL = new RegExp(`[${CONTROLS}\\t\\n\\r&<>"'\\uD800-\\uDFFF${OBEYED_CHARACTERS}]`);
const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  // Written bare, a reader turns them into spaces.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text for a quoted attribute, or between tags. */
export function xmlText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return stripForbidden(text).replace(
    REFERRED,
    (character) => REFERENCES[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

/** Text without the characters that no XML 1.0 file can hold. */
export function stripForbidden(text: string): string {
  return SPECIAL.test(text) ? text.replace(FORBIDDEN, "") : text;
}

/**
 * A key as an XML id. Dropping characters could make two keys one, so each forbidden character is spelled out instead,
 * and a backslash doubled.
 */
export function xmlId(key: string): string {
  if (!SPECIAL.test(key) && !key.includes("\\")) return key;
  const spelled = key.replaceAll("\\", "\\\\").replace(FORBIDDEN, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return xmlText(spelled);
}
