import { expect, it } from "vitest";
import { findingsOf, state } from "../helpers/findings.ts";

it("no one speaks for what cannot speak", () => {
  const files = {
    ...state("speaks_for: gazette\n"),
    "data/sources/gazette.yaml": "type: source\nname: Gazette\nkind: news\ndate: 2024\n",
  };
  const found = findingsOf(files).filter((one) => one.startsWith("E"));
  expect(found).toEqual(["E3007 speaks_for"]);
});
