/** Something that the user can put right: a wrong argument, a missing folder. Printed as one message, without a stack. Exit code 2. */
export class UsageError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Exit codes that scripts rely on. */
export const EXIT = { clean: 0, findings: 1, usage: 2 } as const;
