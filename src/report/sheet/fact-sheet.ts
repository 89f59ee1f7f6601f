import { UNKNOWN } from "../../model/entity.ts";
import type { Fact } from "../../model/fact.ts";
import type { KnowledgeGraph } from "../../query/knowledge-graph.ts";
import { citation } from "../../wording/claims/citation.ts";
import { cappedText } from "../../wording/claims/stance-text.ts";
import { factTitle } from "../../wording/facts/fact-title.ts";
import { named } from "../../wording/names.ts";
import { RIVALS_TITLE, rollupSentence } from "../../wording/support/rollup-sentence.ts";
import {
  RETRACTIONS_TITLE,
  SILENT_TITLE,
  type Side,
  sideHeading,
  sidesOf,
  voiceTitle,
} from "../../wording/support/sides.ts";
import { phraseText, throughPhrase } from "../../wording/through.ts";
import { idsIn, saidText, spoken, valueInWords } from "../../wording/values.ts";
import { type Block, heading, line, pairs, quiet, type SheetLine, title } from "./sheet.ts";

/** Everything behind one fact: what its claims amount to, then every claim under the voice it counts for, denials after assertions. */
export function factSheet(graph: KnowledgeGraph, fact: Fact): readonly Block[] {
  const statements = graph.statementsOf(fact);
  const { sides, retractions, silent } = sidesOf(fact, statements);
  const { rivals } = fact.rollup;
  return [
    [title(`${factTitle(graph, fact)} [${fact.id}]`), line(rollupSentence(graph, fact, statements), 2, 2)],
    describe(graph, fact),
    ...sides.map((side) => sideBlock(graph, side)),
    retractions.length > 0
      ? [
          heading(RETRACTIONS_TITLE),
          ...retractions.map((claim) =>
            line(`${named(graph, claim.by ?? claim.source ?? UNKNOWN)}: ${citation(graph, claim)}`),
          ),
        ]
      : [],
    rivals.length > 0
      ? [
          heading(RIVALS_TITLE),
          ...rivals.map((id) => {
            const rival = graph.fact(id);
            return line(rival === undefined ? id : `${factTitle(graph, rival)} [${id}], ${rival.rollup.support}`);
          }),
        ]
      : [],
    silent.length > 0 ? [heading(SILENT_TITLE), ...silent.map((claim) => line(citation(graph, claim)))] : [],
  ];
}

function describe(graph: KnowledgeGraph, fact: Fact): Block {
  const { type, qualifiers, spell, former_ids = [], note, file, pointer } = fact;
  const lines = Object.entries(qualifiers).map(([name, value]): [string, string] => [
    spoken(name),
    idsIn(graph, type, name, value)
      ?.map((id) => named(graph, id))
      .join(", ") ?? valueInWords(graph, type, name, value),
  ]);
  if (spell !== undefined) lines.push(["spell", spell]);
  if (former_ids.length > 0) lines.push(["formerly", former_ids.join(", ")]);
  if (note !== undefined) lines.push(["note", note]);
  lines.push(["file", pointer === "" ? file : `${file}, ${pointer}`]);
  return pairs(lines);
}

function sideBlock(graph: KnowledgeGraph, side: Side): Block {
  const name = (id: string): string => named(graph, id);
  return [
    heading(sideHeading(side)),
    ...side.groups.flatMap((group) => [
      line(voiceTitle(group, name)),
      ...group.statements.flatMap((statement): SheetLine[] => {
        const { claim, stance } = statement;
        const said = saidText(claim);
        const capped = cappedText(statement);
        const words = [
          `${stance}${capped === "" ? "" : `, ${capped}`}${said === "" ? "" : `: ${said}`}`,
          phraseText(throughPhrase(graph, statement), name),
        ];
        return [
          line(words.filter((part) => part !== "").join(", "), 4, 6),
          ...(claim.note === null ? [] : [line(`note: ${claim.note}`, 6, 8)]),
          ...(claim.quote === null ? [] : [line(`“${claim.quote}”`, 6, 8)]),
          quiet(citation(graph, claim)),
        ];
      }),
    ]),
  ];
}
