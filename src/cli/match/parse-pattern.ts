/** A part of a pattern as it was typed. */
export interface Word {
  readonly text: string;
  /** In quotes, so that it is a name whatever it looks like. */
  readonly quoted: boolean;
  /** Offsets in the pattern. */
  readonly start: number;
  readonly end: number;
}

/** `item ?what`, `quantity>=1000 rounds`, `stage` */
export interface WrittenCondition {
  readonly name: Word;
  /** null: a qualifier and what it is, with nothing between. */
  readonly operator: string | null;
  /** null: any value. */
  readonly value: Word | null;
}

/** `?a supplies ?b, item ?what`: the words before the first comma, and what follows each comma. */
export interface WrittenStep {
  readonly words: readonly Word[];
  readonly conditions: readonly WrittenCondition[];
}

/** A pattern cannot be read, at a place in it. */
export class PatternError extends Error {
  readonly start: number;
  readonly end: number;
  readonly hint: string | null;

  constructor(message: string, { start, end }: { readonly start: number; readonly end: number }, hint: string | null) {
    super(message);
    this.start = start;
    this.end = end;
    this.hint = hint;
  }
}

const SPACE = /\s*/y;
const WORD = /[^\s,;"'][^\s,;]*/y;
const NAME = /[^\s,;=<>!"']+/y;
const OPERATOR = />=|<=|!=|=|>|</y;
const SEPARATOR = /[,;]/;
const EXAMPLE = "write `?a supplies ?b, item ?what; ?b strikes ?c`";

/**
 * Reads the grammar of `entente match`: steps with `;` between; in each an end, a relation and an end, then conditions behind commas.
 * Names that hold spaces or commas come in quotes. Knows nothing of a graph.
 *
 * @throws PatternError at the first character that does not fit
 */
export function parsePattern(pattern: string): readonly WrittenStep[] {
  const reader = new Reader(pattern);
  const steps: WrittenStep[] = [];
  for (;;) {
    steps.push(reader.step());
    if (!reader.take(";") || reader.isAtEnd()) return steps;
  }
}

class Reader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  step(): WrittenStep {
    const words: Word[] = [];
    while (!this.#isAtSeparator()) words.push(this.#word());
    if (words.length < 2) {
      const what = words.length === 0 ? "there is no step here" : "a step has an end, a relation and an end";
      throw new PatternError(what, words[0] ?? this.#here(), EXAMPLE);
    }
    const conditions: WrittenCondition[] = [];
    while (this.take(",")) conditions.push(this.#condition());
    return { words, conditions };
  }

  /** Goes on behind a separator, where it is the next. */
  take(separator: string): boolean {
    this.#match(SPACE);
    if (this.#pattern[this.#at] !== separator) return false;
    this.#at += 1;
    return true;
  }

  isAtEnd(): boolean {
    this.#match(SPACE);
    return this.#at >= this.#pattern.length;
  }

  #condition(): WrittenCondition {
    this.#match(SPACE);
    const start = this.#at;
    const text = this.#match(NAME);
    if (text === "")
      throw new PatternError("there is no qualifier here", this.#here(), "write `item ?what` or `quantity>=1000`");
    const name = { text, quoted: false, start, end: this.#at };
    this.#match(SPACE);
    const operator = this.#match(OPERATOR) || null;
    const value = this.#value();
    if (operator !== null && value === null)
      throw new PatternError(`\`${text}${operator}\` compares with nothing`, { start, end: this.#at }, null);
    return { name, operator, value };
  }

  /** All up to the next separator: one word in quotes, or several as they are. */
  #value(): Word | null {
    if (this.#isAtSeparator()) return null;
    const first = this.#word();
    let last = first;
    while (!this.#isAtSeparator()) last = this.#word();
    if (first === last) return first;
    const span = { start: first.start, end: last.end };
    return { text: this.#pattern.slice(span.start, span.end), quoted: false, ...span };
  }

  #word(): Word {
    const start = this.#at;
    const quote = this.#pattern[start];
    if (quote !== '"' && quote !== "'") {
      const text = this.#match(WORD);
      return { text, quoted: false, start, end: this.#at };
    }
    const end = this.#pattern.indexOf(quote, start + 1);
    if (end < 0)
      throw new PatternError(
        `this ${quote} is not closed`,
        { start, end: this.#pattern.length },
        "end the name with another",
      );
    this.#at = end + 1;
    return { text: this.#pattern.slice(start + 1, end), quoted: true, start, end: this.#at };
  }

  #isAtSeparator(): boolean {
    return this.isAtEnd() || SEPARATOR.test(this.#pattern[this.#at] ?? "");
  }

  #here(): { readonly start: number; readonly end: number } {
    return { start: this.#at, end: this.#at + 1 };
  }

  #match(what: RegExp): string {
    what.lastIndex = this.#at;
    const [text = ""] = what.exec(this.#pattern) ?? [];
    this.#at += text.length;
    return text;
  }
}
