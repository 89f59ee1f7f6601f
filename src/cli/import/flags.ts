/** Flags of `entente import`. */
export interface ImportFlags {
  readonly map?: string;
  readonly new?: true;
  readonly dryRun?: true;
}
