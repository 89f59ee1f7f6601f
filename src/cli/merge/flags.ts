/** What `entente merge` was called with. */
export interface MergeFlags {
  readonly prefer?: string;
  readonly dryRun?: true;
}
