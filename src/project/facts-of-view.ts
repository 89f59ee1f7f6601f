import type { Fact } from "../model/fact.ts";
import type { View } from "../model/project.ts";
import { readWhere } from "../query/filter/where.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { daysOf, isTold, viewFacts } from "./view-facts.ts";

/** All facts of a graph that a view shows, each as the view lets it be seen. */
export function factsOfView(graph: KnowledgeGraph, view: View): readonly Fact[] {
  const { schema, voices } = graph;
  const seen = viewFacts(view, {
    ...{ schema, voices },
    typeOf: (id) => graph.entity(id)?.type,
    meets: (condition) => graph.attributesTest([readWhere(condition, (id) => id)]),
  });
  const isInBloc = blocTest(graph, view);
  return graph.dataset.facts.flatMap((fact) => {
    const shown = seen(fact);
    return shown !== null && (isTold(view, fact) || isInBloc(fact)) ? shown : [];
  });
}

function blocTest(graph: KnowledgeGraph, view: View): (fact: Fact) => boolean {
  if (view.bloc === undefined) return () => true;
  const timed = view.clocks === null ? graph : graph.asOf(daysOf(view));
  const members = new Set(timed.bloc(view.bloc).ids);
  return (fact) => graph.namedBy(fact).some((id) => members.has(id));
}
