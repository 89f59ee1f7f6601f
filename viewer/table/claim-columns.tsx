import { knownWhen } from "../../src/corroborate/clocks.ts";
import { weigh } from "../../src/corroborate/statements.ts";
import { speakersOfClaim } from "../../src/corroborate/voices.ts";
import type { Claim } from "../../src/model/claim.ts";
import { locatorText } from "../../src/wording/claims/locators.ts";
import { factTitle } from "../../src/wording/facts/fact-title.ts";
import { enumerate } from "../../src/wording/lists.ts";
import { qualifierInWords } from "../../src/wording/values.ts";
import { type Atlas, nameOf } from "../derive/atlas.ts";
import { EntityLink, EntityLinks } from "../evidence/links.tsx";
import type { Column } from "./column.ts";
import { OpenButton } from "./open-button.tsx";

export function claimColumns(atlas: Atlas): readonly Column<Claim>[] {
  const title = ({ fact: id }: Claim): string => {
    const fact = atlas.kg.fact(id);
    return fact ? factTitle(atlas.kg, fact) : id;
  };
  const speakers = (claim: Claim): readonly string[] => speakersOfClaim(claim, atlas.kg.voices);
  const says = (claim: Claim): string => {
    const type = atlas.kg.fact(claim.fact)?.type ?? "";
    return Object.entries(claim.says)
      .map(([name, value]) => qualifierInWords(atlas.kg, type, name, value))
      .join(", ");
  };
  return [
    {
      key: "who",
      title: "Who",
      value: (claim) => enumerate(speakers(claim).map((id) => nameOf(atlas, id))),
      cell: (claim) => <EntityLinks ids={speakers(claim)} />,
    },
    { key: "stance", title: "How", value: (claim) => weigh(claim, atlas.kg.voices) },
    {
      key: "fact",
      title: "What",
      value: title,
      cell: (claim) => (
        <OpenButton opened={{ kind: "fact", id: claim.fact }} label={`Evidence: ${title(claim)}`}>
          {title(claim)}
        </OpenButton>
      ),
    },
    { key: "says", title: "In particular", value: says },
    {
      key: "source",
      title: "Source",
      value: ({ source }) => (source ? nameOf(atlas, source) : ""),
      cell: ({ source }) => (source ? <EntityLink id={source} /> : "none"),
    },
    { key: "at", title: "Where", value: ({ at }) => (at ? locatorText(at) : "") },
    { key: "known", title: "Known", value: (claim) => knownWhen(claim, atlas.kg.voices) ?? "undated" },
  ];
}

export function claimWords(columns: readonly Column<Claim>[], claim: Claim): string {
  return [...columns.map((column) => column.value(claim)), claim.note ?? "", claim.quote ?? ""].join(" ");
}
