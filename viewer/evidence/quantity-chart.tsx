import { type ReactElement, useMemo } from "react";
import type { Statement } from "../../src/corroborate/statement.ts";
import type { Fact, QuantityRollup } from "../../src/model/fact.ts";
import { type ClaimedNumber, claimedNumbers } from "../../src/wording/claims/claimed-numbers.ts";
import { grouped } from "../../src/wording/counts.ts";
import { numberText, quantityText } from "../../src/wording/quantities.ts";
import { qualifierInWords } from "../../src/wording/values.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { useSession } from "../state/session.ts";

interface Props {
  readonly fact: Fact;
  readonly statements: readonly Statement[];
}

/** The numbers claimed, a bar for each voice on one scale; what most voices share is marked. */
export function QuantityCharts({ fact, statements }: Props): ReactElement | null {
  const charts = useMemo(
    () => fact.rollup.quantities.map((rolled) => ({ rolled, numbers: claimedNumbers(fact, statements, rolled) })),
    [fact, statements],
  );
  if (charts.length === 0) return null;
  return (
    <section className="charts" aria-label="Numbers claimed">
      {charts.map(({ rolled, numbers }) => (
        <Chart
          key={`${rolled.qualifier} ${rolled.unit} ${rolled.rate}`}
          fact={fact}
          rolled={rolled}
          numbers={numbers}
        />
      ))}
    </section>
  );
}

function Chart({
  fact,
  rolled,
  numbers,
}: {
  readonly fact: Fact;
  readonly rolled: QuantityRollup;
  readonly numbers: readonly ClaimedNumber[];
}): ReactElement {
  const values = numbers.flatMap(({ quantity: { min, max } }) => [min, max]).filter((value) => value !== null);
  const top = niceAbove(Math.max(...values, 1));
  return (
    <figure className="chart">
      <figcaption>{plain(quantityText(rolled))}</figcaption>
      <ul>
        {numbers.map((number) => (
          <Bar key={`${number.voice} ${number.quantity.text}`} fact={fact} number={number} top={top} />
        ))}
      </ul>
      <div className="axis" aria-hidden="true">
        <span>0</span>
        <span>{grouped(top / 2)}</span>
        <span>{grouped(top)}</span>
      </div>
    </figure>
  );
}

function Bar({
  fact,
  number,
  top,
}: {
  readonly fact: Fact;
  readonly number: ClaimedNumber;
  readonly top: number;
}): ReactElement {
  const { atlas } = useSession();
  const { voice, quantity, isBest, statements } = number;
  const { min, max } = quantity;
  const at = (value: number): string => `${((value / top) * 100).toFixed(2)}%`;
  // What else such a claim says tells why its number differs: a part of the whole, another stage.
  const notes = statements.flatMap(({ claim }) =>
    ["scope", "stage"].flatMap((name) => {
      const said = claim.says[name];
      return said === undefined || said === "whole" ? [] : [qualifierInWords(atlas.kg, fact.type, name, said)];
    }),
  );
  const open = `${max === null ? " open-above" : ""}${min === null ? " open-below" : ""}`;
  return (
    <li className={isBest ? "bar best" : "bar"}>
      <span className="bar-voice">
        <bdi>{plain(nameOf(atlas, voice))}</bdi>
        {notes.length > 0 && <small> {plain([...new Set(notes)].join(", "))}</small>}
      </span>{" "}
      <span className="bar-track" aria-hidden="true">
        <span
          className={`bar-range${open}${min === max ? " point" : ""}`}
          style={{ left: at(min ?? 0), right: `calc(100% - ${at(max ?? top)})` }}
        />
      </span>
      <span className="bar-words">
        {numberText(quantity)}
        {isBest && <span className="for-screen-readers"> (best)</span>}
      </span>
    </li>
  );
}

/** The next round number: 1, 2, 2.5 or 5 times a power of ten. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value * 1.02) ?? 10) * power;
}
