/** What `entente merge` was called with. */
export interface MergeFlags {
  readonly prefer?: string;
  readonly rivals?: true;
  readonly dryRun?: true;
}
