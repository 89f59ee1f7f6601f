import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findDiagnostic } from "../../src/diagnostics/registry.ts";
import { CLAIM_ORDER, ENTRY_ORDER, FILE_ORDER } from "../../src/fmt/key-order.ts";
import { CLAIM_KEYS } from "../../src/model/claim.ts";
import { firstOf } from "../../src/report/listing/cut.ts";
import { claimListing } from "../../src/report/listing/fact-listing.ts";
import { BY_ID } from "../../src/report/listing/naming.ts";
import { CLAIM } from "../../src/sql/tables/claims.ts";

const [, printed = ""] = readFileSync("docs/cli.md", "utf8").split("| of a claim | |");
const [, recorded = ""] = readFileSync("docs/queries.md", "utf8").split("| claim | |");

describe.each(CLAIM_KEYS)("the claim key `%s`", (key) => {
  it("is named by the diagnostic about claim keys", () => {
    expect(findDiagnostic("claims-mixed")?.explanation).toContain(`(${CLAIM_KEYS.join(", ")})`);
  });

  it("has its place where `fmt` puts keys in order", () => {
    for (const { first, last } of [FILE_ORDER, ENTRY_ORDER, CLAIM_ORDER]) expect([...first, ...last]).toContain(key);
  });

  it("has a column in SQL and in `claims --format csv`", () => {
    expect(CLAIM.columns.map(({ name }) => name)).toContain(key);
    expect(claimListing(firstOf([], 0), BY_ID).csv.map(({ title }) => title)).toContain(key);
  });

  it("is described with the records of claims, in docs/cli.md and docs/queries.md", () => {
    for (const table of [printed, recorded]) expect(table.split("\n\n")[0]).toContain(`\`${key}\``);
  });
});
