import type { Measure } from "../../query/graph/measure-names.ts";
import type { Near, Ranked } from "../../query/graph/measures.ts";
import { enumerate } from "../../wording/lists.ts";
import type { Cut } from "./cut.ts";
import type { Asked } from "./fact-listing.ts";
import type { Listing, ListingColumn } from "./listing.ts";
import type { Naming } from "./naming.ts";

const COUNTS: readonly ListingColumn<Ranked>[] = [
  { title: "degree", cell: (one) => one.degree },
  { title: "in-degree", cell: (one) => one.in_degree },
  { title: "out-degree", cell: (one) => one.out_degree },
  { title: "neighbours", cell: (one) => one.neighbours },
];

/** `rank`: how each entity is tied. */
export function rankListing({ records, total }: Cut<Ranked>, by: Measure, { entity }: Naming): Listing<Ranked> {
  const isCounted = COUNTS.some(({ title }) => title === by);
  const counts = isCounted ? COUNTS : [{ title: by, cell: (one: Ranked) => one.score }, ...COUNTS];
  return {
    records,
    total,
    json: (one) => one,
    noun: ["entity", "entities"],
    table: [{ title: "entity", cell: (one) => entity(one.id) }, ...counts],
    csv: [{ title: "id", cell: (one) => one.id }, ...counts],
  };
}

/** `neighbours`: how far each is, and through which; of a bloc, from whom in it. */
export function nearListing(
  { records, total }: Cut<Near>,
  { entity }: Naming,
  { bloc }: Pick<Asked, "bloc"> = {},
): Listing<Near> {
  const columns = (name: (id: string) => string): readonly ListingColumn<Near>[] => [
    { title: "hops", cell: (one) => one.hops },
    { title: "entity", cell: (one) => name(one.id) },
    { title: "through", cell: (one) => name(one.through) },
    ...(bloc ? [{ title: "from", cell: (one: Near) => name(one.from ?? "") }] : []),
  ];
  return {
    records,
    total,
    json: (one) => one,
    noun: ["neighbour", "neighbours"],
    table: columns(entity),
    csv: columns((id) => id),
  };
}

/** `components`: how many entities each has, and which. */
export function componentListing(
  { records, total }: Cut<readonly string[]>,
  { entity }: Naming,
): Listing<readonly string[]> {
  const size: ListingColumn<readonly string[]> = { title: "size", cell: (ids) => ids.length };
  return {
    records,
    total,
    json: (ids) => ({ size: ids.length, entities: ids }),
    noun: ["component", "components"],
    table: [size, { title: "entities", cell: (ids) => enumerate(ids.slice(0).map(entity), 5) }],
    csv: [size, { title: "entities", cell: (ids) => ids.join(" ") }],
  };
}
