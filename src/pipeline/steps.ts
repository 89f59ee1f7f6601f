/**
 * Work that may wait for other threads, and that may be left between two steps. In one thread nothing is waited for, and `finishNow` gives what
 * comes of it at once: so small and large projects, a library call and a command, run the same lines. A step that gives undefined waits for
 * nothing: it is a good moment to see whether the work is still wanted.
 */
export type Steps<T> = Generator<Promise<unknown> | undefined, T, unknown>;

/** What a promise comes to, or a value that is there already. */
export function* settled<T>(value: T | Promise<T>): Steps<T> {
  return value instanceof Promise ? ((yield value) as T) : value;
}

/** Throws where something has to be waited for. */
export function finishNow<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (value !== undefined) throw new Error("this work was to be done in one thread");
  }
}

export async function finish<T>(steps: Steps<T>): Promise<T> {
  for (let step = steps.next(); ; ) {
    if (step.done) return step.value;
    if (step.value === undefined) {
      step = steps.next();
      continue;
    }
    const waited = await Promise.allSettled([step.value]);
    const [one] = waited;
    step = one?.status === "rejected" ? steps.throw(one.reason) : steps.next(one?.value);
  }
}
