import { type ReactElement, useCallback } from "react";
import { Button } from "react-aria-components/Button";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import { VERDICTS, type Verdict } from "../../src/corroborate/accounts.ts";
import { heardText } from "../../src/wording/counts.ts";
import { verdictText } from "../../src/wording/support/verdicts.ts";
import { themed } from "../canvas/palette.ts";
import { plain, shortened } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { VERDICT_COLOR } from "../derive/scene/build-scene.ts";
import { LineSwatch } from "../legend/swatches.tsx";
import { EntityPicker } from "../search/entity-picker.tsx";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import type { Lens } from "../state/view-state.ts";
import { voiceCounts, voicesLike } from "./voice-list.ts";

/** The graph as one voice tells it, as another does, or where the two differ. */
export function LensBar(): ReactElement | null {
  const { state } = useSession();
  return state.lens ? <OpenLens lens={state.lens} /> : null;
}

function OpenLens({ lens }: { readonly lens: Lens }): ReactElement {
  const { atlas, dispatch } = useSession();
  const counts = voiceCounts(atlas);
  const choices = useCallback((words: string) => voicesLike(atlas, counts, words), [atlas, counts]);
  const detail = useCallback(
    (id: string) => heardText(counts.get(id)?.facts ?? 0, counts.get(id)?.expected ?? 0),
    [counts],
  );
  const set = (change: Partial<Lens>): void => dispatch({ type: "lens", lens: { ...lens, ...change } });
  const a = shortened(nameOf(atlas, lens.a), 24);
  const b = lens.b ? shortened(nameOf(atlas, lens.b), 24) : "";
  return (
    <section className="tool-bar" aria-label="Lens">
      <EntityPicker
        label="As told by"
        value={lens.a}
        onPick={(id) => set({ a: id })}
        choices={choices}
        detail={detail}
      />
      <EntityPicker
        label="against"
        value={lens.b}
        onPick={(id) => set({ b: id, show: "difference" })}
        choices={choices}
        detail={detail}
      />
      {lens.b && (
        <ToggleButtonGroup
          aria-label="Whose account"
          className="segments"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[lens.show]}
          onSelectionChange={(keys) => {
            const [show] = keys;
            if (show === "a" || show === "b" || show === "difference") set({ show });
          }}
        >
          <ToggleButton id="a">{plain(a)}</ToggleButton>
          <ToggleButton id="b">{plain(b)}</ToggleButton>
          <ToggleButton id="difference">Where they differ</ToggleButton>
        </ToggleButtonGroup>
      )}
      {lens.show === "difference" && lens.b && <DifferenceKey a={a} b={b} />}
      <Button
        className="icon-button"
        aria-label="Close the lens"
        onPress={() => dispatch({ type: "lens", lens: null })}
      >
        <Icon name="close" />
      </Button>
    </section>
  );
}

/** What hue means while a difference is shown, with counts: words beside every colour that there is. */
function DifferenceKey({ a, b }: { readonly a: string; readonly b: string }): ReactElement {
  const { seen, palette } = useSession();
  const counts = new Map<Verdict, number>();
  for (const verdict of seen.verdicts.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const found = VERDICTS.filter((verdict) => counts.has(verdict));
  return (
    <ul className="difference-key" aria-label="What the colours mean">
      {found.map((verdict) => (
        <li key={verdict}>
          {verdict !== "agree" && <LineSwatch color={themed(VERDICT_COLOR[verdict], palette)} />}
          <span>
            {plain(verdictText(verdict, a, b))}
            {verdict === "agree" && " (left out)"} <span className="count">{counts.get(verdict)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
