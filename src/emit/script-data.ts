/**
 * JSON for a `<script type="application/json">` in a page: the same JSON, without any character that could end the
 * script, begin a comment or break a line for a script reader.
 */
export function* scriptData(chunks: Iterable<string>): Generator<string> {
  for (const chunk of chunks) yield chunk.replace(/[<\u2028\u2029]/g, (character) => ESCAPES[character] ?? "");
}

const ESCAPES: Readonly<Record<string, string>> = {
  "<": "\\u003c",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};
