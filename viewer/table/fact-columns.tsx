import { type Fact, SUPPORT } from "../../src/model/fact.ts";
import { plain } from "../data/plain-text.ts";
import { type Atlas, nameOf, relationType } from "../derive/atlas.ts";
import { EntityLink } from "../evidence/links.tsx";
import { SupportBadge } from "../evidence/support-badge.tsx";
import { bestWords, isQuantity, valueWords } from "../evidence/values.ts";
import { SUPPORT_LABEL } from "../evidence/words.ts";
import type { Column } from "./column.ts";
import { OpenButton } from "./open-button.tsx";

export function factColumns(atlas: Atlas): readonly Column<Fact>[] {
  return [
    {
      key: "subject",
      title: "Who",
      value: ({ subject }) => nameOf(atlas, subject),
      cell: ({ subject }) => <EntityLink id={subject} />,
    },
    {
      key: "relation",
      title: "Relation",
      value: ({ type }) => relationType(atlas, type)?.label ?? type,
      cell: (fact) => (
        <OpenButton
          opened={{ kind: "fact", id: fact.id }}
          label={`Evidence: ${nameOf(atlas, fact.subject)} ${relationType(atlas, fact.type)?.label ?? fact.type} ${fact.object ? nameOf(atlas, fact.object) : takenValue(atlas, fact)}`}
        >
          {relationType(atlas, fact.type)?.label ?? fact.type}
        </OpenButton>
      ),
    },
    {
      key: "object",
      title: "Whom or what",
      value: (fact) => (fact.object ? nameOf(atlas, fact.object) : takenValue(atlas, fact)),
      cell: (fact) => (fact.object ? <EntityLink id={fact.object} /> : <bdi>{plain(takenValue(atlas, fact))}</bdi>),
    },
    { key: "about", title: "About", value: (fact) => aboutOf(atlas, fact) },
    { key: "when", title: "When", value: ({ qualifiers }) => String(qualifiers["when"] ?? "") },
    {
      key: "support",
      title: "Support",
      value: ({ rollup }) => SUPPORT.indexOf(rollup.support),
      cell: ({ rollup }) => <SupportBadge rollup={rollup} />,
    },
    { key: "voices", title: "Voices", numeric: true, value: ({ rollup }) => rollup.voices.length },
    {
      key: "number",
      title: "Number",
      numeric: true,
      value: ({ rollup }) => rollup.quantities[0]?.best?.min ?? rollup.quantities[0]?.min ?? -1,
      cell: ({ rollup: { quantities } }) => (quantities[0] ? bestWords(quantities[0]) : ""),
    },
  ];
}

/** The words by which a fact is found in the table. */
export function factWords(atlas: Atlas, fact: Fact): string {
  const { rollup } = fact;
  return [
    ...[
      nameOf(atlas, fact.subject),
      relationType(atlas, fact.type)?.label,
      fact.object ? nameOf(atlas, fact.object) : "",
    ],
    ...[takenValue(atlas, fact), aboutOf(atlas, fact), SUPPORT_LABEL[rollup.support], fact.id],
    ...[rollup.contested === "no" ? "" : "contested", ...rollup.voices.map((id) => nameOf(atlas, id))],
  ].join(" ");
}

function takenValue(atlas: Atlas, fact: Fact): string {
  const value = fact.qualifiers["value"];
  if (value === undefined) return fact.rollup.quantities[0] ? bestWords(fact.rollup.quantities[0]) : "";
  return valueWords(atlas, fact.type, "value", value);
}

function aboutOf(atlas: Atlas, fact: Fact): string {
  return Object.entries(fact.qualifiers)
    .filter(([name, value]) => !["when", "value"].includes(name) && !isQuantity(value))
    .map(([name, value]) => valueWords(atlas, fact.type, name, value))
    .join(", ");
}
