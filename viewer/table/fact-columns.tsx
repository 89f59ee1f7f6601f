import type { Answers } from "../../src/corroborate/as-of.ts";
import type { Fact } from "../../src/model/fact.ts";
import { amountOf } from "../../src/model/kinds/index.ts";
import { SUPPORT } from "../../src/model/support.ts";
import { dateText } from "../../src/wording/dates.ts";
import { factTitle, objectText } from "../../src/wording/facts/fact-title.ts";
import { bestText } from "../../src/wording/quantities.ts";
import { supportLabel } from "../../src/wording/support/support.ts";
import { valueInWords } from "../../src/wording/values.ts";
import { plain } from "../data/plain-text.ts";
import { type Atlas, nameOf, relationType } from "../derive/atlas.ts";
import { EntityLink } from "../evidence/links.tsx";
import { SupportBadge } from "../evidence/support-badge.tsx";
import type { Column } from "./column.ts";
import { OpenButton } from "./open-button.tsx";

/** @param answers whether facts are certain on the day of the clock; empty while it is off */
export function factColumns(atlas: Atlas, answers: Answers): readonly Column<Fact>[] {
  const holds: Column<Fact> = { key: "holds", title: "Holds then", value: ({ id }) => answers.get(id) ?? "" };
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
        <OpenButton opened={{ kind: "fact", id: fact.id }} label={`Evidence: ${factTitle(atlas.kg, fact)}`}>
          {relationType(atlas, fact.type)?.label ?? fact.type}
        </OpenButton>
      ),
    },
    {
      key: "object",
      title: "Whom or what",
      value: (fact) => objectText(atlas.kg, fact),
      cell: (fact) => (fact.object ? <EntityLink id={fact.object} /> : <bdi>{plain(objectText(atlas.kg, fact))}</bdi>),
    },
    { key: "about", title: "About", value: (fact) => aboutOf(atlas, fact) },
    {
      key: "when",
      title: "When",
      // Sorted by what is written, which is in the order of time.
      value: ({ qualifiers }) => String(qualifiers["when"] ?? ""),
      cell: ({ qualifiers: { when } }) => (typeof when === "string" ? plain(dateText(when)) : ""),
    },
    ...(answers.size > 0 ? [holds] : []),
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
      cell: ({ rollup: { quantities } }) => (quantities[0] ? bestText(quantities[0]) : ""),
    },
  ];
}

/** The words by which a fact is found in the table. */
export function factWords(atlas: Atlas, fact: Fact): string {
  const { rollup } = fact;
  return [
    ...[nameOf(atlas, fact.subject), relationType(atlas, fact.type)?.label, objectText(atlas.kg, fact)],
    ...[aboutOf(atlas, fact), supportLabel(rollup), fact.id],
    ...[rollup.contested === "no" ? "" : "contested", ...rollup.voices.map((id) => nameOf(atlas, id))],
  ].join(" ");
}

function aboutOf(atlas: Atlas, fact: Fact): string {
  return Object.entries(fact.qualifiers)
    .filter(([name, value]) => !["when", "value"].includes(name) && amountOf(value) === null)
    .map(([name, value]) => valueInWords(atlas.kg, fact.type, name, value))
    .join(", ");
}
