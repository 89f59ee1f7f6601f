import type { Rollup } from "../../model/fact.ts";
import { supportLine } from "../../wording/support/support.ts";
import { type Html, html } from "../html.ts";

/** How well a fact is supported: in words, beside a line as the picture draws it. */
export function badge(rollup: Rollup): Html {
  const against = rollup.contested === "no" ? "" : " contested";
  return html`<span class="badge support-${rollup.support}${against}">${supportLine(rollup)}</span>`;
}
