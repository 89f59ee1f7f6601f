import { isRef, type StoredValue } from "../../model/kinds/index.ts";
import type { EntityRecord } from "../../query/records.ts";
import { singly } from "../../query/values.ts";
import type { Lookup } from "../../wording/names.ts";
import { writtenText } from "../../wording/values.ts";
import type { Cut } from "./cut.ts";
import { writtenValues } from "./fact-listing.ts";
import type { Listing, ListingColumn } from "./listing.ts";
import type { Naming } from "./naming.ts";

/** `entities`: what each is, what else it is called, and how many ties it has; with `isAsOf`, whether it is certain to exist then. */
export function entityListing(
  { records, total }: Cut<EntityRecord>,
  { schema }: Pick<Lookup, "schema">,
  { entity }: Naming,
  isAsOf: boolean,
): Listing<EntityRecord> {
  const first: readonly ListingColumn<EntityRecord>[] = [
    { title: "entity", cell: ({ id }) => entity(id) },
    { title: "type", cell: ({ type }) => type },
  ];
  const called: ListingColumn<EntityRecord> = { title: "also called", cell: (one) => otherNames(one).join("; ") };
  const attributes: ListingColumn<EntityRecord> = {
    title: "attributes",
    cell: ({ type, attributes: own, disputed = {} }) => {
      const fields = schema.entities[type]?.attributes ?? {};
      // Dates and texts as they are written, which is how one asks for them.
      const text = (name: string, value: StoredValue): string =>
        isRef(fields[name]?.type) ? entity(String(value)) : writtenText(value);
      return [
        ...Object.entries(own).map(
          ([name, value]) =>
            `${name} ${singly(value)
              .map((one) => text(name, one))
              .join(", ")}`,
        ),
        ...Object.entries(disputed).map(([name, all]) => `${name} ${all.map((one) => text(name, one)).join(" or ")}`),
      ].join(", ");
    },
  };
  const exists: readonly ListingColumn<EntityRecord>[] = isAsOf
    ? [{ title: "exists", cell: (one) => one.exists ?? null }]
    : [];
  return {
    records,
    total,
    json: (one) => one,
    noun: ["entity", "entities"],
    table: [...first, called, attributes, DEGREE, ...exists],
    narrower: [
      [...first, attributes, DEGREE, ...exists],
      [...first, DEGREE, ...exists],
    ],
    csv: [
      { title: "id", cell: ({ id }) => id },
      { title: "type", cell: ({ type }) => type },
      { title: "name", cell: ({ name }) => name },
      { title: "aliases", cell: ({ aliases }) => aliases.map(({ name }) => name).join("; ") },
      { title: "names", cell: ({ names }) => writtenValues(names) },
      { title: "identifiers", cell: ({ identifiers }) => writtenValues(identifiers) },
      { title: "attributes", cell: (one) => writtenValues(one.attributes) },
      DEGREE,
      ...exists,
      { title: "description", cell: ({ description }) => description },
      { title: "file", cell: ({ file }) => file },
    ],
  };
}

const DEGREE: ListingColumn<EntityRecord> = { title: "degree", cell: ({ degree }) => degree };

/** Each once. */
function otherNames({ name, aliases, names, identifiers }: EntityRecord): readonly string[] {
  const all = [...aliases.map((alias) => alias.name), ...Object.values(names), ...Object.values(identifiers)];
  return [...new Set(all)].filter((other) => other !== name);
}
