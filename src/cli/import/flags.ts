/** Flags of `entente import`. */
export interface ImportFlags {
  readonly map?: string;
  readonly as?: string;
  readonly new?: true;
  readonly dryRun?: true;
  /** So many findings of one code in one file are listed. */
  readonly limit: number;
}
