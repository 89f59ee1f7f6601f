import type { Fact } from "../../src/model/fact.ts";
import { factTitle } from "../../src/wording/facts/fact-title.ts";
import { rollupSentence } from "../../src/wording/support/rollup-sentence.ts";
import type { Opened, OpenedKind } from "../state/view-state.ts";
import { type Atlas, nameOf } from "./atlas.ts";
import { endsOf } from "./scene/ribbons.ts";
import type { Seen } from "./seen.ts";
import type { Kept } from "./shown.ts";

/** What opening a thing means beside its page and its emphasis. */
interface Meaning {
  /** What it is called: in a tab, a bookmark, and to who hears the page. */
  title(atlas: Atlas, id: string): string;
  /** The same above a picture, with what the clocks and the lens leave of it; empty where the data has nothing of that name. */
  caption(atlas: Atlas, seen: Seen, id: string): string;
  /** The entities and facts that stay in view for it, whatever the filters say. */
  keeps(id: string): Kept;
  /** Its page is made of all facts that name these entities. */
  rests(id: string): readonly string[];
}

const NOTHING: Kept = { entities: [], facts: [] };

const MEANINGS: { readonly [K in OpenedKind]: Meaning } = {
  entity: {
    title: nameOf,
    caption: (atlas, _, id) => nameOf(atlas, id),
    keeps: (id) => ({ ...NOTHING, entities: [id] }),
    rests: (id) => [id],
  },
  fact: {
    title: (atlas, id) => {
      const fact = atlas.kg.fact(id);
      return fact ? factTitle(atlas.kg, fact) : nameOf(atlas, id);
    },
    caption: (atlas, seen, id) => {
      const fact = seen.facts.find((one) => one.id === id) ?? atlas.kg.fact(id);
      return fact ? withSentence(atlas, fact) : "";
    },
    keeps: (id) => ({ ...NOTHING, facts: [id] }),
    rests: () => [],
  },
  pair: {
    title: pairTitle,
    caption: (atlas, _, id) => pairTitle(atlas, id),
    keeps: () => NOTHING,
    rests: (id) => endsOf(id) ?? [],
  },
};

function withSentence({ kg }: Atlas, fact: Fact): string {
  return `${factTitle(kg, fact)}. ${rollupSentence(kg, fact, kg.statementsOf(fact))}`;
}

function pairTitle(atlas: Atlas, id: string): string {
  return (endsOf(id) ?? [id]).map((end) => nameOf(atlas, end)).join(" and ");
}

export function titleOfOpened(atlas: Atlas, opened: Opened | null): string {
  return opened === null ? "" : MEANINGS[opened.kind].title(atlas, opened.id);
}

export function captionOfOpened(atlas: Atlas, seen: Seen, { kind, id }: Opened): string {
  return MEANINGS[kind].caption(atlas, seen, id);
}

export function keptByOpened(opened: Opened | null): Kept {
  return opened === null ? NOTHING : MEANINGS[opened.kind].keeps(opened.id);
}

export function restsOn(opened: Opened | null): readonly string[] {
  return opened === null ? [] : MEANINGS[opened.kind].rests(opened.id);
}
