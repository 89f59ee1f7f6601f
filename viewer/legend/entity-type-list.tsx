import { type ReactElement, useMemo } from "react";
import { shapeVariants } from "../../src/draw/mark.ts";
import { FOLDED_KEY } from "../../src/wording/picture/folds.ts";
import { themed } from "../canvas/palette.ts";
import { isTypeOn } from "../derive/atlas.ts";
import { TypeFold } from "../fold/type-fold.tsx";
import { useSession } from "../state/session.ts";
import { LegendRow } from "./legend-row.tsx";
import { LegendSection } from "./legend-section.tsx";
import { ShapeSwatch } from "./swatches.tsx";

/** Entity types: shape and colour, and whether they are shown. */
export function EntityTypeList(): ReactElement {
  const { atlas, state, dispatch, shown, drawn, palette } = useSession();
  const { schema } = atlas.dataset;
  const variants = useMemo(() => shapeVariants(schema), [schema]);
  const present = useMemo(() => new Set(atlas.dataset.entities.map(({ type }) => type)), [atlas]);
  const types = Object.values(schema.entities).filter(({ name }) => present.has(name));
  const off = types.filter(({ name }) => !isTypeOn(atlas, state.filters.types, name)).length;
  return (
    <LegendSection title="Entities" note={off > 0 ? `${off} off` : ""}>
      {types.map((type) => (
        <LegendRow
          key={type.name}
          label={type.plural}
          count={shown.counts.types.get(type.name) ?? 0}
          on={isTypeOn(atlas, state.filters.types, type.name)}
          onChange={() => dispatch({ type: "toggle-type", name: type.name })}
          hint={type.description}
          more={state.view === "graph" && <TypeFold type={type} />}
          mark={
            <ShapeSwatch
              shape={type.shape}
              variant={variants.get(type.name) ?? "filled"}
              color={themed(type.color, palette, type.dark)}
            />
          }
        />
      ))}
      {drawn.groups.size > 0 && (
        <p className="legend-row">
          <ShapeSwatch shape="circle" variant="ringed" color={palette.muted} />
          <span className="legend-label muted">{FOLDED_KEY}</span>
          <span className="count">{drawn.groups.size}</span>
        </p>
      )}
      <label className="legend-row">
        <input
          type="checkbox"
          checked={state.filters.isolated}
          onChange={() => dispatch({ type: "filter", change: { isolated: !state.filters.isolated } })}
        />
        <span className="legend-label muted">Also those without a shown relation</span>
      </label>
    </LegendSection>
  );
}
