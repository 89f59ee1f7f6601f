import type { Dataset } from "../../src/model/dataset.ts";
import { DERIVED, type PathsFile, STEPS } from "../../src/model/outputs/page.ts";
import { quietTypes } from "../../src/model/schema.ts";
import { SUPPORT } from "../../src/model/support.ts";
import { isTypeOn } from "../derive/atlas.ts";
import type { PathQuestion } from "../state/view-state.ts";

/** One step of a path. */
export interface Step {
  readonly ends: readonly [string, string];
  /** It follows from several facts, no one of which has to name both. */
  readonly derived: boolean;
}

/** What is asked for: a path, and the types of entities that are shown other than by default. */
export interface WantedPath extends PathQuestion {
  readonly types: readonly string[];
}

/**
 * The steps of a path between two entities, from what is known of all pairs; none where nothing joins the two. The facts behind them are not
 * looked at. A path leads over hidden entities only where no other joins the two.
 */
export function stepsBetween(
  pairs: Pick<PathsFile, "tied" | "steps">,
  { from, to, by, types }: WantedPath,
  { entities, schema }: Pick<Dataset, "entities" | "schema">,
): readonly Step[] {
  const shown = { quietTypes: quietTypes(schema) };
  const isOn = (end: number): boolean => isTypeOn(shown, types, entities[end]?.type ?? "");
  const placeOf = (id: string): number => entities.findIndex((one) => one.id === id);
  const [start, end] = [placeOf(from), placeOf(to)];
  const near = nearOf(pairs);
  const levels = by === "strongest" ? SUPPORT.map((_, rank) => rank).toReversed() : [0];
  for (const mayPass of isOn(start) ? [isOn, () => true] : [() => true])
    for (const least of levels) {
      const steps = shortest(near, start, end, (to, rank) => rank >= least && mayPass(to));
      if (steps.length > 0)
        return steps.map(({ ends, derived }) => ({
          ends: [entities[ends[0]]?.id ?? "", entities[ends[1]]?.id ?? ""],
          derived,
        }));
    }
  return [];
}

/** For each entity whom it is tied to, and by which step: `STEPS` times the place of the other, and the step. */
function nearOf({ tied, steps }: Pick<PathsFile, "tied" | "steps">): readonly (readonly number[])[] {
  const near = tied.map((): number[] => []);
  for (const [a, distances] of tied.entries()) {
    let b = a;
    for (const [n, distance] of distances.entries()) {
      b += distance;
      const step = Number.parseInt(steps[a]?.[n] ?? "", STEPS);
      near[a]?.push(STEPS * b + step);
      near[b]?.push(STEPS * a + step);
    }
  }
  return near;
}

/** A step by the places of its ends among all entities. */
interface NumberedStep {
  readonly ends: readonly [number, number];
  readonly derived: boolean;
}

/** @param isIn whether a path may lead to an entity over a pair of this rank */
function shortest(
  near: readonly (readonly number[])[],
  from: number,
  to: number,
  isIn: (end: number, rank: number) => boolean,
): readonly NumberedStep[] {
  const reached = new Map<number, NumberedStep | null>([[from, null]]);
  // What is added on the way is walked as well.
  for (const one of reached.keys()) {
    if (reached.has(to)) break;
    for (const tie of near[one] ?? []) {
      const [end, step] = [Math.floor(tie / STEPS), tie % STEPS];
      if (reached.has(end) || !isIn(end, step % DERIVED)) continue;
      reached.set(end, { ends: [one, end], derived: step >= DERIVED });
    }
  }
  const path: NumberedStep[] = [];
  for (let step = reached.get(to); step; step = reached.get(step.ends[0])) path.push(step);
  return path.reverse();
}
