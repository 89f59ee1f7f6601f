import type { Dataset } from "../model/dataset.ts";
import type { Fact } from "../model/fact.ts";
import { eachNamed } from "../model/references.ts";
import type { Cause, FactChange } from "./dataset-diff.ts";
import { isSame } from "./same.ts";
import type { Side } from "./side.ts";

/** What was written that may be a cause. */
export interface Written {
  readonly written: ReadonlyMap<string, FactChange>;
  /** Facts that came, went or changed. */
  readonly touched: readonly Fact[];
  /** Those of them that may tie one voice to another, or an author to a source. */
  readonly ties: readonly Fact[];
  /** Entities whose attributes changed: one of these may overrule ties. */
  readonly overruled: readonly string[];
}

/** Tells why a fact's roll-up is another: it rests on the fact and its claims, on who speaks for whom, and on the sources. */
export function causeFinder(a: Side, b: Side, all: Written): (before: Fact, after: Fact) => readonly Cause[] {
  return (before, after) => {
    const causes = [...ownCauses(all.written.get(after.id)), ...voiceCauses(before, after, a, b, all)];
    const { type } = after;
    if (!isSame(relationIn(a.dataset, type), relationIn(b.dataset, type)))
      causes.push({ kind: "schema", relation: type });
    if (causes.length > 0) return causes;
    const ends = new Set([after.subject, after.object]);
    const near = all.touched.filter((fact) => fact.type === type && (ends.has(fact.subject) || ends.has(fact.object)));
    return [{ kind: "others", facts: near.map(({ id }) => id) }];
  };
}

function relationIn({ schema: { relations } }: Dataset, type: string): unknown {
  return Object.hasOwn(relations, type) ? relations[type] : undefined;
}

function ownCauses(change: FactChange | undefined): Cause[] {
  if (change === undefined) return [];
  const { added, removed, changed } = change.claims;
  const counts = { added: added.length, removed: removed.length, changed: changed.length };
  const keys = change.changes.map(({ key }) => key).filter((key) => !OF_NO_WEIGHT.has(key));
  return [
    ...(counts.added + counts.removed + counts.changed > 0 ? [{ kind: "claims" as const, ...counts }] : []),
    ...(keys.length > 0 ? [{ kind: "fact" as const, keys }] : []),
  ];
}

/** Keys of a fact on which no roll-up depends. */
const OF_NO_WEIGHT: ReadonlySet<string> = new Set(["file", "former_ids", "note", "spell"]);

function voiceCauses(before: Fact, after: Fact, a: Side, b: Side, { ties, overruled }: Written): Cause[] {
  const causes: Cause[] = [];
  const actors = new Set<string>();
  const sources = new Set<string>();
  for (const [fact, { dataset, voices }] of [
    [before, a],
    [after, b],
  ] as const) {
    eachNamed(fact, dataset.schema, (id) => id !== null && actors.add(id));
    for (const { source } of fact.claims) {
      if (source === null) continue;
      sources.add(source);
      for (const id of voices.speakers(source)) actors.add(id);
    }
  }
  const through = (ids: readonly string[]): readonly string[] => [
    ...ties.filter(({ subject }) => ids.includes(subject)).map(({ id }) => id),
    ...overruled.filter((id) => ids.includes(id)),
  ];
  for (const id of [...sources].sort()) {
    const [old, now] = [a.voices.speakers(id), b.voices.speakers(id)];
    if (!isSame(old, now)) causes.push({ kind: "speakers", id, before: old, after: now, through: through([id]) });
    const keys = [
      ...(a.voices.isOpinion(id) === b.voices.isOpinion(id) ? [] : ["kind" as const]),
      ...(a.voices.published(id) === b.voices.published(id) ? [] : ["date" as const]),
    ];
    if (keys.length > 0) causes.push({ kind: "source", id, keys });
  }
  const moved = [...actors].filter((id) => !isSame(a.voices.roots(id), b.voices.roots(id))).sort();
  for (const id of moved) {
    const [old, now] = [a.voices.roots(id), b.voices.roots(id)];
    const isOne = ({ voices }: Side, other: string): boolean =>
      voices.roots(other).some((root) => voices.roots(id).includes(root));
    const others = [...actors].sort();
    causes.push({
      kind: "speaks-for",
      id,
      before: old,
      after: now,
      shared: others.filter((other) => !isOne(a, other) && isOne(b, other)),
      parted: others.filter((other) => isOne(a, other) && !isOne(b, other)),
      through: through([id, ...old, ...now]),
    });
  }
  return causes;
}
