import type { Grammar } from "../kinds/kind.ts";
import { isLocator } from "./locator.ts";

/** What an editor and the reference say of a locator. */
export const LOCATOR_HELP =
  'Where in the source it is found, as CSL writes it: `p. 3`, `pp. 3-5`, `"paras. 3, 5"`, `l. 12`, `sec. 2.1`, `fig. 2`, `00:12:30`, `"#fragment"`.';

/** Locators, for the checks and for editors. */
export const LOCATOR_GRAMMAR: Grammar = {
  keyword: "x-locator",
  schemaType: "boolean",
  accepts: (_, written) => typeof written === "string" && isLocator(written),
  help: () => LOCATOR_HELP,
};
