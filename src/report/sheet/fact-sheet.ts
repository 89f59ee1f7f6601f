import type { Statement } from "../../corroborate/statements.ts";
import { UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import { isDenial, isFor, STANCE } from "../../model/stance.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { citation } from "../../wording/citation.ts";
import { count } from "../../wording/counts.ts";
import { factSentence } from "../../wording/fact-title.ts";
import { named, nameOf } from "../../wording/names.ts";
import { rollupSentence } from "../../wording/rollup-sentence.ts";
import { saidText, valueText } from "../../wording/values.ts";
import { type Block, heading, line, pairs, quiet, type SheetLine, title } from "./sheet.ts";

/** Everything behind one fact: what its claims amount to, then every claim under the voice it counts for, denials after assertions. */
export function factSheet(graph: KnowledgeGraph, fact: Fact): readonly Block[] {
  const statements = graph.statementsOf(fact);
  const standing = statements.filter(({ takenBack }) => !takenBack);
  const told = new Set(statements.map(({ claim }) => claim.id));
  const silent = fact.claims.filter(({ id, stance }) => !told.has(id) && !STANCE[stance].retracts);
  return [
    [
      title(`${factSentence(graph, fact)} [${fact.id}]`),
      line(
        rollupSentence(fact, statements, (id) => nameOf(graph, id)),
        2,
        2,
      ),
    ],
    describe(graph, fact),
    side(
      graph,
      "Who says so",
      standing.filter(({ stance }) => isFor(stance)),
    ),
    side(
      graph,
      "Who denies it",
      standing.filter(({ stance }) => isDenial(stance)),
    ),
    side(
      graph,
      "Who doubts it (which neither supports nor contests it)",
      standing.filter(({ stance }) => STANCE[stance].side === "against" && !isDenial(stance)),
    ),
    side(
      graph,
      "Taken back",
      statements.filter(({ takenBack }) => takenBack),
    ),
    fact.claims.some(({ stance }) => STANCE[stance].retracts)
      ? [
          heading("Who takes it back"),
          ...fact.claims
            .filter(({ stance }) => STANCE[stance].retracts)
            .map((claim) => line(`${named(graph, claim.by ?? claim.source ?? UNKNOWN)}: ${citation(graph, claim)}`)),
        ]
      : [],
    silent.length > 0 ? [heading("Without a speaker"), ...silent.map((claim) => line(citation(graph, claim)))] : [],
  ];
}

function describe(graph: KnowledgeGraph, fact: Fact): Block {
  const fields = graph.schema.relations[fact.type]?.qualifiers ?? {};
  const lines = Object.entries(fact.qualifiers).map(([name, value]): [string, string] => [
    name,
    fields[name]?.type.kind === "ref"
      ? [value]
          .flat()
          .map((id) => named(graph, String(id)))
          .join(", ")
      : valueText(value),
  ]);
  lines.push(["file", fact.pointer === "" ? fact.file : `${fact.file}, ${fact.pointer}`]);
  return pairs(lines);
}

function side(graph: KnowledgeGraph, name: string, statements: readonly Statement[]): Block {
  if (statements.length === 0) return [];
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.voice);
    if (group) group.push(statement);
    else groups.set(statement.voice, [statement]);
  }
  const isHearsayAside = groups.size > 1 && groups.has(UNKNOWN);
  const voices = groups.size - (isHearsayAside ? 1 : 0);
  const lines = [...groups].flatMap(([voice, own]) => [
    line(
      voice === UNKNOWN
        ? `Nobody named${isHearsayAside ? " (adds no voice to those that are)" : ""}`
        : named(graph, voice),
    ),
    ...own.flatMap((statement) => claimLines(graph, statement)),
  ]);
  return [
    heading(
      `${name}: ${count(voices, "independent voice")}, ${count(new Set(statements.map(({ claim }) => claim.id)).size, "claim")}`,
    ),
    ...lines,
  ];
}

function claimLines(graph: KnowledgeGraph, { claim, voice, stance, roots }: Statement): SheetLine[] {
  const said = saidText(claim);
  const capped = stance === claim.stance ? "" : `, as an opinion (written: ${claim.stance})`;
  const through = throughText(graph, claim.by, claim.relays, voice, roots);
  return [
    line(
      [`${stance}${capped}${said === "" ? "" : `: ${said}`}`, through].filter((part) => part !== "").join(", "),
      4,
      6,
    ),
    ...(claim.note === null ? [] : [line(`note: ${claim.note}`, 6, 8)]),
    ...(claim.quote === null ? [] : [line(`“${claim.quote}”`, 6, 8)]),
    quiet(citation(graph, claim)),
  ];
}

/** Through whom a voice is heard, where it is not by its own claim: a spokesman speaks for it, a reader only passes it on. */
function throughText(
  graph: KnowledgeGraph,
  by: string | null,
  relays: readonly string[],
  voice: string,
  roots: readonly string[],
): string {
  if (by === null || by === voice) return relays.length > 0 && by === null ? "passed on by the source" : "";
  if (relays.length > 0) return `passed on by ${named(graph, by)}`;
  return roots.includes(voice)
    ? `through ${named(graph, by)}, who speaks for it`
    : `through ${named(graph, by)}, who repeats this voice and adds none`;
}
