import { onTestFinished, vi } from "vitest";

/**
 * Sets the clock of a test so far on that no file is too young to be told from its next change by its stamp alone. Called after a change, instead of
 * waiting for it to age.
 */
export function settle(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: performance.timeOrigin + performance.now() + 1000 });
  onTestFinished(() => {
    vi.useRealTimers();
  });
}
