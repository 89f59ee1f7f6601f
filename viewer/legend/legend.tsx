import type { ReactElement } from "react";
import { Button } from "react-aria-components/Button";
import { ChangeList } from "../changes/change-list.tsx";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import { NO_FILTERS } from "../state/view-state.ts";
import { AttributeFilter } from "./attribute-filter.tsx";
import { BlocFilter } from "./bloc-filter.tsx";
import { EntityTypeList } from "./entity-type-list.tsx";
import { RelationList } from "./relation-list.tsx";
import { SourceAndVoiceLists } from "./source-and-voice-lists.tsx";
import { SupportScale } from "./support-scale.tsx";

/** The legend is the filter: each line explains a mark, counts what it would show, and switches it. */
export function Legend({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { state, dispatch } = useSession();
  const narrowed = JSON.stringify(state.filters) !== JSON.stringify(NO_FILTERS);
  return (
    <nav className="legend" aria-label="Legend and filters">
      <div className="legend-head">
        <h2>Legend</h2>
        <Button
          className="quiet"
          isDisabled={!narrowed}
          onPress={() => dispatch({ type: "filter", change: NO_FILTERS })}
        >
          Reset filters
        </Button>
        <Button className="icon-button legend-close" aria-label="Close the legend" onPress={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      <ChangeList />
      <EntityTypeList />
      <AttributeFilter />
      <BlocFilter />
      <SupportScale />
      <RelationList />
      <SourceAndVoiceLists />
    </nav>
  );
}
