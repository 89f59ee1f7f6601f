import { STANCE } from "../../../model/stance.ts";
import { isDenied } from "../../../model/support.ts";
import { didYouMean } from "../../../query/ground.ts";
import type { KnowledgeGraph } from "../../../query/knowledge-graph.ts";
import { rollupSentence } from "../../../wording/support/rollup-sentence.ts";
import { withHint } from "../../../wording/with-hint.ts";
import { citedClaim } from "../cited.ts";
import { answer, object, rowsOf, text } from "../schemas.ts";
import { type Tool, tool } from "../tool.ts";

interface CiteCheckArgs {
  readonly text: string;
  readonly known?: string;
}

/** `[kpa-deployment-2024#3]`, several with commas or semicolons: a fact's id and the number of a claim. */
const MARKER = /\[\s*([^[\]\s#,;]+#\d+(?:\s*[,;]\s*[^[\]\s#,;]+#\d+)*)\s*\]/g;

export const CITE_CHECK: Tool = tool<CiteCheckArgs>(
  {
    name: "cite_check",
    title: "Check citations",
    description:
      "Checks prose that cites claims in brackets, `[kpa-deployment-2024#3]`: names the markers whose claim does not exist, was taken back, is contested, does not say that it is so, or was not known on a date.",
    input: object(
      {
        text: text("The prose, with claim ids in brackets."),
        known: text("The date by which a claim must have been made."),
      },
      ["text"],
    ),
    output: answer({
      markers: { type: "integer", description: "How many markers there are." },
      problems: rowsOf("Markers with what is wrong, and where: `line` and `column` from 1."),
      cited: rowsOf("The claims that exist."),
    }),
  },
  async (asked, { text: prose, known }) => {
    const now = await asked.graph();
    const then = known === undefined ? now : now.asOf({ knownOn: known });
    const markers = [...markersIn(prose)];
    const problems = markers.flatMap(({ id, ...place }) =>
      problemsOf(now, then, id, known).map((problem) => ({ marker: id, ...place, ...problem })),
    );
    const ids = [...new Set(markers.map(({ id }) => presentClaim(now, id)))];
    return {
      digest: now.dataset.digest,
      markers: markers.length,
      problems,
      cited: ids.flatMap((id) => {
        const claim = now.claim(id);
        return claim ? citedClaim(now, claim) : [];
      }),
    };
  },
);

interface Marker {
  readonly id: string;
  readonly line: number;
  readonly column: number;
}

function* markersIn(prose: string): Generator<Marker> {
  for (const [n, line] of prose.split(/\r\n|\r|\n/).entries()) {
    for (const match of line.matchAll(MARKER)) {
      for (const id of (match[1] ?? "").split(/[,;]/)) yield { id: id.trim(), line: n + 1, column: match.index + 1 };
    }
  }
}

/** A claim's id with the present id of its fact. */
function presentClaim(graph: KnowledgeGraph, id: string): string {
  const [fact = "", n = ""] = id.split("#");
  return `${graph.fact(fact)?.id ?? fact}#${n}`;
}

interface Problem {
  readonly problem: "unknown" | "taken-back" | "contested" | "not-for-it" | "not-known-yet";
  readonly message: string;
}

function problemsOf(now: KnowledgeGraph, then: KnowledgeGraph, id: string, known: string | undefined): Problem[] {
  const claim = now.claim(presentClaim(now, id));
  if (!claim) {
    const [factId = ""] = id.split("#");
    const fact = now.fact(factId);
    const hint = fact
      ? `\`${fact.id}\` has claims 1 to ${fact.claims.length}`
      : didYouMean(
          factId,
          now.dataset.facts.map((one) => one.id),
        );
    return [{ problem: "unknown", message: withHint(`there is no claim \`${id}\``, hint) }];
  }
  const fact = now.factOf(claim);
  const problems: Problem[] = [];
  if (now.statementsOf(fact).some((one) => one.claim.id === claim.id && one.takenBack))
    problems.push({ problem: "taken-back", message: "its speaker took it back" });
  const sentence = rollupSentence(now, fact, now.statementsOf(fact));
  if (STANCE[claim.stance].side !== "for")
    problems.push({ problem: "not-for-it", message: `${claim.id} ${claim.stance}: ${sentence}` });
  if (isDenied(fact.rollup.contested)) problems.push({ problem: "contested", message: sentence });
  if (known !== undefined && !then.claim(claim.id))
    problems.push({ problem: "not-known-yet", message: `it was not known by ${known}` });
  return problems;
}
