import { type ReactElement, useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { count } from "../../src/wording/counts.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { nameOfGroup } from "../derive/fold/names.ts";
import { endsOf } from "../derive/scene/ribbons.ts";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import { FactRow } from "./fact-row.tsx";
import { EntityLink } from "./links.tsx";
import { factsOfPair, GROUPINGS, type Grouping, groupedBy } from "./pair-facts.ts";

const WAYS = Object.keys(GROUPINGS) as Grouping[];

/** An entity, or what is folded into one. */
function PairEnd({ id }: { readonly id: string }): ReactElement {
  const { atlas, drawn } = useSession();
  const group = drawn.groups.get(id);
  return group ? <bdi>{plain(nameOfGroup(atlas, group))}</bdi> : <EntityLink id={id} />;
}

/** All facts between two entities or groups, by family of relation or by year. */
export function PairPage({ pair }: { readonly pair: string }): ReactElement {
  const { atlas, seen, shown, drawn, state, dispatch } = useSession();
  const [by, setBy] = useState<Grouping>("family");
  const [a, b] = endsOf(pair) ?? ["", ""];
  const facts = useMemo(() => factsOfPair(atlas, seen, pair, drawn), [atlas, seen, pair, drawn]);
  const groups = useMemo(() => groupedBy(by, atlas, facts), [by, atlas, facts]);
  const isGroup = drawn.groups.has(a) || drawn.groups.has(b);
  const isFanned = state.fanned.includes(pair);
  return (
    <article className="page">
      <header className="entity-head">
        <p className="kicker">{isGroup ? "Between two groups" : "Between two entities"}</p>
        <h2>
          <PairEnd id={a} />
          {isGroup ? ", and " : " and "}
          <PairEnd id={b} />
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
          {WAYS.map((one) => (
            <label key={one}>
              <input type="radio" name="pair-groups" checked={by === one} onChange={() => setBy(one)} />
              {GROUPINGS[one]}
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
