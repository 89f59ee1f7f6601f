/** The edges along which one speaks for another: from each speaker to those whom it speaks for. */
export type SpeaksFor = ReadonlyMap<string, readonly string[]>;

/**
 * Whose word comes down to more than so many comes down to the first of them: else hundreds of thousands who speak for one body of
 * hundreds of thousands would fill any memory.
 */
const MOST = 100;

interface Frame {
  readonly id: string;
  readonly targets: readonly string[];
  next: number;
}

/**
 * For each who speaks for another: those to whom its word comes down in the end, sorted.
 * Those who speak for one another in a circle come down to the first of them by id, so the answer never depends on where one starts.
 * Tarjan's strongly connected components, iterative: a chain of 50,000 bodies must not end the call stack.
 */
export function climb(speaksFor: SpeaksFor): Map<string, readonly string[]> {
  const roots = new Map<string, readonly string[]>();
  if (isOneStep(speaksFor)) {
    for (const [id, targets] of speaksFor) roots.set(id, targets.length === 1 ? targets : sortedOnce(targets));
    return roots;
  }
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const frames: Frame[] = [];

  const enter = (id: string): void => {
    order.set(id, order.size);
    low.set(id, order.size - 1);
    open.push(id);
    isOpen.add(id);
    frames.push({ id, targets: speaksFor.get(id) ?? [], next: 0 });
  };
  const lower = (id: string, to: number): void => {
    if (to < (low.get(id) ?? 0)) low.set(id, to);
  };

  for (const start of speaksFor.keys()) {
    if (order.has(start)) continue;
    enter(start);
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const target = frame.targets[frame.next++];
      if (target !== undefined) {
        if (!order.has(target)) enter(target);
        else if (isOpen.has(target)) lower(frame.id, order.get(target) ?? 0);
        continue;
      }
      frames.pop();
      const own = low.get(frame.id) ?? 0;
      const above = frames.at(-1);
      if (above) lower(above.id, own);
      if (own === order.get(frame.id)) settle(takeCircle(open, isOpen, frame.id), speaksFor, roots);
    }
  }
  return roots;
}

/** Whether none of those who are spoken for speaks for another. Nearly always so among the claims of one fact. */
function isOneStep(speaksFor: SpeaksFor): boolean {
  for (const targets of speaksFor.values()) {
    if (targets.length === 0) return false;
    for (const target of targets) if (speaksFor.has(target)) return false;
  }
  return true;
}

function sortedOnce(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort().slice(0, MOST);
}

function takeCircle(open: string[], isOpen: Set<string>, last: string): string[] {
  const circle = open.splice(open.lastIndexOf(last));
  for (const id of circle) isOpen.delete(id);
  return circle;
}

/** Everything that a circle speaks for outside itself is settled already: components come out in reverse order. */
function settle(circle: string[], speaksFor: SpeaksFor, roots: Map<string, readonly string[]>): void {
  const inside = new Set(circle);
  const found = new Set<string>();
  let only: readonly string[] = [];
  for (const id of circle) {
    for (const target of speaksFor.get(id) ?? []) {
      if (inside.has(target)) continue;
      only = roots.get(target) ?? [target];
      for (const root of only) found.add(root);
    }
  }
  const shared = found.size === only.length ? only : sortedOnce(found);
  const own = found.size > 0 ? shared : [[...circle].sort()[0] ?? ""];
  for (const id of circle) roots.set(id, own);
}
