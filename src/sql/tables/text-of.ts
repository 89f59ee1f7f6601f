import type { QualifierValue } from "../../model/claim.ts";
import { writtenText } from "../../model/kinds/index.ts";
import { singly } from "../../query/values.ts";

/** Values as written, several with commas between. */
export function textOf(value: QualifierValue | undefined): string | null {
  if (value === undefined) return null;
  return singly(value).map(writtenText).join(", ");
}
