/** So many alternatives fit a hint: more are a list to look up. */
const MOST = 60;

/** `a, b, c`; a long list is cut. */
export function listed(values: readonly string[]): string {
  if (values.length <= MOST) return values.join(", ");
  return `${values.slice(0, MOST).join(", ")} and ${values.length - MOST} more`;
}
