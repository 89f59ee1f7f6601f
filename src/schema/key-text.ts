/** A key of the YAML grammar in words. Editors show them, and the reference pages in docs/ are made from them. */
export interface KeyText {
  readonly takes: string;
  readonly text: string;
  readonly required?: true;
}

export type KeyTexts<K extends string> = Readonly<Record<K, KeyText>>;
