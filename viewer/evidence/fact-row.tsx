import type { ReactElement } from "react";
import type { Fact } from "../../src/model/fact.ts";
import { WHEN } from "../../src/model/schema.ts";
import { count } from "../../src/wording/counts.ts";
import { dateText } from "../../src/wording/dates.ts";
import { titleFrom } from "../../src/wording/facts/fact-title.ts";
import { POSSIBLE_THEN } from "../../src/wording/filters/holds.ts";
import { bestText } from "../../src/wording/quantities.ts";
import { plain } from "../data/plain-text.ts";
import { relationType } from "../derive/atlas.ts";
import { useSession } from "../state/session.ts";
import { SupportBadge } from "./support-badge.tsx";

/** A fact in a list: the other end, what it is about, its best number, its support. Opens the evidence. */
export function FactRow({ fact, about }: { readonly fact: Fact; readonly about?: string }): ReactElement {
  const { atlas, dispatch, seen, state } = useSession();
  const { rollup } = fact;
  const [number] = rollup.quantities;
  const when = fact.qualifiers["when"];
  // The title has it where it tells one spell from the next.
  const isTold = fact.spell !== undefined || relationType(atlas, fact.type)?.key.includes(WHEN) === true;
  const open = state.opened?.kind === "fact" && state.opened.id === fact.id;
  return (
    <button
      type="button"
      className={`fact-row${open ? " open" : ""}`}
      onClick={() => dispatch({ type: "open", opened: { kind: "fact", id: fact.id } })}
    >
      <span className="fact-row-title">
        <bdi>{plain(titleFrom(atlas.kg, fact, about))}</bdi>
        {number && <span className="fact-row-number">{bestText(number)}</span>}
      </span>
      <span className="fact-row-meta">
        <SupportBadge rollup={rollup} />
        <span>{count(rollup.voices.length, "voice")}</span>
        {typeof when === "string" && !isTold && <span>{plain(dateText(when))}</span>}
        {seen.answers.get(fact.id) === "possible" && <span>{POSSIBLE_THEN}</span>}
      </span>
    </button>
  );
}
