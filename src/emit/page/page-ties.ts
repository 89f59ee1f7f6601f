import type { Ties } from "../../corroborate/voices.ts";
import { compareText } from "../../model/order.ts";
import type { PageTies } from "../../model/outputs/page.ts";

/** Ties as plain data, in the order of ids. */
export function pageTies({ speaksFor, authors, publishers, wholes }: Ties): PageTies {
  const sorted = (lists: Ties["authors"]): PageTies["authors"] => [...lists].sort(([a], [b]) => compareText(a, b));
  return {
    speaksFor: sorted(speaksFor),
    authors: sorted(authors),
    publishers: sorted(publishers),
    wholes: sorted(wholes),
  };
}
