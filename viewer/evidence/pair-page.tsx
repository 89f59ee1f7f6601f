import { type ReactElement, useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { parseDate } from "../../src/model/dates.ts";
import { type Fact, SUPPORT } from "../../src/model/fact.ts";
import { count } from "../../src/wording/counts.ts";
import { plain } from "../data/plain-text.ts";
import { type Atlas, nameOf, relationType } from "../derive/atlas.ts";
import { endsOf, pairOf } from "../derive/ribbons.ts";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import { FactRow } from "./fact-row.tsx";
import { EntityLink } from "./links.tsx";

type By = "family" | "year";

interface Group {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** All facts between two entities, by family of relation or by year. */
export function PairPage({ pair }: { readonly pair: string }): ReactElement {
  const { atlas, seen, shown, state, dispatch } = useSession();
  const [by, setBy] = useState<By>("family");
  const [a, b] = endsOf(pair) ?? ["", ""];
  const facts = useMemo(() => {
    const own = new Set(factsBetween(atlas, pair).map(({ id }) => id));
    return seen.facts.filter(({ id }) => own.has(id)).sort(byWeight);
  }, [atlas, seen, pair]);
  const groups = useMemo(() => (by === "family" ? byFamily(atlas, facts) : byYear(facts)), [atlas, facts, by]);
  const isFanned = state.fanned.includes(pair);
  return (
    <article className="page">
      <header className="entity-head">
        <p className="kicker">Between two entities</p>
        <h2>
          <EntityLink id={a} /> and <EntityLink id={b} />
        </h2>
        <p className="rests">
          {count(facts.length, "fact")} {facts.length === 1 ? "ties" : "tie"} them to one another.
        </p>
        <div className="actions">
          <Button className="chip" onPress={() => dispatch({ type: "fan", pair })}>
            {isFanned ? "Bind into one ribbon" : "Fan out on the canvas"}
          </Button>
          <Button
            className="chip"
            onPress={() => dispatch({ type: "lens", lens: { a, b, show: "difference" } })}
            isDisabled={!shown.counts.voices.has(a) || !shown.counts.voices.has(b)}
          >
            <Icon name="lens" /> Where the two differ
          </Button>
        </div>
        <fieldset className="choice-row">
          <legend>Group by</legend>
          {(["family", "year"] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="pair-groups" checked={by === one} onChange={() => setBy(one)} />
              {one === "family" ? "kind" : "year"}
            </label>
          ))}
        </fieldset>
      </header>
      {groups.map((group) => (
        <section className="fact-list" key={group.title}>
          <h3>
            {plain(group.title)} <span className="count">{group.facts.length}</span>
          </h3>
          <ul>
            {group.facts.map((fact) => (
              <li key={fact.id}>
                <FactRow fact={fact} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {facts.length === 0 && (
        <p className="muted">
          No fact of this view lies between {plain(nameOf(atlas, a))} and {plain(nameOf(atlas, b))}.
        </p>
      )}
    </article>
  );
}

/** Facts that draw an edge between the two: those of which they are the ends, and those that are projected onto them. */
function factsBetween(atlas: Atlas, pair: string): readonly Fact[] {
  const [a] = endsOf(pair) ?? [];
  if (a === undefined || !atlas.kg.entity(a)) return [];
  return atlas.kg
    .factsAbout(a)
    .filter(({ id }) =>
      (atlas.edgesOfFact.get(id) ?? []).some(
        ({ source, target, attributes }) => attributes.fact === id && pairOf(source, target) === pair,
      ),
    );
}

function byFamily(atlas: Atlas, facts: readonly Fact[]): readonly Group[] {
  const families = Object.values(atlas.dataset.schema.families);
  const titleOf = (fact: Fact): string => {
    const family = relationType(atlas, fact.type)?.family;
    return families.find(({ name }) => name === family)?.label ?? "other relations";
  };
  const order = [...families.map(({ label }) => label), "other relations"];
  return grouped(facts, titleOf, (x, y) => order.indexOf(x) - order.indexOf(y));
}

function byYear(facts: readonly Fact[]): readonly Group[] {
  return grouped(facts, yearOf, (x, y) => (x < y ? 1 : -1));
}

/** The first year in which the fact may hold. */
function yearOf({ qualifiers }: Fact): string {
  const { when } = qualifiers;
  const first = typeof when === "string" ? parseDate(when)?.first : undefined;
  return first ? first.slice(0, 4) : "Undated";
}

/** Best supported first, then those that most voices say. */
function byWeight({ rollup: a, id }: Fact, { rollup: b, id: other }: Fact): number {
  return (
    SUPPORT.indexOf(b.support) - SUPPORT.indexOf(a.support) ||
    b.voices.length - a.voices.length ||
    (id < other ? -1 : 1)
  );
}

function grouped(
  facts: readonly Fact[],
  titleOf: (fact: Fact) => string,
  order: (a: string, b: string) => number,
): readonly Group[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const title = titleOf(fact);
    const group = groups.get(title);
    if (group) group.push(fact);
    else groups.set(title, [fact]);
  }
  return [...groups].map(([title, own]) => ({ title, facts: own })).sort((a, b) => order(a.title, b.title));
}
