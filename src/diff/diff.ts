import { maySpeak } from "../corroborate/voices.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Fact } from "../model/fact.ts";
import { compareText } from "../model/order.ts";
import { causeFinder } from "./causes.ts";
import { claimChanges, hasClaimChanges } from "./claims.ts";
import type { DatasetDiff, EntityChange, FactChange, RollupChange } from "./dataset-diff.ts";
import { effectsOf } from "./effects.ts";
import { renameIn, renamesIn } from "./renames.ts";
import { changesBetween, isSame, type ValueChange } from "./same.ts";
import type { Side } from "./side.ts";

/** Compares two datasets. */
export function diffDatasets(a: Side, b: Side): DatasetDiff {
  const renamed = renamesIn(a.dataset, b.dataset);
  const old = renameIn(a, renamed);
  const entities = paired(old.dataset.entities, b.dataset.entities);
  const facts = paired(old.dataset.facts, b.dataset.facts);
  const changedEntities = entities.both.flatMap(([before, after]): readonly EntityChange[] => {
    return isSame(before, after) ? [] : [{ id: after.id, changes: changesBetween(before, after) }];
  });
  const different = facts.both.filter(([before, after]) => !isSame(before, after));
  const changedFacts = different.flatMap(([before, after]): readonly FactChange[] => {
    const changes = [
      ...changesBetween(before, after, NOT_WRITTEN),
      ...changesBetween(assessed(before), assessed(after)),
    ];
    const claims = claimChanges(before.claims, after.claims);
    return changes.length === 0 && !hasClaimChanges(claims) ? [] : [{ id: after.id, changes, claims }];
  });
  const written = new Map(changedFacts.map((change) => [change.id, change]));
  const { relations } = b.dataset.schema;
  const isTie = ({ type }: Fact): boolean => relations[type] !== undefined && maySpeak(relations[type]);
  const touched = [
    ...facts.added,
    ...facts.removed,
    ...different.flatMap(([, after]) => (written.has(after.id) ? after : [])),
  ];
  const overruled = changedEntities.filter(({ changes }) => changes.some(({ key }) => key === "attributes"));
  const causes = causeFinder(old, b, {
    written,
    touched,
    ties: touched.filter(isTie),
    overruled: overruled.map(({ id }) => id),
  });
  return {
    format: "entente-diff/1",
    // To find one, all facts are written: who only tells what differs never asks.
    get before() {
      return a.dataset.digest;
    },
    get after() {
      return b.dataset.digest;
    },
    renamed,
    declared: declaredChanges(a.dataset, b.dataset),
    entities: { added: entities.added, removed: entities.removed, changed: changedEntities },
    facts: { added: facts.added, removed: facts.removed, changed: changedFacts },
    follows: different.flatMap(([before, after]): readonly RollupChange[] => {
      const changes = changesBetween(before.rollup, after.rollup);
      if (changes.length === 0) return [];
      const effects = effectsOf(before.rollup, after.rollup, changes);
      return [{ id: after.id, changes, effects, causes: causes(before, after) }];
    }),
  };
}

/** Whether there is nothing to tell. */
export function isEmpty({ renamed, declared, entities, facts, follows }: DatasetDiff): boolean {
  const lists = [renamed, declared, follows, ...[entities, facts].flatMap((one) => Object.values(one))];
  return lists.every((list: readonly unknown[]) => list.length === 0);
}

/** What of a fact is compared apart, or says no more than where in a file it is. */
const NOT_WRITTEN = ["claims", "rollup", "pointer"];

/** What of a roll-up is written. */
function assessed({ rollup: { assessment } }: Fact): object {
  return assessment === null ? {} : { assessment };
}

function declaredChanges(a: Dataset, b: Dataset): readonly ValueChange[] {
  const under = (name: string, before: object, after: object): readonly ValueChange[] =>
    changesBetween(before, after).map((change) => ({ ...change, key: `${name}.${change.key}` }));
  const { entities, relations, families, ...other } = b.schema;
  const { entities: oldEntities, relations: oldRelations, families: oldFamilies, ...oldOther } = a.schema;
  return [
    ...under("project", a.project ?? {}, b.project ?? {}),
    ...under("schema", oldOther, other),
    ...under("entities", oldEntities, entities),
    ...under("families", oldFamilies, families),
    ...under("relations", oldRelations, relations),
  ];
}

interface Paired<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly both: readonly (readonly [before: T, after: T])[];
}

/** Sorted by id. Of two lists that are one, nothing. */
function paired<T extends { readonly id: string }>(a: readonly T[], b: readonly T[]): Paired<T> {
  if (a === b) return { added: [], removed: [], both: [] };
  const before = new Map(a.map((one) => [one.id, one]));
  const added: T[] = [];
  const both: (readonly [T, T])[] = [];
  for (const after of b) {
    const old = before.get(after.id);
    if (old === undefined) added.push(after);
    else both.push([old, after]);
    before.delete(after.id);
  }
  return { added, removed: [...before.values()].sort((one, other) => compareText(one.id, other.id)), both };
}
