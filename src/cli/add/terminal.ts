import { createInterface, type Interface } from "node:readline";
import { neutral } from "../../report/display.ts";

/** Puts questions to a person. */
export interface Asker {
  /** The answer, without spaces around it; null: the person has left. Tab completes it from `offers`. */
  ask(question: string, offers: readonly string[]): Promise<string | null>;
  tell(text: string): void;
  close(): void;
}

type Input = Parameters<typeof createInterface>[0] extends infer O ? Extract<O, { input: unknown }>["input"] : never;

/** A terminal. Questions go to `output`, so that the results alone are on standard output. */
export class Terminal implements Asker {
  readonly #lines: string[] = [];
  readonly #reader: Interface;
  readonly #output: NodeJS.WritableStream;
  #offers: readonly string[] = [];
  #answer: ((line: string | null) => void) | null = null;
  #isClosed = false;

  constructor(input: Input, output: NodeJS.WritableStream) {
    this.#output = output;
    this.#reader = createInterface({
      input,
      output,
      terminal: true,
      completer: (line: string) => [completionsOf(line.trimStart(), this.#offers), line.trimStart()],
    });
    this.#reader.on("line", (line) => this.#take(line));
    this.#reader.on("SIGINT", () => this.#reader.close());
    this.#reader.on("close", () => {
      this.#isClosed = true;
      this.#give(null);
    });
  }

  ask(question: string, offers: readonly string[]): Promise<string | null> {
    this.#offers = offers;
    this.#output.write(`${question}\n`);
    this.#reader.setPrompt("> ");
    if (!this.#isClosed) this.#reader.prompt();
    // What was pasted has lines that no question has asked for yet.
    const line = this.#lines.shift();
    if (line !== undefined || this.#isClosed) return Promise.resolve(line?.trim() ?? null);
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  tell(text: string): void {
    this.#output.write(text);
  }

  close(): void {
    this.#reader.close();
  }

  #take(line: string): void {
    if (this.#answer === null) this.#lines.push(line);
    else this.#give(line.trim());
  }

  #give(line: string | null): void {
    const answer = this.#answer;
    this.#answer = null;
    answer?.(line);
  }
}

/** So many are shown; of more, only what they have in common is filled in. */
const MOST_SHOWN = 50;

/** What a line may go on to; where that is nothing, what has its text elsewhere. */
export function completionsOf(line: string, offers: readonly string[]): string[] {
  const found = offers.filter((offer) => offer.startsWith(line));
  if (found.length === 0) {
    const within = offers.filter((offer) => offer.toLowerCase().includes(line.toLowerCase()));
    return within.length <= MOST_SHOWN ? within.map(neutral) : [];
  }
  if (found.length <= MOST_SHOWN) return found.map(neutral);
  const [first = ""] = found;
  let length = first.length;
  for (const other of found) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return length > line.length ? [first.slice(0, length)] : [];
}
