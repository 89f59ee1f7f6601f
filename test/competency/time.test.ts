import { expect, test } from "vitest";
import { datedTo, shipped, table } from "./shipped.ts";

test("q41 which dated relations between Russia and North Korea were in force on 1 July 2024, and which came later?", () => {
  const then = shipped.asOf({ trueOn: "2024-07-01" });
  const parties = then.match(["?agreement", "has_party", "russia"], ["?agreement", "has_party", "north-korea"]);
  expect(parties.select("?agreement")).toEqual([["rus-dprk-agreement-2024"]]);
  expect(then.path("russia", "north-korea", { types: ["signed_with"] })?.hops).toHaveLength(1);
  expect(then.facts("deploys_to").from("north-korea").count()).toBe(0);

  const later = shipped.asOf({ trueOn: "2024-11-01" }).facts("deploys_to").from("north-korea").to("russia");
  expect(later.ids()).toEqual(["kpa-deployment-2024"]);
  // Visits that no text dates are neither in force nor forgotten.
  expect(then.fact("vladimir-putin.visited.north-korea")).toBeUndefined();
  expect(then.undated.trueOn).toContain("vladimir-putin.visited.north-korea");
});

test("q43 what do the documents date to 1945 and to 1953?", () => {
  const rows = (year: number) => table(datedTo(year).map(({ subject, type, object }) => [subject, type, object]));
  expect(rows(1945)).toEqual([
    ["japan", "occupies", "north-korea"],
    ["soviet-army", "ends", "japanese-occupation-of-korea"],
    ["soviet-army", "liberates", "north-korea"],
  ]);
  expect(rows(1953)).toEqual([
    ["korean-war-armistice", "ends", "korean-war"],
    ["north-korea", "has_trait", null],
  ]);
  expect(shipped.facts("has_trait").from("north-korea").during("1953").ids()).toEqual([
    "north-korea.has_trait.has-fought-no-war-since-the-armistice",
  ]);
  expect(shipped.entity("korean-war-armistice")?.attributes["signed"]).toEqual("1953");
});

test("q45 since when has Putin given priority to the size of his force, and since when is the invasion?", () => {
  const since = [
    ...shipped.facts("prioritises").from("vladimir-putin").during("2022"),
    ...shipped.facts("invades").from("russia").to("ukraine"),
  ].map(({ type, qualifiers }) => [type, qualifiers["when"]]);
  // 22 is summer.
  expect(table(since)).toEqual([
    ["invades", "2022/.."],
    ["prioritises", "2022-22/.."],
  ]);
});
