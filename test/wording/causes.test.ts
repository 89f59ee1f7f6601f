import { expect, it } from "vitest";
import type { Cause } from "../../src/diff/dataset-diff.ts";
import { causeText } from "../../src/wording/changes/what-changed.ts";
import { from, told } from "./told.ts";

const NONE = { before: [], after: [], shared: [], parted: [], through: [] } as const;

it.each<[Cause, string]>([
  [{ ...NONE, kind: "speaks-for", id: "minister", shared: ["ann"] }, "The Minister and Ann now count as one voice"],
  [
    { ...NONE, kind: "speaks-for", id: "minister", parted: ["ann", "bob"], through: ["minister.leads.north"] },
    "The Minister, Ann and Bob no longer count as one voice (minister.leads.north)",
  ],
  [
    { ...NONE, kind: "speaks-for", id: "minister", before: ["minister"], after: ["north"] },
    "statements by The Minister now count as those of North",
  ],
  [
    { ...NONE, kind: "speaks-for", id: "minister", before: ["north"], after: ["minister"] },
    "statements by The Minister no longer count as those of North",
  ],
  [
    { ...NONE, kind: "speakers", id: "essay", before: ["essay"], after: ["ann", "bob"] },
    "statements in Essay now count as those of Ann and Bob",
  ],
  [
    { ...NONE, kind: "speakers", id: "essay", before: ["ann"], after: ["bob"] },
    "statements in Essay now count as those of Bob, not of Ann",
  ],
  [
    { ...NONE, kind: "speakers", id: "essay", before: ["ann"], after: ["essay"] },
    "statements in Essay no longer count as those of Ann",
  ],
  [{ kind: "source", id: "paper", keys: ["date"] }, "another date is given for Paper"],
])("tells why a roll-up changed: %j", (cause, text) => {
  const { graph } = told([from("ann")]);
  expect(causeText(graph, cause)).toBe(text);
});
