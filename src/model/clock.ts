/** The clocks at which a graph can be seen, each set to a time or open: when something is so, and when it was said. */
export type ClockName = "trueOn" | "knownOn";

/** The key by which a view of entente.yaml sets a clock. */
export type ViewClockKey = "true_on" | "known_on";

const IN_VIEW: Readonly<Record<ClockName, ViewClockKey>> = { trueOn: "true_on", knownOn: "known_on" };

export const VIEW_CLOCK_KEYS: readonly ViewClockKey[] = Object.values(IN_VIEW);

export const CLOCK_NAMES: readonly ClockName[] = Object.keys(IN_VIEW) as ClockName[];

/** Those of some clocks that are set. */
export type Days = Readonly<Partial<Record<ClockName, string>>>;

/** The clocks that are set, where one that is not is null or absent. */
export function daysSet(clocks: Readonly<Partial<Record<ClockName, string | null | undefined>>>): Days {
  return Object.fromEntries(CLOCK_NAMES.flatMap((name) => (clocks[name] == null ? [] : [[name, clocks[name]]])));
}

/** The same of a view's clocks. */
export function daysOfView(clocks: Readonly<Record<ViewClockKey, string | null>>): Days {
  return daysSet(Object.fromEntries(CLOCK_NAMES.map((name) => [name, clocks[IN_VIEW[name]]])));
}

/** Whether any clock is set. */
export function isClockSet(clocks: Readonly<Partial<Record<ClockName, string | null>>>): boolean {
  return CLOCK_NAMES.some((name) => Boolean(clocks[name]));
}
