import { allUndated } from "../../corroborate/as-of.ts";
import { didYouMean } from "../../query/ground.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import type { Matches } from "../../query/match.ts";
import { QueryError } from "../../query/query-error.ts";
import { firstOf } from "../../report/listing/cut.ts";
import type { Listing } from "../../report/listing/listing.ts";
import { matchListing, rowListing } from "../../report/listing/match-listing.ts";
import { ask, openProjectGraph } from "../open-graph.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { needEnds } from "../selection/blocs.ts";
import { clocksOf, noteLeftOut } from "../selection/clocks.ts";
import { namesIn } from "../selection/few-facts.ts";
import { limitOf, namingOf } from "../selection/listing-flags.ts";
import { noteNames } from "../selection/note-names.ts";
import { selectFacts } from "../selection/select-facts.ts";
import type { MatchFlags } from "./flags.ts";
import { type Pattern, readSteps } from "./read-steps.ts";

/** So many more matches are counted beyond a limit: there may be millions. */
const COUNTED = 100_000;

/** False where the project has errors, which are printed. */
export async function listMatches(project: Project, pattern: string, flags: MatchFlags): Promise<boolean> {
  const now = await openProjectGraph(project);
  if (!now) return false;
  const { then, graph, undated } = ask(() => {
    const then = now.asOf(clocksOf(flags) ?? {});
    const leftOut = allUndated(then.undated);
    return {
      then,
      graph: then.only(selectFacts(then, flags)),
      undated:
        leftOut.size === 0
          ? 0
          : selectFacts(now, flags)
              .filter(({ id }) => leftOut.has(id))
              .count(),
    };
  });
  // Who belongs to whom is for all facts to say, not for those that the filters leave.
  const read = ask(() => readSteps(pattern, graph, flags.bloc ? (id) => then.bloc(id) : null));
  if (flags.bloc && read.names.length === 0) needEnds(flags);
  const matches = ask(() => graph.match(...read.steps));
  ask(() => noteNames(now, [...namesIn(flags), ...read.names]));
  await ask(() => print(graph, matches, read, flags));
  noteLeftOut(undated);
  return true;
}

function print(
  graph: KnowledgeGraph,
  matches: Matches,
  { variables, through }: Pick<Pattern, "variables" | "through">,
  flags: MatchFlags,
): Promise<void> {
  const show = <T>(listing: Listing<T>): Promise<void> => printListing(listing, flags.format);
  const naming = namingOf(graph, flags);
  if (flags.select === undefined)
    return show(
      matchListing(firstOf(matches, limitOf(flags), COUNTED), variables, naming, {
        answers: flags.asOf === undefined ? null : graph.answers,
        through: flags.bloc ? through : null,
      }),
    );
  const selected = selectedIn(flags.select, variables);
  return show(rowListing(firstOf(matches.select(...selected), limitOf(flags)), selected, naming));
}

function selectedIn(text: string, variables: readonly string[]): readonly string[] {
  return text.split(",").map((one) => {
    const name = one.trim().replace(/^\??/, "?");
    if (variables.includes(name)) return name;
    throw new QueryError(
      `the pattern has no variable \`${name}\``,
      didYouMean(name, variables) ?? `it has ${variables.map((own) => `\`${own}\``).join(", ")}`,
    );
  });
}
