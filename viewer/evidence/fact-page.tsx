import { type ReactElement, useMemo } from "react";
import { statementsOf } from "../../src/corroborate/statements.ts";
import { isClockSet } from "../../src/model/clock.ts";
import type { Fact } from "../../src/model/fact.ts";
import { count } from "../../src/wording/counts.ts";
import { keyText, objectText } from "../../src/wording/facts/fact-title.ts";
import { POSSIBLE_THEN } from "../../src/wording/filters/holds.ts";
import { RIVALS_TITLE, rollupSentence } from "../../src/wording/support/rollup-sentence.ts";
import { idsIn, spoken, valueInWords } from "../../src/wording/values.ts";
import { WhatChanged } from "../changes/what-changed.tsx";
import { plain } from "../data/plain-text.ts";
import { relationType } from "../derive/atlas.ts";
import { citeFact } from "../share/cite.ts";
import { CiteButton } from "../share/cite-button.tsx";
import { publicLink } from "../share/permalink.ts";
import { useSession } from "../state/session.ts";
import { ClaimSides } from "./claim-sides.tsx";
import { FactRow } from "./fact-row.tsx";
import { EntityLink, EntityLinks } from "./links.tsx";
import { PageLink } from "./page-link.tsx";
import { QuantityCharts } from "./quantity-chart.tsx";
import { SupportBadge } from "./support-badge.tsx";

/** A fact: what it says, what its claims amount to in one sentence, then who says so and who denies it. */
export function FactPage({ fact: whole }: { readonly fact: Fact }): ReactElement {
  const { atlas, seen, state } = useSession();
  const visible = useMemo(() => seen.facts.find(({ id }) => id === whole.id), [seen, whole.id]);
  const fact = visible ?? whole;
  const statements = useMemo(() => statementsOf(fact, atlas.kg.voices), [fact, atlas]);
  const type = relationType(atlas, fact.type);
  const key = keyText(atlas.kg, fact);
  const timed = isClockSet(state.clocks) || state.lens;
  const hidden = whole.claims.length - fact.claims.length;
  return (
    <article className="page fact-page">
      <header className="entity-head">
        <p className="kicker">
          <SupportBadge rollup={fact.rollup} />
          <CiteButton what="this fact" text={() => citeFact(atlas, fact, publicLink(state, atlas))} />
          <PageLink kind="fact" id={fact.id} />
        </p>
        <h2 className="fact-title">
          <EntityLink id={fact.subject} /> <span className="relation">{plain(type?.label ?? fact.type)}</span>{" "}
          {fact.object ? (
            <EntityLink id={fact.object} />
          ) : (
            <bdi className="value">{plain(objectText(atlas.kg, fact))}</bdi>
          )}
          {key && <span className="relation"> ({plain(key)})</span>}
        </h2>
        <p className="rollup">{plain(rollupSentence(atlas.kg, fact, statements))}</p>
        <WhatChanged kind="fact" id={whole.id} />
        <Qualifiers fact={fact} />
        {fact.note !== undefined && <p className="note">{plain(fact.note)}</p>}
        {visible && seen.answers.get(fact.id) === "possible" && <p className="notice">{POSSIBLE_THEN}.</p>}
        {timed && !visible && (
          <p className="notice">Not part of the present view: of another time, or the lens leaves it out.</p>
        )}
        {hidden > 0 && <p className="notice">Left out by the clocks or the lens: {count(hidden, "claim")}.</p>}
      </header>
      <QuantityCharts fact={fact} statements={statements} />
      <ClaimSides fact={fact} statements={statements} />
      <RivalFacts ids={fact.rollup.rivals} />
      <p className="written-in">
        Written in <code>{plain(fact.file)}</code>
      </p>
    </article>
  );
}

/** What cannot be true together with it, to be opened. */
function RivalFacts({ ids }: { readonly ids: readonly string[] }): ReactElement | null {
  const { atlas } = useSession();
  const rivals = ids.flatMap((id) => atlas.kg.fact(id) ?? []);
  if (rivals.length === 0) return null;
  return (
    <section className="fact-list">
      <h3>{RIVALS_TITLE}</h3>
      <ul>
        {rivals.map((rival) => (
          <li key={rival.id}>
            <FactRow fact={rival} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Qualifiers({ fact }: { readonly fact: Fact }): ReactElement | null {
  const { atlas } = useSession();
  const shown = Object.entries(fact.qualifiers).filter(([name]) => name !== "value");
  if (shown.length === 0) return null;
  return (
    <dl className="attributes">
      {shown.map(([name, value]) => {
        const ids = idsIn(atlas.kg, fact.type, name, value);
        return (
          <div key={name}>
            <dt>{plain(spoken(name))}</dt>
            <dd>
              {ids ? <EntityLinks ids={ids} /> : <bdi>{plain(valueInWords(atlas.kg, fact.type, name, value))}</bdi>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
