import { expect, it } from "vitest";
import { pagePath } from "../../src/model/outputs/page-path.ts";
import { entityJson, factJson } from "../../src/report/sheet/sheet-json.ts";
import { webAddress } from "../../src/wording/web-address.ts";
import { shipped } from "../competency/shipped.ts";
import { pagesOf, wordsOf } from "./shipped-pages.ts";

const files = pagesOf(shipped);

/** The texts and numbers of a value, save the parsed parts of a number that is there as it was written. */
function leavesOf(value: unknown): readonly string[] {
  if (value === null || typeof value === "boolean") return [];
  if (typeof value !== "object") return [String(value)];
  if ("text" in value && "approximate" in value) return [String(value.text)];
  return Object.values(value).flatMap(leavesOf);
}

function pageWords(kind: "entity" | "fact", id: string): string {
  let words = "";
  for (let part = 1; ; part += 1) {
    const page = files.get(`pages/${pagePath(kind, id, part)}`);
    if (page === undefined) return words;
    words += ` ${wordsOf(page)}`;
  }
}

it("without scripts, the page of each fact says all that `show --format json` says of it", () => {
  const missing: string[] = [];
  let said = 0;
  for (const fact of shipped.dataset.facts) {
    const words = pageWords("fact", fact.id);
    for (const leaf of new Set(leavesOf(factJson(shipped, fact)))) {
      said += 1;
      // A side is told by its heading; whether a number or a text is there, word for word.
      if (["for", "taken_back"].includes(leaf) || words.includes(leaf.replace(/\s+/g, " "))) continue;
      missing.push(`${fact.id}: ${leaf}`);
    }
  }
  expect(said).toBeGreaterThan(10_000);
  expect(missing).toEqual([]);
});

it("the page of each entity says what is written of it", () => {
  const missing: string[] = [];
  for (const entity of shipped.dataset.entities) {
    const words = pageWords("entity", entity.id);
    const { entity: written } = JSON.parse(JSON.stringify(entityJson(shipped, entity))) as { entity: unknown };
    for (const leaf of leavesOf(written)) {
      const isRefOrLink = shipped.entity(leaf) !== undefined || webAddress(leaf) !== null;
      if (isRefOrLink || words.includes(leaf.replace(/\s+/g, " ").trim())) continue;
      missing.push(`${entity.id}: ${leaf}`);
    }
  }
  expect(missing).toEqual([]);
});
