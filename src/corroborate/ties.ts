/** Groups ids that are tied to one another. A group goes by its first id in code-unit order, whatever the order of tying. */
export interface Ties {
  tie(a: string, b: string): void;
  group(id: string): string;
}

export function createTies(): Ties {
  const above = new Map<string, string>();
  const group = (id: string): string => {
    let top = id;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    for (let at = id; at !== top; ) {
      const next = above.get(at) ?? top;
      above.set(at, top);
      at = next;
    }
    return top;
  };
  return {
    group,
    tie(a, b) {
      const [x, y] = [group(a), group(b)];
      if (x < y) above.set(y, x);
      else if (y < x) above.set(x, y);
    },
  };
}
