/** Does something once the page has nothing else to do. Gives what calls it off. */
export function whenIdle(task: () => void): () => void {
  if (!("requestIdleCallback" in window)) return after(30, task);
  const asked = requestIdleCallback(task, { timeout: 500 });
  return () => cancelIdleCallback(asked);
}

/** Does something after so many milliseconds. Gives what calls it off. */
export function after(milliseconds: number, task: () => void): () => void {
  const asked = setTimeout(task, milliseconds);
  return () => clearTimeout(asked);
}
