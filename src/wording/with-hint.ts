/** An error's message and what to do about it on one line: ``no file declares `rusia`; did you mean `russia`?`` */
export function withHint(message: string, hint: string | null | undefined): string {
  return hint === null || hint === undefined ? message : `${message}; ${hint}`;
}
