/** By what entities can be ranked. Apart from how, so that a command line can say so without what computes them. */
export const MEASURES = ["degree", "in-degree", "out-degree", "neighbours", "betweenness", "closeness"] as const;
export type Measure = (typeof MEASURES)[number];
