import { type ReactElement, useMemo } from "react";
import type { Entity } from "../../src/model/entity.ts";
import { restingOn } from "../../src/query/claims-of.ts";
import { count } from "../../src/wording/counts.ts";
import { useSession } from "../state/session.ts";
import { EntityHead } from "./entity-head.tsx";
import { FactGroups } from "./fact-groups.tsx";
import { FactRow } from "./fact-row.tsx";

/** A source: what it is, and everything that rests on it. */
export function SourcePage({ entity }: { readonly entity: Entity }): ReactElement {
  const { atlas, dispatch, state } = useSession();
  const { claims, facts, alone } = useMemo(() => restingOn(atlas.kg, entity.id), [atlas, entity.id]);
  return (
    <article className="page">
      <EntityHead entity={entity}>
        <p className="rests">
          {count(claims.length, "claim")} on {count(facts.length, "fact")} rest on it; {alone.length} of them on nothing
          else.{" "}
          <button
            type="button"
            className="text-button"
            onClick={() => dispatch({ type: "toggle-source", id: entity.id })}
          >
            {state.filters.sources.includes(entity.id) ? "Show the whole graph again" : "Show only these"}
          </button>
        </p>
      </EntityHead>
      <section className="fact-list">
        <h3>
          What rests on it <span className="count">{facts.length}</span>
        </h3>
        <ul>
          {facts.map((fact) => (
            <li key={fact.id}>
              <FactRow fact={fact} />
            </li>
          ))}
        </ul>
      </section>
      <FactGroups entity={entity} />
    </article>
  );
}
