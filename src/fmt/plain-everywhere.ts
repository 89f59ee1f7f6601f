import { Schema } from "yaml";

/** What YAML 1.1 reads as a number, a boolean, a date, null or a merge key: `NO`, `on`, `12:30:45`, `1_000`, `2024-06-18`, `<<`. */
const RESOLVED: readonly RegExp[] = new Schema({ schema: "yaml-1.1", merge: true }).tags.flatMap((tag) => {
  return "test" in tag && tag.test !== undefined ? [tag.test] : [];
});
/** The key of a default value, which YAML 1.1 has and PyYAML refuses. */
const DEFAULT_KEY = "=";
/** PyYAML's numbers have forms that the specification does not: `1.5e+3`, `.5_0`, `190:20:30.15`, `0o7` for its 1.2 loaders. */
const NUMBER_LIKE =
  /^[-+]?(?:0[box][0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-9]+)*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9_]+(?:[eE][-+]?[0-9]+)?)$/;
/** Ends plain text for PyYAML anywhere, and inside brackets. */
const TAB = /\t/;
const ENDS_IN_FLOW = /\?|^:/;

/** Whether a text without quotes is the same text to every reader, those of YAML 1.1 included. */
export function isPlainEverywhere(text: string, inFlow: boolean): boolean {
  if (text === DEFAULT_KEY || TAB.test(text) || NUMBER_LIKE.test(text)) return false;
  if (inFlow && ENDS_IN_FLOW.test(text)) return false;
  return !RESOLVED.some((pattern) => pattern.test(text));
}
