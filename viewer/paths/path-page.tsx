import type { ReactElement } from "react";
import { SUPPORT } from "../../src/model/support.ts";
import type { Hop } from "../../src/query/graph/net.ts";
import { count } from "../../src/wording/counts.ts";
import { SUPPORT_LABEL } from "../../src/wording/support/support.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { FactRow } from "../evidence/fact-row.tsx";
import { EntityLink } from "../evidence/links.tsx";
import { useSession } from "../state/session.ts";

/** The way between two entities, step by step, each with the evidence it rests on. */
export function PathPage(): ReactElement {
  const { atlas, state, way } = useSession();
  const { path: question } = state;
  const path = way?.path;
  if (!question?.from || !question.to) {
    return (
      <div className="page">
        <h2 className="page-title">Path</h2>
        <p className="muted">Choose two entities above, or click them on the graph.</p>
      </div>
    );
  }
  const ends = `${nameOf(atlas, question.from)} to ${nameOf(atlas, question.to)}`;
  if (!path || path.hops.length === 0) {
    return (
      <div className="page">
        <h2 className="page-title">{plain(ends)}</h2>
        <p>No chain of relations joins the two at this time and through this lens.</p>
      </div>
    );
  }
  const weakest = path.hops.reduce((a, b) => (rank(b) < rank(a) ? b : a));
  return (
    <article className="page">
      <h2 className="page-title">{plain(ends)}</h2>
      <p className="rollup">
        {question.by === "strongest" ? "The strongest" : "The shortest"} path has {count(path.hops.length, "step")} and
        is {SUPPORT_LABEL[path.support ?? "unsourced"].toLowerCase()} as a whole: it is as strong as its weakest step.
        {way?.overHidden && " It leads over relations that the filters hide; among those shown there is no way."}
      </p>
      <ol className="steps">
        {path.hops.map((hop) => (
          <Step key={`${hop.from} ${hop.to}`} hop={hop} weakest={hop === weakest && path.hops.length > 1} />
        ))}
        <li className="step-end">
          <EntityLink id={path.nodes.at(-1) ?? ""} />
        </li>
      </ol>
    </article>
  );
}

function Step({ hop, weakest }: { readonly hop: Hop; readonly weakest: boolean }): ReactElement {
  const { atlas } = useSession();
  const fact = hop.fact === null ? undefined : atlas.kg.fact(hop.fact);
  const more = hop.facts.length - 1;
  return (
    <li className={weakest ? "step weakest" : "step"}>
      <EntityLink id={hop.from} />
      <p className="step-words">
        {hop.forwards ? "" : "← "}
        {plain(hop.label)}
        {hop.forwards ? " →" : ""}
        {weakest && <strong> weakest step</strong>}
      </p>
      {fact && <FactRow fact={fact} />}
      {more > 0 && <p className="muted small">{count(more, "more fact")} would serve as well.</p>}
    </li>
  );
}

function rank({ support }: Hop): number {
  return SUPPORT.indexOf(support);
}
