/** What is wrong with a text as XML; null where it is well-formed. Entente writes no doctype and no CDATA. */
export function xmlFault(text: string): string | null {
  // XML 1.0 has no way to write these.
  const bad = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/u.exec(text);
  if (bad) return `character ${bad[0].codePointAt(0)} at ${bad.index}`;
  const open: string[] = [];
  const token =
    /<\?[^?]*\?>|<!--(?:(?!--)[\s\S])*-->|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*="[^"<]*")*)\s*(\/?)>|[^<]+|</g;
  for (const [whole, close, name, attributes = "", empty] of text.matchAll(token)) {
    if (whole === "<") return "a < that opens nothing";
    const told = name === undefined ? whole : attributes;
    const amp =
      whole.startsWith("<?") || whole.startsWith("<!")
        ? null
        : /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.exec(told);
    if (amp) return `an & that is not a reference: ${told.slice(Math.max(0, amp.index - 20), amp.index + 20)}`;
    if (name === undefined) continue;
    const keys = [...attributes.matchAll(/([\w:.-]+)="/g)].map(([, key]) => key);
    if (new Set(keys).size < keys.length) return `an attribute twice in ${whole}`;
    if (close && open.pop() !== name) return `${whole} closes what is not open`;
    if (!close && !empty) open.push(name);
  }
  return open.length > 0 ? `${open.at(-1)} is never closed` : null;
}

export function unescapeXml(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (all, hex, decimal, name) =>
    hex || decimal ? String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)) : (named[name] ?? all),
  );
}

/** Rows of a CSV as RFC 4180 has it; null where it is none. */
export function readCsv(text: string): readonly (readonly string[])[] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      const quoted = /"((?:[^"]|"")*)"/y;
      quoted.lastIndex = at;
      const found = quoted.exec(text);
      if (!found) return null;
      field = (found[1] ?? "").replaceAll('""', '"');
      at = quoted.lastIndex;
    } else {
      const end = /[",\r\n]|$/g;
      end.lastIndex = at;
      const stop = end.exec(text)?.index ?? text.length;
      if (text[stop] === '"') return null;
      field = text.slice(at, stop);
      at = stop;
    }
    row.push(field);
    if (text[at] === ",") at += 1;
    else {
      rows.push(row);
      row = [];
      const line = /\r?\n|$/y;
      line.lastIndex = at;
      if (!line.exec(text)) return null;
      at = line.lastIndex;
      if (at === text.length) break;
      continue;
    }
    if (at === text.length) rows.push([...row, ""]);
  }
  return rows;
}
