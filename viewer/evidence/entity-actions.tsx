import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import type { Entity } from "../../src/model/entity.ts";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import { PageLink } from "./page-link.tsx";

/** What one does next with an entity. */
export function EntityActions({ entity }: { readonly entity: Entity }): ReactElement {
  const { state, dispatch, shown } = useSession();
  const { id } = entity;
  const speaks = shown.counts.voices.has(id);
  const pathFrom = state.path?.from && state.path.from !== id ? state.path.from : null;
  return (
    <div className="actions">
      <Button className="chip" onPress={() => dispatch({ type: "focus", ids: [id], depth: 1 })}>
        <Icon name="fit" /> Neighbourhood
      </Button>
      <Button
        className="chip"
        onPress={() =>
          dispatch({
            type: "path",
            path: pathFrom ? { from: pathFrom, to: id, by: "shortest" } : { from: id, to: "", by: "shortest" },
          })
        }
      >
        <Icon name="path" /> {pathFrom ? "Path to here" : "Path from here"}
      </Button>
      {speaks && (
        <Button className="chip" onPress={() => dispatch({ type: "lens", lens: { a: id, b: null, show: "a" } })}>
          <Icon name="lens" /> As they tell it
        </Button>
      )}
      <Button className="chip" onPress={() => dispatch({ type: "pick", ids: [id], how: "toggle" })}>
        {state.picked.includes(id) ? "Unpick" : "Pick"}
      </Button>
      <PageLink kind="entity" id={id} />
    </div>
  );
}
