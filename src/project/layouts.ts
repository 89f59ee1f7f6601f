import { LAYOUTS, type ViewLayout } from "../model/project.ts";

type LayoutName = ViewLayout["by"];

/** Layouts that have a key under `arrange`. */
export type KeyedLayout = "rings" | "sides" | "matrix";

/** What a layout may be given under its key, and how many. */
interface Given {
  readonly names: "entities" | "entity types";
  readonly least: number;
  readonly most: number;
  readonly expected: string;
}

/** How a view of entente.yaml asks for a layout: by its name alone, by a key, or by either. */
interface Asked<L extends LayoutName> {
  readonly byName: boolean;
  readonly given: L extends KeyedLayout ? Given : null;
}

const ASKED: { readonly [L in LayoutName]: Asked<L> } = {
  rings: {
    byName: false,
    given: { names: "entities", least: 1, most: Number.POSITIVE_INFINITY, expected: "an id, or a list of ids" },
  },
  layers: { byName: true, given: null },
  sides: { byName: true, given: { names: "entities", least: 2, most: 2, expected: "two ids" } },
  map: { byName: true, given: null },
  matrix: {
    byName: false,
    given: { names: "entity types", least: 1, most: 2, expected: "one or two entity types" },
  },
};

/** What a layout is given under its key. */
export function givenTo(by: KeyedLayout): Given {
  return ASKED[by].given;
}

export const KEYED_LAYOUTS: readonly KeyedLayout[] = LAYOUTS.filter(
  (by): by is KeyedLayout => ASKED[by].given !== null,
);

/** Layouts that need no more than their name. */
export const PLAIN_LAYOUTS: readonly LayoutName[] = LAYOUTS.filter((by) => ASKED[by].byName);
