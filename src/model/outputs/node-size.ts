/** The radius of a node that so much is counted of: in graph.json and GEXF, and in the viewer. */
export function nodeSize(amount: number): number {
  return Math.min(20, 4 + 1.6 * Math.sqrt(amount));
}
