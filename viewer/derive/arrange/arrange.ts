import { bestTied, tiesOf } from "../../../src/draw/links.ts";
import { ringsRound } from "../../../src/draw/rings.ts";
import {
  layersText,
  ringLabel,
  ringsText,
  type SideMeaning,
  sideLabel,
  sidesText,
} from "../../../src/wording/picture/arrangements.ts";
import type { Arrangement, ViewState } from "../../state/view-state.ts";
import { type Atlas, nameOf } from "../atlas.ts";
import { entitiesAt } from "../fold/group.ts";
import type { Seen } from "../seen.ts";
import type { Shown } from "../shown.ts";
import { type Guide, intoFrame, type Layout } from "./arranged.ts";
import { inLayers, type Rank } from "./layers.ts";
import { SIDES, sidesByTies, sidesByVoices } from "./sides.ts";

/** The part of the view that an arrangement depends on. */
export type ArrangeState = Pick<ViewState, "focus" | "lens">;

/** Lays out what is shown in the way that the reader chose, within the box that the canvas is told of. Null where it is not a layout. */
export function layOut(
  atlas: Atlas,
  seen: Seen,
  shown: Shown,
  { by }: Arrangement,
  state: ArrangeState,
): Layout | null {
  switch (by) {
    case "rings":
      return intoFrame(inRings(atlas, shown, middleOf(shown, state)), atlas.frame);
    case "layers": {
      const layout = topDown(atlas, shown);
      return layout && intoFrame(layout, atlas.frame);
    }
    case "sides": {
      const layout = onSides(atlas, seen, shown, state);
      return layout && intoFrame(layout, atlas.frame);
    }
    case "map":
    case "matrix":
      return null;
  }
}

/** A link may ask for rings without saying around what. */
function middleOf(shown: Shown, { focus }: ArrangeState): readonly string[] {
  const ids = (focus?.ids ?? []).filter((id) => shown.nodes.has(id));
  return ids.length > 0 ? ids : [bestTied(shown.nodes, tiesOf(shown.edges)) ?? ""].filter(Boolean);
}

function inRings(atlas: Atlas, shown: Shown, middle: readonly string[]): Layout {
  const { places, rings } = ringsRound(middle, shown.nodes, shown.edges);
  const guides = rings.map(({ steps, outline }): Guide => ({ points: outline, fill: "none", label: ringLabel(steps) }));
  const counts = rings.map(({ steps, ids }) => ({ steps, entities: entitiesAt(shown.groups, ids) }));
  const names = middle.map((id) => nameOf(atlas, id));
  return { places, guides, kinds: null, outwards: true, upright: false, words: ringsText(names, counts) };
}

/** By the relations that say which end ranks above the other. Null where none is shown. */
function topDown(atlas: Atlas, shown: Shown): Layout | null {
  const { relations } = atlas.dataset.schema;
  const ranks = shown.edges.flatMap(({ source, target, attributes }): Rank[] => {
    const end = relations[attributes.kind]?.above ?? null;
    if (end === null) return [];
    return [end === "from" ? { above: source, below: target } : { above: target, below: source }];
  });
  const { places, ...counts } = inLayers(
    ranks,
    (id) => MARK + LETTER * Math.min(LONGEST_NAME, nameOf(atlas, id).length),
  );
  if (places.size === 0) return null;
  const kinds = new Set(Object.values(relations).flatMap(({ name, above }) => (above === null ? [] : [name])));
  const words = layersText({
    ...counts,
    entities: entitiesAt(shown.groups, places.keys()),
    leftOut: entitiesAt(shown.groups, shown.nodes) - entitiesAt(shown.groups, places.keys()),
  });
  return { places, guides: [], kinds, outwards: false, upright: true, words };
}

/** About what a mark and a letter of its name take up, in the units of layers. */
const MARK = 30;
const LETTER = 7;
/** Longer ones are cut. */
const LONGEST_NAME = 24;

/** Under a lens that compares two voices, by what they say; else by ties to the two that are looked at. */
function onSides(atlas: Atlas, seen: Seen, shown: Shown, { focus, lens }: ArrangeState): Layout | null {
  const isLens = lens?.b != null && seen.verdicts.size > 0;
  const [a, b] = isLens ? [lens.a, lens.b] : [focus?.ids[0], focus?.ids[1]];
  if (!a || !b) return null;
  const meaning: SideMeaning = isLens ? "voices" : "ties";
  const links = shown.edges.map(({ source, target, attributes }) => ({ source, target, fact: attributes.fact }));
  const { places, groups, heads } = isLens
    ? sidesByVoices(shown.nodes, links, seen.verdicts, [a, b])
    : sidesByTies(shown.nodes, links, [a, b]);
  const [left, right] = [nameOf(atlas, a), nameOf(atlas, b)];
  const guides = SIDES.flatMap((side): Guide[] => {
    const head = heads.get(side);
    return head ? [{ points: [head], fill: "none", label: sideLabel(side, left, right) }] : [];
  });
  const [one, both, other, neither] = SIDES.map((side) => entitiesAt(shown.groups, groups[side]));
  const counts = { left: one ?? 0, both: both ?? 0, right: other ?? 0, neither: neither ?? 0 };
  return {
    places,
    guides,
    kinds: null,
    outwards: true,
    upright: false,
    words: sidesText(meaning, left, right, counts),
  };
}
