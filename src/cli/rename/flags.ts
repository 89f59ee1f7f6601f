/** What `entente rename` was called with. */
export interface RenameFlags {
  readonly dryRun?: true;
}
