import { VERDICTS } from "../../corroborate/accounts.ts";
import { VIEW_CLOCK_KEYS, type ViewClockKey } from "../../model/clock.ts";
import type { Fact } from "../../model/fact.ts";
import type { Project, View } from "../../model/project.ts";
import { factsOfView } from "../../project/facts-of-view.ts";
import { viewVerdict } from "../../project/view-facts.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { count } from "../../wording/counts.ts";
import { factTitle } from "../../wording/facts/fact-title.ts";
import { ENDS_TEXT } from "../../wording/filters/end-conditions.ts";
import { named, nameOf } from "../../wording/names.ts";
import { quantityText } from "../../wording/quantities.ts";
import { rollupSentence } from "../../wording/support/rollup-sentence.ts";
import { supportText } from "../../wording/support/support.ts";
import { verdictText } from "../../wording/support/verdicts.ts";
import { type Block, heading, line, pairs, quiet, type SheetLine, title } from "./sheet.ts";

/** The project's title and the steps of its story, in their order. */
export function storySheet({ title: name, standfirst, views }: Project): readonly Block[] {
  return [
    [title(name), ...paragraphs(standfirst)],
    views.map(({ id, title: question }, n) => line(`${n + 1}. ${question} [${id}]`, 2, 5)),
  ];
}

/** One step in words: what it says, the facts that its picture tells in full, then the others; with a lens, by who speaks of them. */
export function viewSheet(graph: KnowledgeGraph, view: View): readonly Block[] {
  const facts = factsOfView(graph, view);
  const isTold = ({ id }: Fact): boolean => view.facts.includes(id);
  const rest = facts.filter((fact) => !isTold(fact));
  const heads = [title(`${view.title} [${view.id}]`), ...paragraphs(view.text)];
  if (facts.length === 0) return [heads, settings(graph, view), [quiet("shows no facts", 2)]];
  return [
    heads,
    settings(graph, view),
    ...facts.filter(isTold).map((fact) => toldFact(graph, fact)),
    ...(view.lens?.b && view.lens.show === "difference"
      ? compared(graph, view, rest)
      : [listed(graph, count(rest.length, rest.length < facts.length ? "more fact" : "fact"), rest)]),
  ];
}

/** `show --view ID --format json`: the view as entente.yaml declares it, and the facts that it shows. */
export function viewJson(graph: KnowledgeGraph, view: View): object {
  return { view, facts: factsOfView(graph, view).map((fact) => graph.factRecord(fact)) };
}

const CLOCK_TITLES: Readonly<Record<ViewClockKey, string>> = { true_on: "true on", known_on: "known by" };

function settings(graph: KnowledgeGraph, { clocks, lens, where = [], bloc }: View): Block {
  return pairs([
    ...where.map(({ ends, text }): [string, string] => [ENDS_TEXT[ends], text]),
    ["bloc of", bloc === undefined ? "" : named(graph, bloc)],
    ...VIEW_CLOCK_KEYS.map((key): [string, string] => [CLOCK_TITLES[key], clocks?.[key] ?? ""]),
    ["as told by", lens === null ? "" : named(graph, lens.show === "b" && lens.b !== null ? lens.b : lens.a)],
    ["against", lens === null || lens.b === null || lens.show !== "difference" ? "" : named(graph, lens.b)],
  ]);
}

function toldFact(graph: KnowledgeGraph, fact: Fact): Block {
  return [heading(withId(graph, fact)), line(rollupSentence(graph, fact, graph.statementsOf(fact)), 2, 2)];
}

function compared(graph: KnowledgeGraph, view: View, facts: readonly Fact[]): readonly Block[] {
  const [a, b] = [nameOf(graph, view.lens?.a ?? ""), nameOf(graph, view.lens?.b ?? "")];
  return VERDICTS.map((verdict) => {
    const own = facts.filter((fact) => viewVerdict(view, fact, graph.voices) === verdict);
    return listed(graph, `${verdictText(verdict, a, b)}: ${count(own.length, "fact")}`, own);
  });
}

function listed(graph: KnowledgeGraph, label: string, facts: readonly Fact[]): Block {
  if (facts.length === 0) return [];
  return [heading(label), ...facts.flatMap((fact) => factLines(graph, fact))];
}

function factLines(graph: KnowledgeGraph, fact: Fact): readonly SheetLine[] {
  const numbers = fact.rollup.quantities.map((rolled) => quantityText(rolled));
  return [line(withId(graph, fact)), quiet([supportText(fact.rollup), ...numbers].join("; "), 6)];
}

function withId(graph: KnowledgeGraph, fact: Fact): string {
  return `${factTitle(graph, fact)} [${fact.id}]`;
}

function paragraphs(text: string): Block {
  return text
    .split("\n")
    .filter((part) => part.trim() !== "")
    .map((part) => line(part, 2, 2));
}
