/** What `entente publish` was called with. */
export interface PublishFlags {
  readonly dbSchema: string;
  readonly grant?: readonly string[];
  readonly printSql?: true;
  readonly allowEmpty?: true;
  readonly public?: true;
}
