import { createElement } from "react";
import { describe, expect, it } from "vitest";
import type { Entity } from "../../src/model/entity.ts";
import { entitySheet } from "../../src/report/sheet/entity-sheet.ts";
import { sheetText } from "../../src/report/sheet/sheet.ts";
import { entityJson } from "../../src/report/sheet/sheet-json.ts";
import { EvidencePanel } from "../../viewer/evidence/evidence-panel.tsx";
import type { Session } from "../../viewer/state/session.ts";
import { shippedAtlas } from "../viewer/shipped-atlas.ts";
import { htmlOf, inside, sessionOf, textOf } from "./page-text.ts";

/** How many facts a face lists under a relation, by label. */
type Counts = ReadonlyMap<string, number>;

interface EntityJson {
  readonly facts: Readonly<Record<"out" | "in" | "in_qualifiers", readonly { readonly id: string }[]>>;
  readonly follows: readonly { readonly type: string; readonly subject: string; readonly object: string }[];
  readonly says: readonly object[];
  readonly rests: readonly object[];
}

/** The page of an entity, what `show` prints of it and its JSON hold the same facts. */
function expectSameFacts(session: Session, entity: Entity): void {
  const { kg } = session.atlas;
  const html = htmlOf(session, createElement(EvidencePanel));
  const sheet = sheetText(entitySheet(kg, entity), { width: Number.POSITIVE_INFINITY, color: false });
  const json: EntityJson = JSON.parse(JSON.stringify(entityJson(kg, entity)));
  const ids = Object.values(json.facts).flatMap((facts) => facts.map(({ id }) => id));

  expect(new Set(ids)).toEqual(new Set(kg.factsAbout(entity.id).map(({ id }) => id)));
  const printed = sheetCounts(sheet);
  expect(total(printed)).toBe(ids.length);
  const shown = pageCounts(html);
  expect(total(shown)).toBe(ids.length);
  for (const [label, count] of shown) expect(printed.get(label) ?? 0, label).toBe(count);
  for (const id of sheetIds(sheet)) expect(ids).toContain(id);

  // What follows from facts is listed alike, and is none of them.
  const followed = json.follows.map(({ type, subject, object }) => `${type}:${subject}:${object}`);
  expect(followed).toEqual(
    kg.following(entity.id).map(({ relation, subject, object }) => `${relation.name}:${subject}:${object}`),
  );
  expect((html.match(/<li class="following">/g) ?? []).length).toBe(followed.length);
  expect((sheet.match(/^ {6}facts \S+, \S+$/gm) ?? []).length).toBe(followed.length);

  // What rests on a source is counted alike, too.
  const [rests] = /\d+ claims? on \d+ facts?/.exec(textOf(inside(html, "p", 'class="rests"').join())) ?? [];
  const [, told] = /^what rests on it: (\d+ claims? on \d+ facts?)/m.exec(sheet) ?? [];
  if (json.rests.length > 0) expect(rests).toBe(told);
  expect(told?.startsWith(`${json.rests.length} claim`) ?? json.rests.length === 0).toBe(true);
}

function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, one) => sum + one, 0);
}

/** Labels with counts: the lists of relations, and on a thesis who argues and who disputes it. */
function pageCounts(html: string): Counts {
  const counts = new Map<string, number>();
  const facts = html
    .replace(/<details class="references">.*?<\/details>/gs, "")
    .replace(/<section class="fact-list follows">.*?<\/section>/gs, "");
  const [before = "", groups = ""] = facts.split('<div class="fact-groups">');
  const sides = inside(before.split('<div class="two-sides">')[1] ?? "", "h3");
  for (const head of [...sides, ...inside(groups, "h3"), ...inside(groups, "summary")]) {
    const [, label, count] = /^(.*) (\d+)$/.exec(textOf(head)) ?? [];
    if (label !== undefined) counts.set(label, Number(count));
  }
  return new Map([...counts].map(([label, count]) => [SIDES[label] ?? label, count]));
}

/** What the page of a thesis calls relations that it sets beside one another. */
const SIDES: Readonly<Record<string, string>> = { "Argued by": "argued by", "Disputed by": "disputed by" };

function sheetCounts(sheet: string): Counts {
  const counts = new Map<string, number>();
  for (const block of sheet.split("\n\n").slice(1)) {
    const [head = "", ...lines] = block.trimEnd().split("\n");
    const facts = lines.filter((line) => /^ {6}.*; fact \S+$/.test(line)).length;
    if (/^what (?:it says|rests on it): /.test(head)) continue;
    if (facts > 0) counts.set(head, facts);
    // Relations aside have a line each.
    else for (const line of [head, ...lines]) asideOf(line, counts);
  }
  return counts;
}

function asideOf(line: string, counts: Map<string, number>): void {
  const at = line.lastIndexOf(": ");
  if (at > 0 && !line.startsWith(" ")) counts.set(line.slice(0, at), line.slice(at + 2).split(", ").length);
}

function sheetIds(sheet: string): readonly string[] {
  const own = sheet.split("\n\n").filter((block) => !/^what (?:it says|rests on it): /.test(block));
  return own.flatMap((block) => [...block.matchAll(/; fact (\S+)$/gm)].map(([, id = ""]) => id));
}

describe("every face of an entity says the same", () => {
  it("of each that is shipped", () => {
    const first = sessionOf(shippedAtlas());
    for (const entity of first.atlas.dataset.entities) {
      const state = { ...first.state, opened: { kind: "entity", id: entity.id } as const };
      expectSameFacts({ ...first, state }, entity);
    }
  }, 180_000);
});
