import type { Grammar } from "../kinds/kind.ts";
import { isLocator } from "./locator.ts";

/** Locators, for the checks and for editors. */
export const LOCATOR_GRAMMAR: Grammar = {
  keyword: "x-locator",
  schemaType: "boolean",
  accepts: (_, written) => typeof written === "string" && isLocator(written),
  help: () =>
    'Where in the source: `p. 3` (page), `para. 4`, `l. 12` (line), `sec. 2.1`, `fig. 2`, `00:12:30`, `"#fragment"`. Ranges `pp. 3-5`, several `"pp. 3, 7"`.',
};
