import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { PictureChanges } from "../expand/picture-changes.tsx";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";

/** What is picked and what the view is narrowed to, with what can be done about it. */
export function FocusBar(): ReactElement {
  const { atlas, state, dispatch } = useSession();
  const { focus, picked } = state;
  const [a, b] = picked;
  return (
    <div className="focus-bar">
      {focus && (
        <div className="chip-row">
          <span>
            Around{" "}
            <bdi>
              {plain(
                focus.ids
                  .map((id) => nameOf(atlas, id))
                  .slice(0, 2)
                  .join(", "),
              )}
            </bdi>
          </span>
          <Button
            className="icon-button small"
            aria-label="One step less"
            isDisabled={focus.depth <= 1}
            onPress={() => dispatch({ type: "focus", ids: focus.ids, depth: focus.depth - 1 })}
          >
            <Icon name="minus" />
          </Button>
          <output aria-label="Steps">{focus.depth}</output>
          <Button
            className="icon-button small"
            aria-label="One step more"
            isDisabled={focus.depth >= 6}
            onPress={() => dispatch({ type: "focus", ids: focus.ids, depth: focus.depth + 1 })}
          >
            <Icon name="plus" />
          </Button>
          <Button className="quiet" onPress={() => dispatch({ type: "unfocus" })}>
            Show all
          </Button>
        </div>
      )}
      <PictureChanges />
      {picked.length > 0 && (
        <div className="chip-row">
          <span>{picked.length} picked</span>
          <Button className="quiet" onPress={() => dispatch({ type: "focus", ids: picked, depth: 1 })}>
            Focus
          </Button>
          {a && b && picked.length === 2 && (
            <Button
              className="quiet"
              onPress={() => dispatch({ type: "path", path: { from: a, to: b, by: "shortest" } })}
            >
              Path between
            </Button>
          )}
          <Button className="quiet" onPress={() => dispatch({ type: "pick", ids: [], how: "set" })}>
            Clear
          </Button>
        </div>
      )}
    </div>
  );
}
