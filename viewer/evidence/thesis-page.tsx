import { type ReactElement, useMemo } from "react";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { plain } from "../data/plain-text.ts";
import { useSession } from "../state/session.ts";
import { EntityHead } from "./entity-head.tsx";
import { FactGroups } from "./fact-groups.tsx";
import { FactRow } from "./fact-row.tsx";

const SIDES = ["argues", "disputes"] as const;

/** A judgement: the sentence, who argues it and who disputes it, side by side. */
export function ThesisPage({ entity }: { readonly entity: Entity }): ReactElement {
  const { atlas } = useSession();
  const facts = useMemo(() => atlas.kg.factsAbout(entity.id), [atlas, entity.id]);
  const side = (type: string): readonly Fact[] =>
    facts.filter((fact) => fact.type === type && fact.object === entity.id);
  const statement = entity.attributes["statement"];
  return (
    <article className="page">
      <EntityHead entity={entity} hide={["statement"]}>
        {typeof statement === "string" && <p className="statement">{plain(statement)}</p>}
      </EntityHead>
      <div className="two-sides">
        <Side title="Argued by" facts={side("argues")} thesis={entity.id} />
        <Side title="Disputed by" facts={side("disputes")} thesis={entity.id} />
      </div>
      <FactGroups entity={entity} without={SIDES} />
    </article>
  );
}

function Side({
  title,
  facts,
  thesis,
}: {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly thesis: string;
}): ReactElement {
  return (
    <section className="fact-list">
      <h3>
        {title} <span className="count">{facts.length}</span>
      </h3>
      {facts.length === 0 && <p className="muted">No one in this graph.</p>}
      <ul>
        {facts.map((fact) => (
          <li key={fact.id}>
            <FactRow fact={fact} about={thesis} />
          </li>
        ))}
      </ul>
    </section>
  );
}
