import { type ReactElement, useMemo } from "react";
import { Button } from "react-aria-components/Button";
import { compareText } from "../../src/model/order.ts";
import { themed } from "../canvas/palette.ts";
import type { EdgeKind } from "../derive/scene/edge-kind.ts";
import { useSession } from "../state/session.ts";
import { LegendRow } from "./legend-row.tsx";
import { LegendSection } from "./legend-section.tsx";
import { LineSwatch } from "./swatches.tsx";

/** Kinds of relation by family, which is their hue, and whether they are shown. Those about the sources themselves start switched off. */
export function RelationList(): ReactElement {
  const { atlas, state, dispatch, palette } = useSession();
  const groups = useMemo(() => {
    const used = new Set([
      ...atlas.dataset.facts.map(({ type }) => type),
      ...atlas.graph.edges.map(({ attributes }) => attributes.kind),
    ]);
    const kinds = [...atlas.kinds.values()].filter(({ name }) => used.has(name));
    kinds.sort((a, b) => compareText(a.label, b.label));
    const edges = kinds.filter(({ background, value }) => !background && !value);
    const families = Object.values(atlas.dataset.schema.families).map(({ label, color, dark, name }) => ({
      label,
      mark: { color, dark },
      kinds: edges.filter(({ family }) => family === name),
    }));
    const strays = edges.filter(({ family }) => family === null);
    return {
      families: [
        ...families,
        { label: families.length > 0 ? "other relations" : "relations", mark: null, kinds: strays },
      ],
      values: kinds.filter(({ background, value }) => !background && value),
      background: kinds.filter(({ background }) => background),
    };
  }, [atlas]);
  const { relations } = state.filters;
  const off = (kinds: readonly EdgeKind[]): EdgeKind[] =>
    kinds.filter(({ name, background }) => relations.includes(name) !== background);
  const note = (kinds: readonly EdgeKind[]): string => (off(kinds).length > 0 ? `${off(kinds).length} off` : "");
  const switchAll = (kinds: readonly EdgeKind[]): void => {
    const wanted = off(kinds).length > 0 ? off(kinds) : kinds;
    dispatch({ type: "toggle-all-relations", names: wanted.map(({ name }) => name) });
  };
  const list = (title: string, kinds: readonly EdgeKind[], mark?: ReactElement): ReactElement | null =>
    kinds.length === 0 ? null : (
      <LegendSection key={title} title={title} note={note(kinds)} mark={mark} closed>
        <Button className="quiet all" onPress={() => switchAll(kinds)}>
          {off(kinds).length > 0 ? "All on" : "All off"}
        </Button>
        {kinds.map((kind) => (
          <RelationRow key={kind.name} kind={kind} />
        ))}
      </LegendSection>
    );
  return (
    <>
      {groups.families.map(({ label, mark, kinds }) =>
        list(
          `${label.charAt(0).toUpperCase()}${label.slice(1)}`,
          kinds,
          mark ? <LineSwatch color={themed(mark.color, palette, mark.dark)} /> : undefined,
        ),
      )}
      {list("Values", groups.values)}
      {list("About the sources", groups.background)}
    </>
  );
}

function RelationRow({ kind }: { readonly kind: EdgeKind }): ReactElement {
  const { state, dispatch, shown, palette, atlas } = useSession();
  const description = atlas.dataset.schema.relations[kind.name]?.description;
  return (
    <LegendRow
      label={kind.label}
      count={shown.counts.relations.get(kind.name) ?? 0}
      on={state.filters.relations.includes(kind.name) === kind.background}
      onChange={() => dispatch({ type: "toggle-relation", name: kind.name })}
      mark={kind.value ? undefined : <LineSwatch color={themed(kind.color, palette, kind.dark)} />}
      {...(description ? { hint: description } : {})}
    />
  );
}
