import { type ReactElement, useCallback, useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import type { Bloc } from "../../src/query/blocs.ts";
import { BLOC_FILTER_TEXT, belongsText, membersText, tieText } from "../../src/wording/picture/blocs.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { actorsLike, blocOf, nearestFirst } from "../derive/bloc.ts";
import { EntityLink } from "../evidence/links.tsx";
import { EntityPicker } from "../search/entity-picker.tsx";
import { useSession } from "../state/session.ts";
import { LegendSection } from "./legend-section.tsx";

/** Only what is about one actor's bloc, and who belongs to it on the day of the clocks. */
export function BlocFilter(): ReactElement {
  const { atlas, seen, state } = useSession();
  const bloc = blocOf(atlas, seen, state.filters.bloc);
  return (
    <LegendSection title="Bloc" closed note={bloc ? plain(nameOf(atlas, bloc.of)) : ""}>
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
      <p className="legend-help">{BLOC_FILTER_TEXT}</p>
      <EntityPicker label="Bloc of" value={bloc?.of ?? null} onPick={set} choices={choices} />
      {bloc && (
        <>
          <Members bloc={bloc} />
          <Button className="quiet all" onPress={() => set(null)}>
            Any bloc
          </Button>
        </>
      )}
    </>
  );
}

const FEW = 8;

function Members({ bloc }: { readonly bloc: Bloc }): ReactElement {
  const { atlas } = useSession();
  const members = useMemo(() => nearestFirst(atlas, bloc), [atlas, bloc]);
  const [whole, setWhole] = useState(false);
  return (
    <>
      <p className="bloc-count">{membersText(members)}</p>
      <ul className="bloc-members" aria-label="Members of the bloc">
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
