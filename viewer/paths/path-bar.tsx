import { type ReactElement, useCallback } from "react";
import { Button } from "react-aria-components/Button";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { compareText } from "../../src/model/order.ts";
import type { Atlas } from "../derive/atlas.ts";
import { EntityPicker } from "../search/entity-picker.tsx";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import type { PathQuestion } from "../state/view-state.ts";

/** From whom to whom, and whether by fewest steps or by the strongest evidence. */
export function PathBar(): ReactElement | null {
  const { state } = useSession();
  return state.path ? <OpenPath path={state.path} /> : null;
}

/** Before the reader types: the entities that most facts tell of. */
function mostTold(atlas: Atlas, ids: ReadonlySet<string>): readonly string[] {
  const facts = (id: string): number => atlas.kg.factsAbout(id).length;
  return [...ids].sort((a, b) => facts(b) - facts(a) || compareText(a, b)).slice(0, 40);
}

function OpenPath({ path }: { readonly path: PathQuestion }): ReactElement {
  const { atlas, search, shown, dispatch } = useSession();
  const choices = useCallback(
    (words: string): readonly string[] =>
      words ? search.find(words, 20, "entities").map(({ id }) => id) : mostTold(atlas, shown.nodes),
    [atlas, search, shown.nodes],
  );
  const set = (change: Partial<PathQuestion>): void => {
    dispatch({ type: "path", path: { ...path, ...change } });
    dispatch({ type: "open", opened: null });
  };
  return (
    <section className="tool-bar" aria-label="Path">
      <EntityPicker label="From" value={path.from || null} onPick={(from) => set({ from })} choices={choices} />
      <Button
        className="icon-button"
        aria-label="Swap the two ends"
        onPress={() => set({ from: path.to, to: path.from })}
      >
        <Icon name="swap" />
      </Button>
      <EntityPicker label="to" value={path.to || null} onPick={(to) => set({ to })} choices={choices} />
      <ToggleButtonGroup
        aria-label="Which path"
        className="segments"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[path.by]}
        onSelectionChange={(keys) => set({ by: keys.has("strongest") ? "strongest" : "shortest" })}
      >
        <ToggleButton id="shortest">Shortest</ToggleButton>
        <ToggleButton id="strongest">Strongest</ToggleButton>
      </ToggleButtonGroup>
      <Button
        className="icon-button"
        aria-label="Close the path"
        onPress={() => dispatch({ type: "path", path: null })}
      >
        <Icon name="close" />
      </Button>
    </section>
  );
}
