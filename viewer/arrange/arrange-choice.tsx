import type { ReactElement } from "react";
import { useSession } from "../state/session.ts";
import { ARRANGEMENTS, type Arrangement } from "../state/view-state.ts";

const NAMES: Readonly<Record<Arrangement["by"], string>> = {
  rings: "in rings",
  layers: "in layers",
  sides: "on two sides",
  map: "on a map",
  matrix: "as a matrix",
};

/** Chooses how the graph is laid out. What that needs to know is looked up when it is asked for. */
export function ArrangeChoice(): ReactElement {
  const { atlas, shown, state, dispatch } = useSession();
  const change = async (by: Arrangement["by"] | undefined): Promise<void> => {
    if (!by) {
      dispatch({ type: "arrange", arrange: null });
      return;
    }
    const { choose } = await import("../derive/arrange/choose.ts");
    dispatch({ type: "arrange", ...choose(atlas, shown, by, state) });
  };
  return (
    <label className="size-choice always">
      <span>Arrange</span>
      <select
        value={state.arrange?.by ?? ""}
        onChange={({ target }) => void change(ARRANGEMENTS.find((by) => by === target.value))}
      >
        <option value="">by relations</option>
        {ARRANGEMENTS.map((by) => (
          <option key={by} value={by}>
            {NAMES[by]}
          </option>
        ))}
      </select>
    </label>
  );
}
