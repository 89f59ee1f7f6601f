/** What `entente publish` was called with. */
export interface PublishFlags {
  readonly dbSchema: string;
  readonly grant?: readonly string[];
  readonly distribute?: true;
  readonly local?: true;
  readonly printSql?: true;
  readonly rows?: true;
  readonly allowEmpty?: true;
  readonly public?: true;
}
