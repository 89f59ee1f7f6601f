/** One condition of a query. `list`, where there is one, holds exactly what `test` lets through: an index answers it. */
export interface Condition<T> {
  readonly test: (item: T) => boolean;
  readonly list?: () => readonly T[];
}

/** A query before it is asked: where to start, and the conditions. Nothing runs until `walk`. */
export interface Plan<T> {
  readonly all: () => Iterable<T>;
  readonly conditions: readonly Condition<T>[];
}

export function narrow<T>(plan: Plan<T>, condition: Condition<T>): Plan<T> {
  return { all: plan.all, conditions: [...plan.conditions, condition] };
}

/** Starts from the shortest list that an index offers, and tests the rest one by one. */
export function* walk<T>(plan: Plan<T>): Generator<T, void, undefined> {
  let start: Iterable<T> | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  let answered: Condition<T> | undefined;
  for (const condition of plan.conditions) {
    if (shortest === 0) return;
    const list = condition.list?.();
    if (list === undefined || list.length >= shortest) continue;
    [start, shortest, answered] = [list, list.length, condition];
  }
  const rest = plan.conditions.filter((condition) => condition !== answered);
  for (const item of start ?? plan.all()) {
    if (rest.every((condition) => condition.test(item))) yield item;
  }
}
