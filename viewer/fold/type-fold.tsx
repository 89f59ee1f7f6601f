import type { ReactElement } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import type { EntityType } from "../../src/model/schema.ts";
import { plain } from "../data/plain-text.ts";
import { Icon } from "../shell/icon.tsx";
import { foldName } from "../state/folds.ts";
import { useSession } from "../state/session.ts";

/** Folds all entities of a type into one node, beside its line of the legend. Empty where there are not two of them to fold. */
export function TypeFold({ type }: { readonly type: EntityType }): ReactElement | null {
  const { shown, state, dispatch } = useSession();
  const name = foldName({ by: "type", of: type.name });
  const isFolded = state.folded.includes(name);
  if (!isFolded && (shown.counts.types.get(type.name) ?? 0) < 2) return null;
  return (
    <ToggleButton
      className="icon-button small fold"
      aria-label={`Fold into one: ${plain(type.plural)}`}
      isSelected={isFolded}
      onChange={() => dispatch({ type: "fold", names: [name], how: "toggle" })}
    >
      <Icon name="fold" />
    </ToggleButton>
  );
}
