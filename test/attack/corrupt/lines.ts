import type { TextCorruption } from "./corruption.ts";
import { HOSTILE } from "./hostile.ts";
import { KEYS, PIECES, VALUES } from "./pieces.ts";

/** Changes the lines of a text. */
function lines(change: (lines: string[], at: number, below: (n: number) => number) => void): TextCorruption {
  return (text, random) => {
    const all = text.split("\n");
    change(all, random.below(all.length), random.below);
    return all.join("\n");
  };
}

/** The keys of a text as they are written: where each begins, and how long it is. */
function keysOf(text: string): { readonly at: number; readonly key: string }[] {
  return [...text.matchAll(/(?<=^ *(?:- )?|[{,] ?)([A-Za-z_$-]+)(?=:(?:\s|$))/gm)].map((found) => ({
    at: found.index,
    key: found[1] ?? "",
  }));
}

function replaced(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}

export const LINES: Readonly<Record<string, TextCorruption>> = {
  "a line dropped": lines((all, at) => all.splice(at, 1)),
  "a line doubled": lines((all, at) => all.splice(at, 0, all[at] ?? "")),
  "a line many times": lines((all, at) => all.splice(at, 0, ...Array<string>(300).fill(all[at] ?? ""))),
  "two lines swapped": lines((all, at, below) => {
    const other = below(all.length);
    [all[at], all[other]] = [all[other] ?? "", all[at] ?? ""];
  }),
  "lines reversed": (text) => text.split("\n").reverse().join("\n"),
  "a line indented": lines((all, at, below) => {
    all[at] = " ".repeat(1 + below(5)) + (all[at] ?? "");
  }),
  "a line unindented": lines((all, at) => {
    all[at] = (all[at] ?? "").trimStart();
  }),
  "a tab for spaces": lines((all, at) => {
    all[at] = (all[at] ?? "").replace(/^ +/, "\t");
  }),
  "a comment added": lines((all, at) => {
    all[at] = `${all[at] ?? ""} # said by hand`;
  }),
  "cut short": (text, random) => text.slice(0, random.below(text.length + 1)),
  "a beginning lost": (text, random) => text.slice(random.below(text.length + 1)),
  "a piece put in": (text, random) => {
    const at = random.below(text.length + 1);
    return replaced(text, at, 0, random.pick(PIECES));
  },
  "a character replaced": (text, random) => replaced(text, random.below(text.length + 1), 1, random.pick(PIECES)),
  "a word dropped": (text, random) => {
    const word = random.maybe([...text.matchAll(/\S+/g)]);
    return word ? replaced(text, word.index, word[0].length, "") : text;
  },
  "line ends of Windows": (text) => text.replaceAll("\n", "\r\n"),
  "line ends of old": (text) => text.replaceAll("\n", "\r"),
  "a byte order mark": (text) => `\ufeff${text}`,
  "nothing left": () => "",
  "only a comment": () => "# nothing here\n",
  "two documents": (text) => `${text}---\n${text}`,
  "a document's end": (text) => `---\n${text}...\n`,
  "another way to normalise": (text) =>
    text.normalize("NFD") === text ? text.normalize("NFC") : text.normalize("NFD"),
  "deep nesting": (text, random) => `${text}\nx: ${"[".repeat(1 + random.below(500))}`,
  "aliases that grow": (text) => {
    const rows = Array.from({ length: 9 }, (_, n) => `b${n + 1}: &b${n + 1} [${Array(9).fill(`*b${n}`).join(", ")}]`);
    return `${text}\nb0: &b0 [x]\n${rows.join("\n")}\n`;
  },
};

export const KEYED: Readonly<Record<string, TextCorruption>> = {
  "a key renamed": (text, random) => {
    const found = random.maybe(keysOf(text));
    return found ? replaced(text, found.at, found.key.length, random.pick(KEYS)) : text;
  },
  "a key misspelt": (text, random) => {
    const found = random.maybe(keysOf(text));
    if (!found) return text;
    const letter = random.below(found.key.length);
    return replaced(text, found.at + letter, 1, random.chance(0.5) ? "" : "q");
  },
  "a key doubled": (text, random) => {
    const found = random.maybe(keysOf(text));
    const end = found ? text.indexOf("\n", found.at) : -1;
    if (!found || end < 0) return text;
    const start = text.lastIndexOf("\n", found.at) + 1;
    return replaced(text, end + 1, 0, text.slice(start, end + 1));
  },
  "a value of another kind": (text, random) => {
    const found = random.maybe([...text.matchAll(/(?<=: )[^\n,{}[\]#]+/g)]);
    return found ? replaced(text, found.index, found[0].length, random.pick(VALUES)) : text;
  },
  "a list item of another kind": (text, random) => {
    const found = random.maybe([...text.matchAll(/(?<=[[,] ?|- )[^\n,{}[\]#:]+(?=[,\]\n])/g)]);
    return found ? replaced(text, found.index, found[0].length, random.pick(VALUES)) : text;
  },
  "a key added": (text, random) => {
    const found = random.maybe(keysOf(text));
    if (!found) return text;
    const inBraces = /[{,] ?$/.test(text.slice(0, found.at));
    const [key, value] = [random.pick(KEYS), random.pick(VALUES)];
    if (inBraces) return replaced(text, found.at, 0, `${key}: ${value}, `);
    const start = text.lastIndexOf("\n", found.at) + 1;
    return replaced(text, start, 0, `${" ".repeat(/^ */.exec(text.slice(start))?.[0].length ?? 0)}${key}: ${value}\n`);
  },
  "a value from another place": (text, random) => {
    const all = [...text.matchAll(/(?<=: )[^\n]+/g)];
    const [one, other] = [random.maybe(all), random.maybe(all)];
    return one && other ? replaced(text, one.index, one[0].length, other[0]) : text;
  },
};

/** Texts of names, notes and quotes set to hostile ones, in the quotes of JSON, which are YAML's: most such projects are sound. */
export const hostileTexts: TextCorruption = (text, random) =>
  text.replace(
    /(?<=\b(?:name|note|quote|description|title|standfirst|text|label|plural|inverse|aliases): )(?![>|&*])([^\n,{}[\]#]+)$/gm,
    (all) => (random.chance(0.5) ? JSON.stringify(random.pick(HOSTILE)) : all),
  );
