import { createElement } from "react";
import { expect } from "vitest";
import type { Fact } from "../../src/model/fact.ts";
import { factSheet } from "../../src/report/sheet/fact-sheet.ts";
import { sheetText } from "../../src/report/sheet/sheet.ts";
import { factJson } from "../../src/report/sheet/sheet-json.ts";
import type { Atlas } from "../../viewer/derive/atlas.ts";
import { FactPage } from "../../viewer/evidence/fact-page.tsx";
import { citeFact } from "../../viewer/share/cite.ts";
import type { Session } from "../../viewer/state/session.ts";
import { htmlOf, inside, textOf } from "./page-text.ts";

/** A side of a fact as a face shows it: its heading, and its voices by name. */
interface ShownSide {
  readonly heading: string;
  readonly voices: readonly string[];
}

/** All that `show FACT --format json` says of how a fact's claims count. */
interface FactJson {
  readonly sentence: string;
  readonly fact: Pick<Fact["rollup"], "quantities" | "deniers"> & {
    readonly voices: number;
    readonly voice_ids: string[];
  };
  readonly sides: Readonly<Record<string, readonly { readonly voice: string; readonly claims: readonly string[] }[]>>;
  readonly claims: readonly { readonly id: string; readonly counts_for: string[]; readonly counts_as: string | null }[];
}

/** Every face of a fact says the same of it: sentence, voices by side, numbers, claims. */
export function expectOneMeaning(session: Session, fact: Fact): void {
  const { atlas } = session;
  const html = htmlOf(session, createElement(FactPage, { fact }));
  const page = textOf(html);
  const sheet = sheetText(factSheet(atlas.kg, fact), { width: Number.POSITIVE_INFINITY, color: false });
  const json: FactJson = JSON.parse(JSON.stringify(factJson(atlas.kg, fact)));
  const footnote = citeFact(atlas, fact, null).split("\n");

  const { sentence } = json;
  expect(textOf(inside(html, "p", 'class="rollup"').join())).toBe(sentence);
  expect(sheet.split("\n")[1]?.trim()).toBe(sentence);
  expect(footnote[1]).toBe(sentence);

  const sides = pageSides(html);
  expect(sheetSides(sheet)).toEqual(sides);
  const shown = Object.entries(json.sides).map(([name, groups]) => {
    const outright = json.sides[name === "expecting" ? "for" : name === "doubting" ? "denying" : ""] ?? [];
    const isAside = groups.length > 1 || outright.some(({ voice }) => voice !== "unknown");
    return groups.map(({ voice }) => titleOf(atlas, voice, isAside));
  });
  expect(shown).toEqual(sides.map(({ voices }) => voices));

  expectCounted(fact, json);

  expect(json.fact.quantities).toEqual(fact.rollup.quantities);
  const numbers = sentence
    .slice(0, -1)
    .split("; ")
    .slice(-fact.rollup.quantities.length || Number.POSITIVE_INFINITY);
  expect(inside(html, "figcaption").map(textOf)).toEqual(numbers);

  const counted = json.claims.filter(({ counts_as }) => counts_as !== null);
  const listed = (["for", "expecting", "denying", "doubting"] as const).flatMap((name) =>
    (json.sides[name] ?? []).flatMap(({ claims }) => claims),
  );
  expect(new Set(listed)).toEqual(new Set(counted.map(({ id }) => id)));
  for (const one of [page, sheet]) expect(one).toContain(fact.file);
  expect(footnote).toHaveLength(fact.claims.length + 3);
}

/** The sides list whom the roll-up counts; hearsay beside voices with a name is none. */
function expectCounted({ rollup }: Fact, { sides }: FactJson): void {
  const ids = (name: string): string[] => (sides[name] ?? []).map(({ voice }) => voice);
  const known = (all: string[]): string[] => (all.length > 1 ? all.filter((id) => id !== "unknown") : all).sort();
  const voices = ids("for");
  expect(known(voices)).toEqual([...rollup.voices]);
  // Who says that it is so and expects it besides is heard once.
  const expecting = ids("expecting").filter((id) => !voices.includes(id) && (id !== "unknown" || voices.length === 0));
  expect(known(expecting)).toEqual([...rollup.expecting]);
  expect(known(ids("denying"))).toEqual([...rollup.deniers]);
}

function titleOf(atlas: Atlas, voice: string, isAside: boolean): string {
  if (voice === "unknown") return `No speaker named${isAside ? " (adds no voice to those that are)" : ""}`;
  return atlas.kg.entity(voice)?.name ?? voice;
}

function pageSides(html: string): ShownSide[] {
  const sections = inside(html, "section", 'class="claims"').filter((section) => section.includes('class="voice"'));
  return sections.map((section) => ({
    heading: textOf(inside(section, "h3").join()),
    voices: inside(section, "p", 'class="voice"').map(textOf),
  }));
}

function sheetSides(sheet: string): ShownSide[] {
  const blocks = sheet.split("\n\n").filter((block) => /^(?:Who .*|Taken back): \d/.test(block));
  return blocks.map((block) => {
    const [heading = "", ...lines] = block.split("\n");
    const voices = lines.filter((line) => /^ {2}\S/.test(line)).map((line) => line.trim().replace(/ \[[\w.-]+\]$/, ""));
    return { heading, voices };
  });
}
