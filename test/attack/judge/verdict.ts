import type { Called } from "../call.ts";

/** Collects what is wrong with one case. */
export class Verdict {
  readonly faults: string[] = [];

  /** Notes a fault where something does not hold. */
  expect(holds: boolean, what: string | (() => string)): boolean {
    if (!holds) this.faults.push(typeof what === "string" ? what : what());
    return holds;
  }

  /** A command that never owns up to a fault, never shows a stack, and sends nothing that a terminal obeys. */
  sound({ args, code, out, err }: Called, ...codes: readonly number[]): boolean {
    const name = args.join(" ");
    const both = `${err}\n${out}`;
    this.expect(!/^\s+at .+:\d+:\d+\)?$/m.test(err), () => `a stack trace from ${name}: ${err}`);
    this.expect(!/this is a fault in Entente/.test(err), () => `a fault from ${name}: ${err}`);
    const bad = hidden(both);
    this.expect(bad === null, () => `U+${(bad ?? "").codePointAt(0)?.toString(16)} is printed raw by ${name}`);
    return this.expect(
      codes.includes(code),
      () => `exit ${code} from ${name}, not ${codes.join(" or ")}: ${err || out.slice(0, 400)}`,
    );
  }
}

/** The first character that a terminal obeys or a reader cannot see. A byte order mark and tabs may be meant. */
function hidden(text: string): string | null {
  return /[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.exec(text)?.[0] ?? null;
}
