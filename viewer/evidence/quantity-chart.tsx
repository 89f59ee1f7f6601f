import { type ReactElement, useMemo } from "react";
import { statementsOf } from "../../src/corroborate/statements.ts";
import type { Fact, QuantityRollup } from "../../src/model/fact.ts";
import { STANCE } from "../../src/model/stance.ts";
import { plain } from "../data/plain-text.ts";
import { type Atlas, nameOf } from "../derive/atlas.ts";
import { useSession } from "../state/session.ts";
import { boundsWords, isQuantity, spoken, unitWords } from "./values.ts";

interface Bar {
  readonly key: string;
  readonly voice: string;
  readonly words: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly best: boolean;
  readonly note: string;
}

/** The numbers claimed, a bar for each voice on one scale; what most voices share is marked. */
export function QuantityCharts({ fact }: { readonly fact: Fact }): ReactElement | null {
  const { atlas } = useSession();
  const charts = useMemo(
    () => fact.rollup.quantities.map((quantity) => ({ quantity, bars: barsOf(atlas, fact, quantity) })),
    [atlas, fact],
  );
  const drawn = charts.filter(({ bars }) => bars.length > 0);
  if (drawn.length === 0) return null;
  return (
    <section className="charts" aria-label="Numbers claimed">
      {drawn.map(({ quantity, bars }) => (
        <Chart key={`${quantity.qualifier} ${quantity.unit} ${quantity.rate}`} quantity={quantity} bars={bars} />
      ))}
    </section>
  );
}

function Chart({ quantity, bars }: { readonly quantity: QuantityRollup; readonly bars: readonly Bar[] }): ReactElement {
  const values = bars.flatMap(({ min, max }) => [min, max]).filter((value) => value !== null);
  const top = niceAbove(Math.max(...values, 1));
  const at = (value: number): string => `${((value / top) * 100).toFixed(2)}%`;
  const { best } = quantity;
  return (
    <figure className="chart">
      <figcaption>
        <strong>{quantity.qualifier === "quantity" ? "How many" : spoken(quantity.qualifier)}</strong>,{" "}
        {unitWords(quantity) || "items"}
        {best && (
          <span className="best-words">
            {" "}
            · best {boundsWords(best.min, best.max)} ({best.voices} {best.voices === 1 ? "voice" : "voices"})
          </span>
        )}
      </figcaption>
      <ul>
        {bars.map((bar) => (
          <li key={bar.key} className={bar.best ? "bar best" : "bar"}>
            <span className="bar-voice">
              <bdi>{plain(bar.voice)}</bdi>
              {bar.note && <small> {plain(bar.note)}</small>}
            </span>
            <span className="bar-track" aria-hidden="true">
              <span
                className={`bar-range${bar.max === null ? " open-above" : ""}${bar.min === null ? " open-below" : ""}${bar.min === bar.max ? " point" : ""}`}
                style={{ left: at(bar.min ?? 0), right: `calc(100% - ${at(bar.max ?? top)})` }}
              />
            </span>
            <span className="bar-words">
              {bar.words}
              {bar.best && <span className="for-screen-readers"> (best)</span>}
            </span>
          </li>
        ))}
      </ul>
      <div className="axis" aria-hidden="true">
        <span>0</span>
        <span>{(top / 2).toLocaleString("en")}</span>
        <span>{top.toLocaleString("en")}</span>
      </div>
    </figure>
  );
}

function barsOf(atlas: Atlas, fact: Fact, rollup: QuantityRollup): Bar[] {
  const bars = new Map<string, Bar>();
  for (const { claim, voice, stance } of statementsOf(fact, atlas.kg.voices)) {
    const value = claim.says[rollup.qualifier] ?? fact.qualifiers[rollup.qualifier];
    if (!isQuantity(value) || !STANCE[stance].givesNumbers) continue;
    if (value.unit !== rollup.unit || value.rate !== rollup.rate) continue;
    const { best } = rollup;
    const key = `${voice} ${value.min} ${value.max}`;
    const notes = ["scope", "stage"].flatMap((name) => {
      const said = claim.says[name];
      return typeof said === "string" && said !== "whole" ? [name === "scope" ? `${said} of it` : said] : [];
    });
    const old = bars.get(key);
    bars.set(key, {
      key,
      voice: nameOf(atlas, voice),
      words: boundsWords(value.min, value.max, value.approximate || value.vague),
      min: value.min,
      max: value.max,
      best: best !== null && value.min === best.min && value.max === best.max,
      note: [...new Set([...(old?.note ? old.note.split(", ") : []), ...notes])].join(", "),
    });
  }
  return [...bars.values()].sort(
    (a, b) => (a.min ?? a.max ?? 0) - (b.min ?? b.max ?? 0) || (a.voice < b.voice ? -1 : 1),
  );
}

/** The next round number: 1, 2, 2.5 or 5 times a power of ten. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value * 1.02) ?? 10) * power;
}
