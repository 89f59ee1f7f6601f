import { type AskedBlocs, type Bloc, endsOfPath } from "../../query/blocs.ts";
import type { Path } from "../../query/graph/net.ts";
import type { PathEnd } from "../../query/graph/paths.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { UsageError } from "../failure.ts";
import { idOf, pairOf } from "./ids.ts";
import type { Filters } from "./selection-options.ts";

/** @throws UsageError where blocs are asked for, of no one */
export function needEnds({ bloc, from, to, about, between }: Filters): void {
  if (bloc && !(from || to || about || between))
    throw new UsageError("--bloc needs an entity at an end", "name one: `--about russia --bloc`");
}

/** Whom the filters of ends ask for, each with its bloc; null without `--bloc`. */
export function askedBlocs(graph: KnowledgeGraph, { bloc, from, to, about, between }: Filters): AskedBlocs | null {
  if (!bloc) return null;
  const known = new Map<string, Bloc>();
  const blocOf = (id: string): Bloc => {
    const found = known.get(id) ?? graph.bloc(id);
    known.set(id, found);
    return found;
  };
  const blocs = (names: readonly string[]): readonly Bloc[] => names.map((name) => blocOf(idOf(graph, name)));
  const [a, b] = between ? pairOf(graph, between) : [];
  return {
    ...(from && { from: blocs(from) }),
    ...(to && { to: blocs(to) }),
    ...(about && { about: blocs(about) }),
    ...(a !== undefined && b !== undefined && { between: [blocOf(a), blocOf(b)] as const }),
  };
}

/** What a path leads from and to, and which of its ends are only in the bloc of whom was asked for. */
export interface AskedPath {
  readonly from: PathEnd;
  readonly to: PathEnd;
  /** Null without `--bloc`. */
  readonly through: (path: Path) => readonly string[] | null;
}

export function askedPath(graph: KnowledgeGraph, names: readonly [string, string], bloc?: boolean): AskedPath {
  const [a, b] = [idOf(graph, names[0]), idOf(graph, names[1])];
  if (!bloc) return { from: a, to: b, through: () => null };
  const [from, to] = endsOfPath(graph.bloc(a), graph.bloc(b));
  return {
    from,
    to,
    through: ({ nodes }) =>
      [nodes[0], nodes.at(-1)].flatMap((id) => (id === undefined || id === a || id === b ? [] : id)),
  };
}
