/** What JSON cannot hold as it stands: quotes, backslashes, control characters; and surrogates, whose halves are escaped. */
// Joined from text: a control character in a literal looks like a slip to the linter; here it is meant.
const CONTROLS = "\\u0000-\\u001f";
const SPECIAL = new RegExp(`["\\\\${CONTROLS}\\ud800-\\udfff]`);

/** A text as JSON. Nearly every text is plain and costs one scan. */
export function quote(text: string): string {
  return SPECIAL.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** The members of a flat object: most of its values are texts. Nothing may have a `toJSON`, or keys that are not its own. */
export function members(object: Readonly<Record<string, unknown>>): string {
  let text = "";
  for (const key in object) {
    const value = object[key];
    if (value === undefined) continue;
    text += `${text === "" ? "" : ","}${quote(key)}:${typeof value === "string" ? quote(value) : JSON.stringify(value)}`;
  }
  return text;
}
