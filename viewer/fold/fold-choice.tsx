import type { ReactElement } from "react";
import { FOLD_ALL, type FoldAll, foldsOfAll } from "../derive/fold/choices.ts";
import { useSession } from "../state/session.ts";

const NAMES: Readonly<Record<FoldAll, string>> = {
  types: "each type",
  groups: "each group",
  belongings: "parts and members",
};

/** Folds the whole picture in one way. */
export function FoldChoice(): ReactElement {
  const { atlas, seen, shown, state, dispatch } = useSession();
  const { folded } = state;
  const is = (way: FoldAll): boolean => foldsOfAll(atlas, seen, shown, way).join() === folded.join();
  const chosen = folded.length === 0 ? "" : (FOLD_ALL.find(is) ?? "some");
  const change = (value: string): void => {
    const way = FOLD_ALL.find((one) => one === value);
    dispatch({ type: "fold", names: way ? foldsOfAll(atlas, seen, shown, way) : [], how: "set" });
  };
  return (
    <label className="size-choice always fold-choice">
      <span>Fold</span>
      <select value={chosen} onChange={({ target }) => change(target.value)}>
        <option value="">nothing</option>
        {FOLD_ALL.map((way) => (
          <option key={way} value={way}>
            {NAMES[way]}
          </option>
        ))}
        {chosen === "some" && <option value="some">some</option>}
      </select>
    </label>
  );
}
