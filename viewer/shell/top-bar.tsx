import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { keptByOpened } from "../derive/opened.ts";
import { UndoButtons } from "../expand/picture-changes.tsx";
import { firstLens } from "../lens/voice-list.ts";
import { SearchBox } from "../search/search-box.tsx";
import { ShareButton } from "../share/share-button.tsx";
import { useSession } from "../state/session.ts";
import { Icon } from "./icon.tsx";

/** The bar at the top: search, graph or table, lens, path, theme. */
export function TopBar({
  legendOpen,
  onLegend,
}: {
  readonly legendOpen: boolean;
  readonly onLegend: () => void;
}): ReactElement {
  const { atlas, state, dispatch } = useSession();
  const hasStory = atlas.steps.size > 0 && atlas.changes === null;
  const isTold = (atlas.dataset.project?.views ?? []).length > 0;
  return (
    <header className="top-bar">
      <Button
        className="icon-button legend-toggle"
        aria-label="Legend and filters"
        aria-expanded={legendOpen}
        onPress={onLegend}
      >
        <Icon name="filter" />
      </Button>
      <h1 className="brand">
        <Icon name="mark" /> Entente
      </h1>
      <SearchBox />
      <ToggleButtonGroup
        aria-label="View"
        className="segments"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[state.view === "story" && !hasStory ? "graph" : state.view]}
        onSelectionChange={(keys) => {
          const [first] = atlas.steps.values();
          if (keys.has("story") && first && state.step === null) dispatch({ type: "step", to: first });
          else dispatch({ type: "view", view: keys.has("story") ? "story" : keys.has("table") ? "table" : "graph" });
        }}
      >
        {hasStory && <ToggleButton id="story">{isTold ? "Story" : "Overview"}</ToggleButton>}
        <ToggleButton id="graph">Graph</ToggleButton>
        <ToggleButton id="table">Table</ToggleButton>
      </ToggleButtonGroup>
      <Tools />
    </header>
  );
}

function Tools(): ReactElement {
  const { state, dispatch, atlas, palette } = useSession();
  const isStory = state.view === "story" && atlas.steps.size > 0;
  return (
    <div className="tools">
      <UndoButtons />
      {!isStory && <Questions />}
      <ShareButton />
      <Button
        className="icon-button"
        aria-label={palette.dark ? "Light theme" : "Dark theme"}
        onPress={() => dispatch({ type: "theme", theme: palette.dark ? "light" : "dark" })}
      >
        <Icon name={palette.dark ? "sun" : "moon"} />
      </Button>
    </div>
  );
}

/** What one asks of the graph; a step of the story has asked its own. */
function Questions(): ReactElement {
  const { state, dispatch, atlas } = useSession();
  const first = keptByOpened(state.opened).entities[0] ?? state.picked[0] ?? "";
  return (
    <>
      <ToggleButton
        className="tool"
        isSelected={state.lens !== null}
        onChange={(on) => dispatch({ type: "lens", lens: on ? firstLens(atlas) : null })}
      >
        <Icon name="lens" /> <span>Lens</span>
      </ToggleButton>
      <ToggleButton
        className="tool"
        isSelected={state.path !== null}
        onChange={(on) =>
          dispatch({ type: "path", path: on ? { from: first, to: state.picked[1] ?? "", by: "shortest" } : null })
        }
      >
        <Icon name="path" /> <span>Path</span>
      </ToggleButton>
    </>
  );
}
