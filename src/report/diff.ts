import type { DatasetDiff, Faults, RollupChange } from "../diff/dataset-diff.ts";
import { isEmpty } from "../diff/diff.ts";
import { isSame, type ValueChange } from "../diff/same.ts";
import type { Fact } from "../model/fact.ts";
import { addTo } from "../model/lists-by-key.ts";
import type { ChangeMark, WordedChange } from "../wording/changes/change-marks.ts";
import { spread, valueChangeText } from "../wording/changes/changed-values.ts";
import { declaredGroup, declaredText, declaredTogether } from "../wording/changes/declared-changes.ts";
import {
  causeText,
  effectCounts,
  factChangeLines,
  faultLines,
  lookupBoth,
  rollupChangeClauses,
  supportNote,
} from "../wording/changes/what-changed.ts";
import { count } from "../wording/counts.ts";
import { factTitle } from "../wording/facts/fact-title.ts";
import { enumerate } from "../wording/lists.ts";
import { type Lookup, nameOf } from "../wording/names.ts";

/** What every format arranges. */
export interface DiffReport {
  readonly from: string;
  readonly to: string;
  readonly sections: readonly { readonly title: string; readonly items: readonly WordedChange[] }[];
  /** The closing line; of two that do not differ, the only one. */
  readonly summary: string;
}

/** What changes support or a dispute is told before what only changes a voice or a number. */
function weight({ effects }: RollupChange): number {
  if (effects.includes("support-lost") || effects.includes("newly-contested")) return 2;
  return effects.includes("support-gained") || effects.includes("contest-settled") ? 1 : 0;
}

/** So many facts of which the same is to be said are told one by one. */
const FEW = 3;

function groupsBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    addTo(groups, key, item);
  }
  return [...groups.values()];
}

/** One line for all facts of which the same is to be said, where they are many. */
function together(items: readonly WordedChange[]): readonly WordedChange[] {
  const groups = groupsBy(items, ({ lines }) => JSON.stringify(lines));
  return groups.flatMap((group): readonly WordedChange[] => {
    const [first] = group;
    if (first === undefined || group.length <= FEW) return group;
    const names = enumerate(
      group.map(({ title }) => title),
      FEW,
    );
    return [
      { ...first, id: "", title: count(group.length, "fact"), lines: [...first.lines, { mark: "", text: names }] },
    ];
  });
}

/**
 * One line for all facts of one subject and relation that only name another object each, where they are many: what a new source mentions. Of what is
 * bibliographic, two are many.
 */
function ofOneSubject(items: readonly WordedChange[], lookup: Lookup): readonly WordedChange[] {
  const objects = new Map<string, string>();
  const keyOf = ({ mark, id, note, lines }: WordedChange): string => {
    const fact = lookup.fact(id);
    if (!fact?.object || fact.spell !== undefined || Object.keys(fact.qualifiers).length > 0) return id;
    objects.set(id, fact.object);
    return JSON.stringify([mark, fact.subject, fact.type, note, lines]);
  };
  return groupsBy(items, keyOf).flatMap((group): readonly WordedChange[] => {
    const [first] = group;
    const fact = first && lookup.fact(first.id);
    if (first === undefined || fact === undefined) return group;
    const relation = lookup.schema.relations[fact.type];
    if (group.length <= (relation?.background ? 1 : FEW)) return group;
    const names = group.map(({ id }) => nameOf(lookup, objects.get(id) ?? id));
    const label = relation?.label ?? fact.type;
    const title = `${nameOf(lookup, fact.subject)} ${label} ${enumerate(names, FEW)}`;
    const note = [count(group.length, "fact"), ...(first.note === "" ? [] : [first.note])].join(", ");
    return [{ ...first, id: "", title, note }];
  });
}

type Plain = (mark: ChangeMark, id: string, title: string, note?: string) => WordedChange;

/** What was declared differently; many types of which the same became are one item. */
function declaredItems(declared: readonly ValueChange[], plain: Plain): readonly WordedChange[] {
  return groupsBy(declared, (change) => declaredGroup(change) ?? change.key).flatMap((group) =>
    group.length > FEW
      ? plain("~", "", declaredTogether(group))
      : group.map((change) => plain("~", change.key, declaredText(change))),
  );
}

/** What of a state is compared although it has errors. */
function faulty(faults: Faults, who: string, often = ""): WordedChange {
  const lines = faultLines(faults).map((text) => ({ mark: "" as const, text }));
  return { mark: "!", title: `${who} ${count(faults.errors, "error")}${often}`, id: "", note: "", lines };
}

/** States with as many errors of each kind are told once. */
function faultyStates(
  { before, after }: NonNullable<DatasetDiff["faults"]>,
  from: string,
  to: string,
): readonly WordedChange[] {
  if (before && after && isSame(before, after)) return [faulty(before, `${from} and ${to} have`, " each")];
  return [...(before ? [faulty(before, `${from} has`)] : []), ...(after ? [faulty(after, `${to} has`)] : [])];
}

/** What a diff names. */
export interface Named extends Lookup {
  fact(id: string): Fact | undefined;
}

/** All that there is to tell of a diff, thing by thing. */
export interface DiffItems {
  readonly errors: readonly WordedChange[];
  /** Of the schema, of entente.yaml, of ids. */
  readonly general: readonly WordedChange[];
  readonly entities: readonly WordedChange[];
  readonly facts: readonly WordedChange[];
  readonly follows: readonly WordedChange[];
}

/** Puts each thing in a diff into words. `from`, `to`: what the two are called. */
export function wordItems(diff: DatasetDiff, before: Named, after: Named, from: string, to: string): DiffItems {
  const lookup = lookupBoth(before, after);
  const plain: Plain = (mark, id, title, note = "") => ({
    mark,
    id,
    title,
    note,
    lines: [],
  });
  const { entities, facts, renamed, declared, follows, faults = {} } = diff;
  const titleOf = (fact: Fact | undefined, id: string): string => (fact ? factTitle(lookup, fact) : id);
  const entityName = (id: string): string => lookup.entity(id)?.name ?? id;
  const oldIds = new Map(renamed.map(({ from: old, to: id }) => [id, old]));
  return {
    errors: faultyStates(faults, from, to),
    general: [
      ...declaredItems(declared, plain),
      ...renamed.map(({ from: old, to: id }) => plain("~", id, `${old} is now called ${id}`)),
    ],
    entities: [
      ...entities.removed.map(({ id, type }) => plain("-", id, entityName(id), type)),
      ...entities.added.map(({ id, type }) => plain("+", id, entityName(id), type)),
      ...entities.changed.flatMap(({ id, changes }) => {
        const lines = spread(changes).map((change) => ({ mark: "~" as const, text: valueChangeText(change) }));
        return lines.length === 0 ? [] : { mark: "~" as const, id, title: entityName(id), note: "", lines };
      }),
    ],
    facts: [
      ...facts.removed.map((fact) => plain("-", fact.id, factTitle(lookup, fact), supportNote(fact))),
      ...facts.added.map((fact) => plain("+", fact.id, factTitle(lookup, fact), supportNote(fact))),
      ...facts.changed.map((change) => {
        const lines = factChangeLines(lookup, change);
        return { mark: "~" as const, id: change.id, title: titleOf(after.fact(change.id), change.id), note: "", lines };
      }),
    ],
    follows: [...follows]
      .sort((one, other) => weight(other) - weight(one))
      .map((change): WordedChange => {
        const [old, now] = [before.fact(oldIds.get(change.id) ?? change.id), after.fact(change.id)];
        const clauses = old && now ? rollupChangeClauses(lookup, old.rollup, now.rollup, change) : [];
        return {
          mark: ">",
          id: change.id,
          title: titleOf(now, change.id),
          note: "",
          lines: [
            { mark: "", text: clauses.join("; ") },
            ...change.causes.map((cause) => ({ mark: "" as const, text: `because ${causeText(lookup, cause)}` })),
          ],
        };
      }),
  };
}

/** Puts a diff into words. `from`, `to`: what the two are called. */
export function wordDiff(diff: DatasetDiff, before: Named, after: Named, from: string, to: string): DiffReport {
  const { errors, general, entities, facts, follows } = wordItems(diff, before, after, from, to);
  const written = [...general, ...entities, ...ofOneSubject(facts, lookupBoth(before, after))];
  return {
    from,
    to,
    sections: [
      { title: "Errors", items: errors },
      { title: "Written", items: written },
      { title: "What follows", items: together(follows) },
    ].filter(({ items }) => items.length > 0),
    summary: isEmpty(diff)
      ? `${from} and ${to} do not differ`
      : `${count(general.length + entities.length + facts.length, "change")} written, ${count(follows.length, "roll-up")} changed${follows.length > 0 ? ` (${effectCounts(diff.follows)})` : ""}`,
  };
}
