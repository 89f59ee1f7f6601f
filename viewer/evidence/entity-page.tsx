import type { ReactElement } from "react";
import type { Entity } from "../../src/model/entity.ts";
import { EntityHead } from "./entity-head.tsx";
import { FactGroups } from "./fact-groups.tsx";

/** A person, a state, a weapon ...: what it is, and every fact it has a part in. */
export function EntityPage({ entity }: { readonly entity: Entity }): ReactElement {
  return (
    <article className="page">
      <EntityHead entity={entity} />
      <FactGroups entity={entity} />
    </article>
  );
}
