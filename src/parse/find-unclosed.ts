import { yaml } from "./yaml-library.ts";

/** Where the last bracket, brace or quote opens that is still open at `until`; -1 where none is. */
export function findUnclosed(text: string, until: number): number {
  const open: number[] = [];
  let offset = 0;
  let isScalar = false;
  for (const token of new (yaml().Lexer)().lex(text)) {
    if (token === "\u0002" || token === "\u0018" || token === "\u001f") {
      isScalar = token === "\u001f";
      continue;
    }
    if (offset > until) break;
    const isQuoted = !isScalar && /^["']/.test(token);
    if (isQuoted && (token.length === 1 || !token.endsWith(token.charAt(0)))) return offset;
    if (!isScalar && (token === "[" || token === "{")) open.push(offset);
    else if (!isScalar && (token === "]" || token === "}")) open.pop();
    isScalar = false;
    offset += token.length;
  }
  return open.at(-1) ?? -1;
}
