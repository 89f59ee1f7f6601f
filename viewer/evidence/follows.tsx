import { type ReactElement, useMemo } from "react";
import type { Entity } from "../../src/model/entity.ts";
import { followingGroups } from "../../src/wording/facts/following.ts";
import { plain } from "../data/plain-text.ts";
import { useSession } from "../state/session.ts";
import { Phrased } from "./links.tsx";

/** What follows for an entity from facts in view, though no source says it. */
export function Follows({ entity }: { readonly entity: Entity }): ReactElement {
  const { atlas, seen } = useSession();
  const groups = useMemo(() => {
    const visible = new Set(seen.facts.map(({ id }) => id));
    const own = atlas.kg.following(entity.id).filter(({ facts }) => facts.every(({ id }) => visible.has(id)));
    return followingGroups(entity.id, own);
  }, [atlas, seen, entity.id]);
  return (
    <>
      {groups.map(({ label, items }) => (
        <section key={label} className="fact-list follows">
          <h3>
            {plain(label)} <span className="count">{items.length}</span>
          </h3>
          <ul>
            {items.map(({ following, phrase }) => (
              <li className="following" key={`${following.subject} ${following.object} ${following.via}`}>
                <Phrased phrase={phrase} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
