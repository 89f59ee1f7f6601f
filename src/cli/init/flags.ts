/** Services that `--ci` knows. */
export const CI_HOSTS = ["github", "gitlab"] as const;
export type CiHost = (typeof CI_HOSTS)[number];

/** What `entente init` was called with. */
export interface InitFlags {
  readonly empty?: true;
  readonly ci?: CiHost;
}
