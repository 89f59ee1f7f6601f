/** How long a task may take where the browser does not say, in milliseconds: a frame stays a frame. */
const SHORT = 10;

/** Does something once the page has nothing else to do; `left`: for how many milliseconds that will hardly be noticed. Gives what calls it off. */
export function whenIdle(task: (left: number) => void): () => void {
  if (!("requestIdleCallback" in window)) return after(30, () => task(SHORT));
  const asked = requestIdleCallback((deadline) => task(Math.max(SHORT, deadline.timeRemaining())), { timeout: 500 });
  return () => cancelIdleCallback(asked);
}

/** Does something after so many milliseconds. Gives what calls it off. */
export function after(milliseconds: number, task: () => void): () => void {
  const asked = setTimeout(task, milliseconds);
  return () => clearTimeout(asked);
}
