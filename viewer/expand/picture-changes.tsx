import { type ReactElement, useEffect } from "react";
import { Button } from "react-aria-components/Button";
import { pictureChangesText } from "../../src/wording/picture/neighbours.ts";
import { Icon } from "../shell/icon.tsx";
import { addedBy } from "../state/expansions.ts";
import { useSession } from "../state/session.ts";
import { canUndo } from "../state/undo.ts";

/** What the reader made of the picture, and how to have it as it was. */
export function PictureChanges(): ReactElement | null {
  const { state, drawn, dispatch } = useSession();
  const words = pictureChangesText(addedBy(state.expanded).length, Object.keys(state.moved).length, drawn.groups.size);
  if (words === "") return null;
  return (
    <div className="chip-row">
      <span>{words}</span>
      <Button className="quiet" onPress={() => dispatch({ type: "reset-picture" })}>
        Put all back
      </Button>
    </div>
  );
}

/** Undo and redo for every change of the picture, while there is one. */
export function UndoButtons(): ReactElement | null {
  const { state, dispatch, announce } = useSession();
  const isBack = canUndo(state);
  const isOn = state.future.length > 0;
  if (!isBack && !isOn) return null;
  const go = (type: "undo" | "redo"): void => {
    dispatch({ type });
    announce(type === "undo" ? UNDID : REDID);
  };
  return (
    <>
      <Button className="icon-button" aria-label="Undo" isDisabled={!isBack} onPress={() => go("undo")}>
        <Icon name="undo" />
      </Button>
      <Button className="icon-button" aria-label="Redo" isDisabled={!isOn} onPress={() => go("redo")}>
        <Icon name="redo" />
      </Button>
    </>
  );
}

const UNDID = "Undid the last change of the picture";
const REDID = "Redid the change of the picture";

/** Ctrl and Z undo, with Shift or as Ctrl and Y they redo, wherever one is; in a field they are the field's. */
export function UndoKeys(): null {
  const { state, dispatch, announce } = useSession();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, target, shiftKey } = event;
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      if (target instanceof Element && target.closest("input, textarea, select, [contenteditable]")) return;
      const isUndo = key.toLowerCase() === "z" && !shiftKey;
      const isRedo = key.toLowerCase() === "y" || (key.toLowerCase() === "z" && shiftKey);
      if (!(isUndo && canUndo(state)) && !(isRedo && state.future.length > 0)) return;
      event.preventDefault();
      dispatch({ type: isUndo ? "undo" : "redo" });
      announce(isUndo ? UNDID : REDID);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [state, dispatch, announce]);
  return null;
}
