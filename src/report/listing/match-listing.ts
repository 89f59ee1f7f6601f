import type { Answers } from "../../corroborate/as-of.ts";
import { weakestAnswer } from "../../corroborate/holds.ts";
import type { Fact } from "../../model/fact.ts";
import { weakestOf } from "../../query/filter/support.ts";
import type { Match } from "../../query/match.ts";
import type { Cut } from "./cut.ts";
import type { Listing, ListingColumn } from "./listing.ts";
import type { Naming } from "./naming.ts";

/** What is asked beside the pattern. */
interface AskedOfMatches {
  /** Of a graph at a time asked for: whether all of a match's facts are certain then. */
  readonly answers?: Answers | null;
  /** Of blocs that are taken in: through whom the facts fit. */
  readonly through?: ((facts: readonly Fact[]) => readonly string[]) | null;
}

/**
 * `match`: what each variable stands for, and the facts of each step.
 *
 * @param asked each adds a column
 */
export function matchListing(
  { records, total }: Cut<Match>,
  variables: readonly string[],
  { entity }: Naming,
  { answers = null, through = null }: AskedOfMatches = {},
): Listing<Match> {
  const columns = (name: (value: string) => string) =>
    variables.map((title): ListingColumn<Match> => ({ title, cell: ({ bindings }) => name(bindings[title] ?? "") }));
  const support: ListingColumn<Match> = { title: "support", cell: supportOf };
  const facts: ListingColumn<Match> = { title: "facts", cell: (match) => factsOf(match).join(" ") };
  const holdsOf = (match: Match) => answers && weakestAnswer(factsOf(match).flatMap((id) => answers.get(id) ?? []));
  const throughWhom = (name: (id: string) => string, between: string): readonly ListingColumn<Match>[] =>
    through === null ? [] : [{ title: "through", cell: ({ facts }) => through(facts).map(name).join(between) }];
  const holds: readonly ListingColumn<Match>[] = answers === null ? [] : [{ title: "holds", cell: holdsOf }];
  return {
    records,
    total,
    json: (match) => ({
      bindings: match.bindings,
      support: supportOf(match),
      ...(answers === null ? {} : { holds: holdsOf(match) }),
      ...(through === null ? {} : { through: through(match.facts) }),
      facts: factsOf(match),
    }),
    noun: ["match", "matches"],
    table: [...columns(entity), support, ...holds, ...throughWhom(entity, ", "), facts],
    narrower: [[...columns(entity), support, ...holds, ...throughWhom(entity, ", ")]],
    csv: [...columns((value) => value), support, facts, ...holds, ...throughWhom((id) => id, " ")],
  };
}

/** The same with some of the variables alone, each combination once. */
export function rowListing(
  { records, total }: Cut<readonly string[]>,
  variables: readonly string[],
  { entity }: Naming,
): Listing<readonly string[]> {
  const columns = (name: (value: string) => string) =>
    variables.map((title, i): ListingColumn<readonly string[]> => ({ title, cell: (row) => name(row[i] ?? "") }));
  return {
    records,
    total,
    json: (row) => ({ bindings: Object.fromEntries(variables.map((name, i) => [name, row[i] ?? ""])) }),
    noun: ["row", "rows"],
    table: columns(entity),
    csv: columns((value) => value),
  };
}

function factsOf({ facts }: Match): readonly string[] {
  return facts.map(({ id }) => id);
}

/** A chain is as strong as its weakest link. */
function supportOf({ facts }: Match): string | null {
  return weakestOf(facts.map(({ rollup }) => rollup.support));
}
