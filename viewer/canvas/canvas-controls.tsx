import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ArrangeChoice } from "../arrange/arrange-choice.tsx";
import { FoldChoice } from "../fold/fold-choice.tsx";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import type { SizeMeasure } from "../state/view-state.ts";

interface Props {
  readonly lassoing: boolean;
  readonly onLasso: (on: boolean) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
}

const SIZES: Readonly<Record<SizeMeasure, string>> = {
  relations: "relations",
  claims: "claims",
  voices: "voices",
  same: "nothing",
};

/** The small buttons at the canvas' edge. */
export function CanvasControls({ lassoing, onLasso, onZoom, onFit }: Props): ReactElement {
  const { state, dispatch } = useSession();
  return (
    <div className="canvas-controls">
      <ArrangeChoice />
      <FoldChoice />
      <label className="size-choice">
        <span>Size by</span>
        <select
          value={state.size}
          onChange={({ target }) => dispatch({ type: "size", size: target.value as SizeMeasure })}
        >
          {Object.entries(SIZES).map(([size, label]) => (
            <option key={size} value={size}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <div className="button-stack">
        <Button className="icon-button" aria-label="Zoom in" onPress={() => onZoom(1.5)}>
          <Icon name="plus" />
        </Button>
        <Button className="icon-button" aria-label="Zoom out" onPress={() => onZoom(1 / 1.5)}>
          <Icon name="minus" />
        </Button>
        <Button className="icon-button" aria-label="Fit the graph into view" onPress={onFit}>
          <Icon name="fit" />
        </Button>
        <ToggleButton className="icon-button" aria-label="Pick with a lasso" isSelected={lassoing} onChange={onLasso}>
          <Icon name="lasso" />
        </ToggleButton>
      </div>
    </div>
  );
}
