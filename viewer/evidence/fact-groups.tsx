import { type ReactElement, useMemo } from "react";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { plain } from "../data/plain-text.ts";
import { type Atlas, relationType } from "../derive/atlas.ts";
import { plural } from "../derive/sentence.ts";
import { useSession } from "../state/session.ts";
import { FactRow } from "./fact-row.tsx";
import { References } from "./references.tsx";

interface Group {
  readonly title: string;
  readonly background: boolean;
  readonly facts: readonly Fact[];
}

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
  const groups = useMemo(() => grouped(atlas, entity.id, facts, without), [atlas, entity.id, facts, without]);
  const missing = atlas.kg.factsAbout(entity.id).length - facts.length;
  const main = groups.filter(({ background }) => !background);
  const background = groups.filter((group) => group.background);
  return (
    <div className="fact-groups">
      {main.map((group) => (
        <FactList key={group.title} group={group} about={entity.id} />
      ))}
      {background.map((group) => (
        <details key={group.title}>
          <summary>
            {plain(group.title)} <span className="count">{group.facts.length}</span>
          </summary>
          <FactList group={group} about={entity.id} headless />
        </details>
      ))}
      <References entity={entity} />
      {missing > 0 && (state.clocks.trueOn || state.clocks.knownOn || state.lens) && (
        <p className="muted">{plural(missing, "more fact")} of another time, or that the lens leaves out.</p>
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
  readonly group: Group;
  readonly about: string;
  readonly headless?: boolean;
}): ReactElement {
  return (
    <section className="fact-list">
      {!headless && (
        <h3>
          {plain(group.title)} <span className="count">{group.facts.length}</span>
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

function grouped(atlas: Atlas, id: string, facts: readonly Fact[], without: readonly string[]): Group[] {
  const groups = new Map<string, { background: boolean; facts: Fact[] }>();
  for (const fact of facts) {
    if (without.includes(fact.type)) continue;
    const type = relationType(atlas, fact.type);
    const title = titleFor(type?.label ?? fact.type, type?.inverse || `is ${type?.label ?? fact.type} of`, fact, id);
    const group = groups.get(title) ?? { background: type?.background ?? false, facts: [] };
    group.facts.push(fact);
    groups.set(title, group);
  }
  return [...groups]
    .map(([title, group]) => ({ title, ...group }))
    .sort((a, b) => b.facts.length - a.facts.length || (a.title < b.title ? -1 : 1));
}

function titleFor(label: string, inverse: string, fact: Fact, id: string): string {
  if (fact.subject === id) return label;
  return fact.object === id ? inverse : `named in: ${label}`;
}
