import { isMapping } from "../model/mapping.ts";
import { flowYaml, scalarYaml } from "./block-yaml.ts";
import { type KeyOrder, orderBelow, ownOrder, rankOf } from "./key-order.ts";
import { foldedYaml, surelyFitsAsWritten } from "./lay-out.ts";

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Whether a text is canonical for certain: it is read beside its value, and wherever its writer had a choice, what the writer chose is
 * compared with what would be written. That takes a twentieth of writing it anew. Of anchors, comments in odd places and the like nothing is
 * certain: false.
 *
 * @param value what the text says
 * @param order of the file's keys
 */
export function isSurelyCanonical(text: string, value: unknown, order: KeyOrder): boolean {
  return isMapping(value) && new CanonicalText(text).isMapping(value, order);
}

const BLANK = "\n";
/** A comment up to its line's end; behind blanks its end would be another, and an empty one is none. */
const COMMENT = /#[^\n]*[^\n ]\n/y;

class CanonicalText {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isMapping(value: Mapping, order: KeyOrder): boolean {
    return this.#mapping(value, order, 0, false) && this.#at === this.#text.length;
  }

  /** @param isBegun its first key is behind a dash */
  #mapping(value: Mapping, given: KeyOrder, indent: number, isBegun: boolean): boolean {
    const order = ownOrder(given, (key) => Object.hasOwn(value, key));
    let [rank, isFirst] = [-1, true];
    for (const key in value) {
      const own = rankOf(key, order);
      if (own < rank) return false;
      rank = own;
      if (!(isFirst && isBegun) && !this.#lineBegins(indent, isFirst)) return false;
      isFirst = false;
      if (!this.#take(scalarYaml(key)) || !this.#take(":")) return false;
      if (!this.#valueOf(key, value[key], orderBelow(order, key), indent)) return false;
    }
    return true;
  }

  #valueOf(key: string, value: unknown, order: KeyOrder, indent: number): boolean {
    const isBlock = this.#take("\n");
    if (!isBlock && !this.#take(" ")) return false;
    if (isBlock) {
      if (Array.isArray(value)) return value.length > 0 && this.#list(value, order, indent + 2);
      return isMapping(value) && this.#mapping(value, order, indent + 2, false);
    }
    if (typeof value === "object" && value !== null) return this.#flow(value, order, indent + key.length + 2);
    return (this.#take(scalarIn(value)) && this.#lineEnds()) || this.#folded(key, value, indent);
  }

  #list(items: readonly unknown[], order: KeyOrder, indent: number): boolean {
    let isFirst = true;
    for (const item of items) {
      if (!this.#lineBegins(indent, isFirst) || !this.#take("- ")) return false;
      isFirst = false;
      if (isMapping(item) && !this.#text.startsWith("{", this.#at)) {
        if (!this.#mapping(item, order, indent + 2, true)) return false;
      } else if (typeof item === "object" && item !== null) {
        if (!this.#flow(item, order, indent + 2)) return false;
      } else if (!this.#take(scalarIn(item)) || !this.#lineEnds()) return false;
    }
    return true;
  }

  /** What is between brackets, and surely fits. */
  #flow(value: object, order: KeyOrder, column: number): boolean {
    const text = flowYaml(value, order);
    const fits = surelyFitsAsWritten(text, text.length, column);
    return fits && !HAS_QUOTES_IN_QUOTES.test(text) && this.#take(text) && this.#lineEnds();
  }

  /** A text over several lines. */
  #folded(key: string, value: unknown, indent: number): boolean {
    if (typeof value !== "string") return false;
    const end = this.#text.indexOf("\n", this.#at);
    const isFolded = this.#text.startsWith(" ".repeat(indent + 2), end + 1);
    return isFolded && this.#take(foldedYaml(key, value, indent, this.#text.charAt(this.#at)));
  }

  /** Comments before a key or a dash, as far to the right as that is, and the blanks before it. A blank line may be above all but a first one, and below what is said of the file. */
  #lineBegins(indent: number, isFirst: boolean): boolean {
    const pad = " ".repeat(indent);
    let mayBeBlank = !isFirst;
    for (;;) {
      if (mayBeBlank && this.#take(BLANK)) mayBeBlank = false;
      if (!this.#text.startsWith("#", this.#at + indent)) return this.#take(pad);
      if (!this.#take(pad) || !this.#comment()) return false;
      mayBeBlank = !isFirst || indent === 0;
    }
  }

  #lineEnds(): boolean {
    return this.#take("\n") || (this.#take(" ") && this.#comment());
  }

  #comment(): boolean {
    COMMENT.lastIndex = this.#at;
    if (!COMMENT.test(this.#text)) return false;
    this.#at = COMMENT.lastIndex;
    return true;
  }

  #take(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }
}

/** A scalar on one line; which quotes are around quotes is for the real writer. */
function scalarIn(value: unknown): string {
  const text = scalarYaml(value);
  return HAS_QUOTES_IN_QUOTES.test(text) ? UNKNOWN : text;
}

/** Or may have: what is escaped, and single quotes beside double ones. */
const HAS_QUOTES_IN_QUOTES = /\\|'.*"|".*'/;

/** What no line holds. */
const UNKNOWN = "\n\n\n";
