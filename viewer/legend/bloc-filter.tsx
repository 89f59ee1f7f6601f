import { type ReactElement, useCallback, useState } from "react";
import { Button } from "react-aria-components/Button";
import type { Bloc } from "../../src/query/blocs.ts";
import { belongsText, membersText, tieText } from "../../src/wording/picture/blocs.ts";
import { plain } from "../data/plain-text.ts";
import { actorsLike, blocOf } from "../derive/bloc.ts";
import { EntityLink } from "../evidence/links.tsx";
import { EntityPicker } from "../search/entity-picker.tsx";
import { useSession } from "../state/session.ts";
import { LegendSection } from "./legend-section.tsx";

/** Only what is about one actor's bloc, and who belongs to it on the day of the clocks. */
export function BlocFilter(): ReactElement {
  const { state } = useSession();
  return (
    <LegendSection title="Bloc" closed note={state.filters.bloc ? "chosen" : ""}>
      <OpenBloc />
    </LegendSection>
  );
}

function OpenBloc(): ReactElement {
  const { atlas, seen, state, dispatch } = useSession();
  const choices = useCallback((words: string) => actorsLike(atlas, words), [atlas]);
  const bloc = blocOf(atlas, seen, state.filters.bloc);
  const set = (id: string | null): void => dispatch({ type: "filter", change: { bloc: id } });
  return (
    <>
      <EntityPicker label="Bloc of" value={bloc?.of ?? null} onPick={set} choices={choices} />
      {bloc && (
        <>
          <Members bloc={bloc} />
          <Button className="quiet all" onPress={() => set(null)}>
            Not by bloc
          </Button>
        </>
      )}
    </>
  );
}

const FEW = 8;

function Members({ bloc: { members } }: { readonly bloc: Bloc }): ReactElement {
  const { atlas } = useSession();
  const [whole, setWhole] = useState(false);
  return (
    <>
      <p className="bloc-count">{membersText(members)}</p>
      <ul className="bloc-members" aria-label="Who belongs to the bloc">
        {members.slice(0, whole ? members.length : FEW).map(({ id, ties, holds }) => (
          <li key={id}>
            <EntityLink id={id} /> <span className="muted">{belongsText(holds)}</span>
            {ties.slice(-1).map((tie) => (
              <small key={tie.fact}>{plain(tieText(atlas.kg, tie))}</small>
            ))}
          </li>
        ))}
      </ul>
      {members.length > FEW && (
        <Button className="quiet all" onPress={() => setWhole(!whole)}>
          {whole ? "Fewer" : `All ${members.length}`}
        </Button>
      )}
    </>
  );
}
