/** A YAML file as plain values. What it means is for the later stages to say. */
export interface Document {
  /** Project-relative path with `/`. */
  readonly file: string;
  /** The file name without `.yaml`. */
  readonly id: string;
  readonly value: Readonly<Record<string, unknown>>;
}
