import { type ReactElement, useMemo } from "react";
import { isClockSet } from "../../src/model/clock.ts";
import type { Entity } from "../../src/model/entity.ts";
import { count } from "../../src/wording/counts.ts";
import { type FactGroup, factGroups } from "../../src/wording/facts/fact-groups.ts";
import { plain } from "../data/plain-text.ts";
import { useSession } from "../state/session.ts";
import { FactRow } from "./fact-row.tsx";
import { Follows } from "./follows.tsx";
import { References } from "./references.tsx";

/** An entity's facts by relation and direction; those about sources last, folded away. */
export function FactGroups({
  entity,
  without = [],
}: {
  readonly entity: Entity;
  readonly without?: readonly string[];
}): ReactElement {
  const { atlas, seen, state } = useSession();
  const facts = useMemo(() => {
    const visible = new Map(seen.facts.map((fact) => [fact.id, fact]));
    return atlas.kg.factsAbout(entity.id).flatMap(({ id }) => visible.get(id) ?? []);
  }, [atlas, seen, entity.id]);
  const groups = useMemo(() => {
    const own = facts.filter(({ type }) => !without.includes(type));
    return [...factGroups(atlas.kg, entity.id, own)].sort((a, b) => b.facts.length - a.facts.length);
  }, [atlas, entity.id, facts, without]);
  const missing = atlas.kg.factsAbout(entity.id).length - facts.length;
  const main = groups.filter(({ relation }) => !relation.background);
  const background = groups.filter(({ relation }) => relation.background);
  return (
    <div className="fact-groups">
      {main.map((group) => (
        <FactList key={group.label} group={group} about={entity.id} />
      ))}
      <Follows entity={entity} />
      {background.map((group) => (
        <details key={group.label}>
          <summary>
            {plain(group.label)} <span className="count">{group.facts.length}</span>
          </summary>
          <FactList group={group} about={entity.id} headless />
        </details>
      ))}
      <References entity={entity} />
      {missing > 0 && (isClockSet(state.clocks) || state.lens) && (
        <p className="muted">{count(missing, "more fact")} of another time, or that the lens leaves out.</p>
      )}
      {facts.length === 0 && missing === 0 && <p className="muted">No fact names it.</p>}
    </div>
  );
}

function FactList({
  group,
  about,
  headless = false,
}: {
  readonly group: FactGroup;
  readonly about: string;
  readonly headless?: boolean;
}): ReactElement {
  return (
    <section className="fact-list">
      {!headless && (
        <h3>
          {plain(group.label)} <span className="count">{group.facts.length}</span>
        </h3>
      )}
      <ul>
        {group.facts.map((fact) => (
          <li key={fact.id}>
            <FactRow fact={fact} about={about} />
          </li>
        ))}
      </ul>
    </section>
  );
}
