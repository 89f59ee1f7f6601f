import { allUndated } from "../../corroborate/as-of.ts";
import type { Entity } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { didYouMean } from "../../query/ground.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { QueryError } from "../../query/query-error.ts";
import { entitySheet } from "../../report/sheet/entity-sheet.ts";
import { factSheet } from "../../report/sheet/fact-sheet.ts";
import { type Block, line, sheetText, title } from "../../report/sheet/sheet.ts";
import { entityJson, factJson } from "../../report/sheet/sheet-json.ts";
import { jsonText } from "../../text/json-text.ts";
import { count } from "../../wording/counts.ts";
import { factTitle } from "../../wording/facts/fact-title.ts";
import { wantsColor } from "../color.ts";
import { UsageError } from "../failure.ts";
import { ask, openGraphFor } from "../open-graph.ts";
import { terminalWidth } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { clocksOf, notePossible } from "../selection/clocks.ts";
import { factsAround } from "../selection/few-facts.ts";
import { noteNames } from "../selection/note-names.ts";
import type { ShowFlags } from "./flags.ts";

/** False where the project has errors, which are printed. @throws UsageError for a name that is none, or that several bear. */
export async function showOne(project: Project, name: string, flags: ShowFlags): Promise<boolean> {
  const now = await openGraphFor(project, (stored) => factsAround(stored, name));
  if (!now) return false;
  const clocks = clocksOf(flags);
  const then = clocks === null ? now : ask(() => now.asOf(clocks));
  const fact = now.fact(name);
  const entity = fact ? undefined : find(now, name);
  if (entity) noteNames(now, [name]);
  const json = flags.format === "json";
  const seen = fact && then.fact(fact.id);
  if (json) {
    const shown = entity
      ? entityJson(then, entity)
      : seen
        ? factJson(then, seen)
        : { fact: null, sentence: null, sides: {}, claims: [] };
    process.stdout.write(`${jsonText(shown, 2)}\n`);
  } else {
    const blocks = entity ? entitySheet(then, entity) : seen ? factSheet(then, seen) : fact ? notYet(now, fact) : [];
    process.stdout.write(sheetText(blocks, { width: terminalWidth(), color: wantsColor() }));
  }
  if (clocks !== null) {
    const about = fact ? [fact] : entity ? now.factsAbout(entity.id) : [];
    noteUndated(then, new Set(about.map(({ id }) => id)));
    notePossible(
      then,
      about.map(({ id }) => id),
    );
  }
  return true;
}

function find(graph: KnowledgeGraph, name: string): Entity {
  try {
    return graph.find(name);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const isFactLike = name.includes(".");
    const ids = graph.dataset.facts.map(({ id }) => id).filter((id) => id.includes(".") === isFactLike);
    const facts = didYouMean(name, ids);
    const hint = isFactLike ? (facts ?? error.hint) : (error.hint ?? facts);
    throw new UsageError(error.message.replace("no entity", "no entity or fact"), hint ?? undefined);
  }
}

function notYet(graph: KnowledgeGraph, fact: Fact): readonly Block[] {
  return [
    [
      title(`${factTitle(graph, fact)} [${fact.id}]`),
      line(`None of its ${count(fact.claims.length, "claim")} counts at that time.`),
    ],
  ];
}

/** What a clock cannot place is left out, and said to be. */
function noteUndated(then: KnowledgeGraph, about: ReadonlySet<string>): void {
  const leftOut = new Set([...allUndated(then.undated)].filter((id) => about.has(id)));
  if (leftOut.size > 0) {
    process.stderr.write(`left out for want of a date, wholly or in part: ${count(leftOut.size, "fact")}\n`);
  }
}
