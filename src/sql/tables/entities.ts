import { knownLifetimes } from "../../corroborate/existence.ts";
import { lifetimeOf } from "../../corroborate/lifetimes.ts";
import { PART_OF } from "../../corroborate/vocabulary.ts";
import type { Entity } from "../../model/entity.ts";
import { boundsOf, isDate, isRef, writtenText } from "../../model/kinds/index.ts";
import { compareText } from "../../model/order.ts";
import type { Schema } from "../../model/schema.ts";
import { singly } from "../../query/values.ts";
import { column, required, type SqlValue, type Table, type Whole, wholeOf } from "../table.ts";
import { amountColumns, amountValues } from "./amounts.ts";
import { boundColumns, boundValues, plainBoundValues } from "./days.ts";
import { attributeColumns } from "./own-columns.ts";

const NO_DAYS = boundValues(null);

/** `entity` with a column for every attribute that a schema declares. */
export function entityTable(schema: Pick<Schema, "entities">): Table {
  const own = attributeColumns(
    schema,
    ENTITY.columns.map(({ name }) => name),
  );
  return {
    ...ENTITY,
    columns: [...ENTITY.columns, ...own.map((one) => one.column)],
    *rows(core) {
      let n = 0;
      for (const row of ENTITY.rows(core)) {
        const attributes = core.dataset.entities[n]?.attributes ?? {};
        n += 1;
        yield [
          ...row,
          ...own.map(({ field, read }) => read(Object.hasOwn(attributes, field) ? attributes[field] : undefined)),
        ];
      }
    },
  };
}

/** The columns that `entity` has in every project. */
export const ENTITY: Table = {
  name: "entity",
  description: "Everything with an id: people, states, weapons, agreements, sources ...",
  columns: [
    required("id", "text", "its id"),
    required("type", "text", "its type; `entity_type` has those that it extends"),
    required("name", "text", "its name"),
    column("description", "text", "what it is, in one's own words"),
    required("unnamed", "boolean", "a person or body that the source leaves unnamed"),
    required("identifiers", "json", "`wikidata`, `iso3166` ... by scheme"),
    required("attributes", "json", "what its type declares, by name"),
    required("file", "text", "the file that declares it"),
  ],
  key: ["id"],
  indexes: [["type"]],
  byEntity: true,
  *rows({ dataset }) {
    for (const { id, type, name, description, unnamed, identifiers, attributes, file } of dataset.entities) {
      yield [id, type, name, description, unnamed, JSON.stringify(identifiers), JSON.stringify(attributes), file];
    }
  },
};

export const ENTITY_TYPE: Table = {
  name: "entity_type",
  description: "Each entity type with itself and every type that it extends: join it to ask for all actors.",
  columns: [
    required("type", "text", "an entity type"),
    required("is_a", "text", "the type itself or one that it extends"),
    required("label", "text", "how the type reads"),
  ],
  key: ["type", "is_a"],
  indexes: [["is_a"]],
  rows: typeRows,
  ofWhole: typeRows,
};

function* typeRows({ schema }: { readonly schema: Schema }): Generator<readonly SqlValue[]> {
  for (const type of Object.values(schema.entities).sort((a, b) => compareText(a.name, b.name))) {
    for (const ancestor of type.lineage.toSorted()) yield [type.name, ancestor, type.label];
  }
}

export const ALIAS: Table = {
  name: "alias",
  description: "Every other name of an entity.",
  columns: [
    required("entity", "text", "entity.id"),
    required("name", "text", "the name"),
    required("kind", "text", "`alias`, `name` (in another language) or `former_id`"),
    column("language", "text", "BCP 47 tag, for names in other languages"),
    column("used_by", "text", "entity.id of the one source or claimant that calls it so"),
  ],
  key: [],
  indexes: [["entity"]],
  hashed: ["name"],
  byEntity: true,
  *rows({ dataset }) {
    for (const { id, aliases, names, former_ids } of dataset.entities) {
      for (const { name, used_by } of aliases) yield [id, name, "alias", null, used_by];
      for (const [language, name] of Object.entries(names)) yield [id, name, "name", language, null];
      for (const former of former_ids) yield [id, former, "former_id", null, null];
    }
  },
};

export const ATTRIBUTE: Table = {
  name: "attribute",
  description: "Every attribute of an entity, one value a row. Those that refer to another entity tie the two.",
  columns: [
    required("entity", "text", "entity.id that has it"),
    required("name", "text", "the attribute"),
    required("text", "text", "its value as text; an entity's id"),
    column("target", "text", "entity.id, or `unknown`, where it refers to one; null: a value"),
    ...amountColumns(),
    ...boundColumns("", "of a date: the first day it may mean", "the last one"),
  ],
  key: [],
  indexes: [["entity"], ["target"]],
  byEntity: true,
  *rows({ dataset, schema }) {
    for (const { id, type, attributes } of dataset.entities) {
      const fields = schema.entities[type]?.attributes ?? {};
      for (const [name, value] of Object.entries(attributes)) {
        const fieldType = Object.hasOwn(fields, name) ? fields[name]?.type : undefined;
        for (const one of singly(value)) {
          const days = isDate(fieldType) ? plainBoundValues(one) : NO_DAYS;
          const amounts = amountValues(boundsOf(fieldType, one));
          yield [id, name, writtenText(one), isRef(fieldType) ? String(one) : null, ...amounts, ...days];
        }
      }
    }
  },
};

export const LIFETIME: Table = {
  name: "lifetime",
  description:
    "When entities exist: a row for each that has a date on which it begins to be (born, founded) or ends (died, dissolved). Of disputed dates any may be true. It is asked as `fact_time` is.",
  columns: [
    required("entity", "text", "entity.id"),
    ...boundColumns("", "the first day on which it may exist; null: not known", "the last one; null: not known"),
  ],
  key: ["entity"],
  indexes: [],
  byEntity: true,
  *rows({ dataset, schema }) {
    for (const entity of dataset.entities) {
      const life = lifetimeOf(entity, schema);
      if (life !== null) yield [entity.id, ...boundValues(life)];
    }
  },
};

export const KNOWN_LIFETIME: Table = {
  name: "known_lifetime",
  description:
    "When entities exist, as it was known: a row for each stretch of days on which the same was known, by claims that were made by then. What was known on day `d` is in the rows where `(known_from IS NULL OR known_from <= d) AND (known_to IS NULL OR known_to > d)`.",
  columns: [
    required("entity", "text", "entity.id"),
    column(
      "known_from",
      "date",
      "the first day on which this was known; null: no claim says so, it counts as known ever",
    ),
    column("known_to", "date", "the day on which something else came to be known; null: it is known still"),
    ...boundColumns("", "the first day on which it may exist; null: not known", "the last one; null: not known"),
  ],
  key: [],
  indexes: [["entity"]],
  rows: (core) => lifeRows(wholeOf(core)),
  ofWhole: lifeRows,
};

function* lifeRows(whole: Whole): Generator<readonly SqlValue[]> {
  for (const { entity, from, to, life } of knownLifetimes(whole, whole.voices))
    yield [entity, from, to, ...boundValues(life)];
}

export const SOURCE: Table = {
  name: "source",
  description: "Entities that are evidence: documents and parts of documents.",
  columns: [
    required("id", "text", "entity.id"),
    required("name", "text", "its name"),
    column("kind", "text", "news, opinion, analysis, comment ..."),
    column("title", "text", "its title"),
    column("date", "text", "when it was published, EDTF as written"),
    ...boundColumns("date_", "the first day that `date` may mean", "the last one: by then it was surely known"),
    column("url", "text", "where it is published"),
    column("language", "text", "BCP 47 tag"),
    column("part_of", "text", "source.id of the whole that it is a part of"),
    required("whole", "text", "source.id of the outermost whole; itself where it is not a part"),
  ],
  key: ["id"],
  indexes: [["whole"]],
  byEntity: true,
  *rows({ dataset, schema, indexes }) {
    const isSource = (type: string) => schema.entities[type]?.lineage.includes("source") === true;
    const wholes = new Map<string, string>();
    const wholeOf = (id: string) => indexes.fromWithin(PART_OF, id)[0]?.object ?? null;
    for (const entity of dataset.entities) {
      if (!isSource(entity.type)) continue;
      const date = text(entity, "date");
      yield [
        entity.id,
        entity.name,
        text(entity, "kind"),
        text(entity, "title"),
        date,
        ...plainBoundValues(date),
        text(entity, "url"),
        text(entity, "language"),
        wholeOf(entity.id),
        outermost(entity.id, wholeOf, wholes),
      ];
    }
  },
};

/** @param wholes what is known already: in a chain of parts, each is looked at once */
function outermost(id: string, wholeOf: (id: string) => string | null, wholes: Map<string, string>): string {
  const seen = new Set([id]);
  let at = id;
  for (let next = wholeOf(at); next !== null && !seen.has(next) && !wholes.has(at); next = wholeOf(at)) {
    seen.add(next);
    at = next;
  }
  const whole = wholes.get(at) ?? at;
  for (const one of seen) wholes.set(one, whole);
  return whole;
}

function text(entity: Entity, name: string): string | null {
  const value = entity.attributes[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
