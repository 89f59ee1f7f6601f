/** What `entente show` was called with. */
export interface ShowFlags {
  readonly format: "pretty" | "json";
  readonly asOf?: string;
  readonly known?: string;
  readonly view?: string;
}
