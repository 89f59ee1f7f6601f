import { isSystemError } from "../host/system-error.ts";

/** Something that the user can put right: a wrong argument, a missing folder. Printed as one message, without a stack. Exit code 2. */
export class UsageError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Exit codes that scripts rely on. */
export const EXIT = { clean: 0, findings: 1, usage: 2, fault: 3 } as const;

/** What the machine says of its own trouble (no permission, disk full, port taken); undefined for anything else, which is a fault of ours. */
export function brokenMachine(error: unknown): string | undefined {
  return isSystemError(error) ? error.message : undefined;
}
