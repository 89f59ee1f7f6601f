/** Flags of `entente import`. */
export interface ImportFlags {
  readonly map?: string;
  readonly as?: string;
  readonly new?: true;
  /** Write a first map. */
  readonly infer?: true;
  /** Import with the map that was guessed. */
  readonly run?: true;
  /** Replace a map that is there. */
  readonly force?: true;
  readonly dryRun?: true;
  /** So many findings of one code in one file are listed. */
  readonly limit: number;
}
