/** What keeps a workbook, or a sheet of it, from being read. */
export class WorkbookFault extends Error {
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(reason: string, hint?: string) {
    super(reason);
    this.hint = hint;
  }
}
