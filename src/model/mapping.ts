/** Whether a value that was read is a mapping of keys: not a list, not a scalar, not null. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
