import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components/Button";
import { heardText } from "../../src/wording/counts.ts";
import { nameOf } from "../derive/atlas.ts";
import { byCount } from "../derive/by-count.ts";
import { useSession } from "../state/session.ts";
import { LegendRow } from "./legend-row.tsx";
import { LegendSection } from "./legend-section.tsx";

/** Whose word, and from which source: any of those ticked, all where none is. */
export function SourceAndVoiceLists(): ReactElement {
  const { state, dispatch, shown } = useSession();
  const { sources, voices } = state.filters;
  return (
    <>
      <TickList
        title="Sources"
        ticked={sources}
        counts={shown.counts.sources}
        onTick={(id) => dispatch({ type: "toggle-source", id })}
      />
      <TickList
        title="Voices"
        ticked={voices}
        counts={shown.counts.voices}
        hint={(id, count) => heardText(count, shown.counts.expecting.get(id) ?? 0)}
        onTick={(id) => dispatch({ type: "toggle-voice", id })}
      />
    </>
  );
}

interface Props {
  readonly title: string;
  readonly ticked: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  /** Said of a row beside its number. */
  readonly hint?: (id: string, count: number) => string;
  readonly onTick: (id: string) => void;
}

const FEW = 8;

function TickList(props: Props): ReactElement {
  const { title, ticked } = props;
  return (
    <LegendSection title={title} closed note={ticked.length > 0 ? `${ticked.length} chosen` : ""}>
      <TickRows {...props} />
    </LegendSection>
  );
}

function TickRows({ ticked, counts, hint, onTick }: Props): ReactElement {
  const { atlas } = useSession();
  const [whole, setWhole] = useState(false);
  const counted = byCount(atlas, counts, whole ? counts.size : FEW, ticked);
  const missing = ticked.filter((id) => !counts.has(id)).map((id) => ({ id, name: nameOf(atlas, id), count: 0 }));
  const rows = [...missing, ...counted].filter(({ id }, i) => whole || i < FEW || ticked.includes(id));
  const all = missing.length + counts.size;
  return (
    <>
      {rows.map(({ id, name, count }) => (
        <LegendRow
          key={id}
          label={name}
          count={count}
          on={ticked.includes(id)}
          onChange={() => onTick(id)}
          {...(hint && { hint: hint(id, count) })}
        />
      ))}
      {all > FEW && (
        <Button className="quiet all" onPress={() => setWhole(!whole)}>
          {whole ? "Fewer" : `All ${all}`}
        </Button>
      )}
    </>
  );
}
