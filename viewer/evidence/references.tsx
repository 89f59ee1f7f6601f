import type { ReactElement } from "react";
import type { Entity } from "../../src/model/entity.ts";
import { referenceGroups } from "../../src/wording/facts/reference-groups.ts";
import { plain } from "../data/plain-text.ts";
import { useSession } from "../state/session.ts";
import { EntityLink } from "./links.tsx";

/** Whose attributes refer to an entity: the flights of an operator, the theses that it is the subject of. */
export function References({ entity }: { readonly entity: Entity }): ReactElement {
  const { atlas } = useSession();
  return (
    <>
      {referenceGroups(atlas.kg, atlas.kg.referring(entity.id)).map(({ label, entities }) => (
        <details key={label} className="references">
          <summary>
            {plain(label)} <span className="count">{entities.length}</span>
          </summary>
          <ul>
            {entities.map(({ id }) => (
              <li key={id}>
                <EntityLink id={id} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}
