/** No text of a project holds it: it is refused with its file. */
const SOURCE = "\uFFFE";

/**
 * A value in a message about it. A number is quoted as its file has it: `0278000123` is not 278000123, nor `1.10` 1.1. What stands for it
 * here is replaced when the place of the finding is looked up.
 */
export function asWritten(value: unknown): string {
  return typeof value === "string" ? value : SOURCE;
}

export function needsSource(text: string): boolean {
  return text.includes(SOURCE);
}

/** The text with what its place has in the file. */
export function withSource(text: string, source: string): string {
  return text.replaceAll(SOURCE, () => source);
}
