import type { DatasetDiff } from "../diff/dataset-diff.ts";
import type { Change, PageChange, PageChanges } from "../model/outputs/page.ts";
import { changeLineText, type WordedChange } from "../wording/changes/change-marks.ts";
import { type Named, wordDiff, wordItems } from "./diff.ts";

/** A diff as the page shows it: by entity and fact, what was written and what follows. */
export function pageChanges(diff: DatasetDiff, before: Named, after: Named, from: string, to: string): PageChanges {
  const { errors, general, entities, facts, follows } = wordItems(diff, before, after, from, to);
  const { summary } = wordDiff(diff, before, after, from, to);
  const ranks = new Map(diff.follows.map(({ id, effects }) => [id, effects]));
  const found = new Map<string, PageChange>();
  for (const { id, title, mark, note, lines } of facts) {
    const written = [note, ...lines.map(changeLineText)].filter((text) => text !== "");
    found.set(id, { kind: "fact", id, title, change: BECAME[mark] ?? "changed", written, follows: [] });
  }
  for (const { id, title, lines } of follows) {
    const { written } = found.get(id) ?? { written: [] };
    const effects = ranks.get(id) ?? [];
    const change = effects.includes("support-gained") ? "up" : effects.includes("support-lost") ? "down" : "changed";
    found.set(id, { kind: "fact", id, title, change, written, follows: lines.map(changeLineText) });
  }
  return {
    from,
    to,
    summary,
    notes: [...errors, ...general].map(({ title, lines }) => [title, ...lines.map(changeLineText)].join("; ")),
    items: [...entities.map(ofEntity), ...found.values()],
  };
}

function ofEntity({ id, title, mark, note, lines }: WordedChange): PageChange {
  const written = [note, ...lines.map(changeLineText)].filter((text) => text !== "");
  return { kind: "entity", id, title, change: BECAME[mark] ?? "changed", written, follows: [] };
}

const BECAME: Readonly<Partial<Record<WordedChange["mark"], Change>>> = { "+": "came", "-": "went" };
