import { type ReactElement, useMemo } from "react";
import { Button } from "react-aria-components/Button";
import type { Entity } from "../../src/model/entity.ts";
import { grouped } from "../../src/wording/counts.ts";
import { neighbourText } from "../../src/wording/picture/neighbours.ts";
import { Icon } from "../shell/icon.tsx";
import { useExpand } from "./use-expand.ts";

/** How many neighbours of an entity the picture leaves out, with what adds them and folds them away again. */
export function NeighbourList({ entity }: { readonly entity: Entity }): ReactElement | null {
  const { neighbours, add, atATime, fold, hanging } = useExpand();
  const { id } = entity;
  const { all, hidden, groups } = useMemo(() => neighbours(id), [neighbours, id]);
  const hangs = hanging(id);
  if (all.length === 0) return null;
  const addButton = (label: string, ids: readonly string[], key = label): ReactElement => (
    <Button key={key} className="chip" aria-label={`Add ${grouped(ids.length)}: ${label}`} onPress={() => add(id, ids)}>
      <span className="count">+{grouped(ids.length)}</span> {label}
    </Button>
  );
  const relations = groups.flatMap((group) => group.relations);
  return (
    <section className="neighbours" aria-label="Neighbours">
      <p className="muted">{neighbourText(all.length, hidden.length)}</p>
      {(hidden.length > 0 || hangs > 0) && (
        <div className="actions">
          {hidden.length > atATime && addButton("best connected", hidden.slice(0, atATime))}
          {hidden.length > 0 && addButton("all", hidden)}
          {groups.length > 1 && groups.map((group) => addButton(group.label, group.hidden, group.name))}
          {hangs > 0 && (
            <Button className="chip" onPress={() => fold(id)}>
              <Icon name="minus" /> Fold away {grouped(hangs)}
            </Button>
          )}
        </div>
      )}
      {relations.length > 1 && (
        <details>
          <summary>By relation</summary>
          <div className="actions">
            {relations.map((relation) => addButton(relation.label, relation.hidden, relation.name))}
          </div>
        </details>
      )}
    </section>
  );
}
