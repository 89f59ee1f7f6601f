import type { AskedBlocs, Bloc } from "../../query/blocs.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { UsageError } from "../failure.ts";
import { idOf, pairOf } from "./ids.ts";
import type { Filters } from "./selection-options.ts";

/** Whom the filters of ends ask for, each with its bloc; null without `--bloc`. */
export function askedBlocs(graph: KnowledgeGraph, { bloc, from, to, about, between }: Filters): AskedBlocs | null {
  if (!bloc) return null;
  if (!(from || to || about || between))
    throw new UsageError("--bloc needs an entity at an end", "name one: `--about russia --bloc`");
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
