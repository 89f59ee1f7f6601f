import { type ReactElement, useMemo } from "react";
import type { Fact } from "../../src/model/fact.ts";
import { plain } from "../data/plain-text.ts";
import { relationType } from "../derive/atlas.ts";
import { citeFact } from "../share/cite.ts";
import { CiteButton } from "../share/cite-button.tsx";
import { publicLink } from "../share/permalink.ts";
import { useSession } from "../state/session.ts";
import { ClaimSides } from "./claim-sides.tsx";
import { EntityLink, EntityLinks } from "./links.tsx";
import { QuantityCharts } from "./quantity-chart.tsx";
import { rollupSentence } from "./rollup-sentence.ts";
import { SupportBadge } from "./support-badge.tsx";
import { isQuantity, spoken, valueWords } from "./values.ts";

/** A fact: what it says, what its claims amount to in one sentence, then who says so and who denies it. */
export function FactPage({ fact: whole }: { readonly fact: Fact }): ReactElement {
  const { atlas, seen, state } = useSession();
  const visible = useMemo(() => seen.facts.find(({ id }) => id === whole.id), [seen, whole.id]);
  const fact = visible ?? whole;
  const type = relationType(atlas, fact.type);
  const timed = state.clocks.trueOn || state.clocks.knownOn || state.lens;
  const hidden = whole.claims.length - fact.claims.length;
  return (
    <article className="page fact-page">
      <header className="entity-head">
        <p className="kicker">
          <SupportBadge rollup={fact.rollup} />
          <CiteButton what="this fact" text={() => citeFact(atlas, fact, publicLink(state, atlas.dataset.digest))} />
        </p>
        <h2 className="fact-title">
          <EntityLink id={fact.subject} /> <span className="relation">{plain(type?.label ?? fact.type)}</span>{" "}
          {fact.object ? <EntityLink id={fact.object} /> : <Value fact={fact} />}
        </h2>
        <Qualifiers fact={fact} />
        <p className="rollup">{plain(rollupSentence(atlas, fact))}</p>
        {fact.rollup.assessment && (
          <p className="assessment">
            The analyst’s assessment overrules the computed <em>{fact.rollup.computed}</em>:{" "}
            {plain(fact.rollup.assessment.why)}
          </p>
        )}
        {timed && !visible && (
          <p className="notice">Not part of the present view: of another time, or the lens leaves it out.</p>
        )}
        {hidden > 0 && <p className="notice">{hidden} of its claims are left out by the clocks or the lens.</p>}
      </header>
      <QuantityCharts fact={fact} />
      <ClaimSides fact={fact} />
      <p className="written-in">
        Written in <code>{plain(fact.file)}</code>
      </p>
    </article>
  );
}

function Value({ fact }: { readonly fact: Fact }): ReactElement | null {
  const { atlas } = useSession();
  const value = fact.qualifiers["value"];
  if (value === undefined) return null;
  return <bdi className="value">{valueWords(atlas, fact.type, "value", value)}</bdi>;
}

function Qualifiers({ fact }: { readonly fact: Fact }): ReactElement | null {
  const { atlas } = useSession();
  const fields = relationType(atlas, fact.type)?.qualifiers ?? {};
  const shown = Object.entries(fact.qualifiers).filter(([name, value]) => name !== "value" && !isQuantity(value));
  if (shown.length === 0) return null;
  return (
    <dl className="attributes">
      {shown.map(([name, value]) => {
        const isRef = fields[name]?.type.kind === "ref";
        const ids = (Array.isArray(value) ? value : [value]).map(String);
        return (
          <div key={name}>
            <dt>{spoken(name)}</dt>
            <dd>{isRef ? <EntityLinks ids={ids} /> : <bdi>{valueWords(atlas, fact.type, name, value)}</bdi>}</dd>
          </div>
        );
      })}
    </dl>
  );
}
