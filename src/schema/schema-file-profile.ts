import type { JsonSchema } from "../model/json-schema.ts";
import { KINDS } from "../model/kinds/index.ts";
import { ENDS, LIFE_ENDS, RELATION_TIMES, type Schema } from "../model/schema.ts";
import { listOf } from "./keys-schema.ts";
import { NAMED_KINDS, TYPE_OPTIONS } from "./read-field.ts";
import { FLAG_NAMES, RELATION_FLAGS } from "./relation-flags.ts";

const TEXT: JsonSchema = { type: "string" };
const FLAG: JsonSchema = { type: "boolean" };
const COLOR: JsonSchema = {
  type: "string",
  pattern: "^#[0-9a-fA-F]{6}$",
  markdownDescription: '`"#rrggbb"`, in quotes',
};
const SHAPES = ["circle", "square", "diamond", "triangle", "hexagon", "pentagon", "star", "cross"];

function object(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return { type: "object", properties, required, additionalProperties: false };
}

function described(schema: JsonSchema, markdownDescription: string): JsonSchema {
  return { ...schema, markdownDescription };
}

function fieldsSchema(types: JsonSchema, more: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  const field = object({
    type: described({ enum: NAMED_KINDS }, "The kind of value. A field with `enum` or `ref` needs no `type`."),
    ...Object.fromEntries(
      Object.values(KINDS).flatMap(({ option }) =>
        option ? [[option.key, described(option.names === "words" ? listOf(TEXT) : types, option.description)]] : [],
      ),
    ),
    list: described(FLAG, "May hold several values."),
    required: described(FLAG, "Must be written."),
    description: described(TEXT, "What it means, in one sentence: editors and the reference page show it."),
    ...more,
  });
  return { type: "object", additionalProperties: field };
}

/** What an editor completes schema/entities/*.yaml from. */
export function entityTypeProfile(schema: Schema): JsonSchema {
  const type: JsonSchema = { enum: Object.keys(schema.entities).sort() };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Entente: an entity type",
    ...object({
      label: described(TEXT, "The name of the type in words. Default: the file's name."),
      plural: described(TEXT, "The name of several. Default: the label with an s."),
      description: described(
        TEXT,
        "What belongs to the type, in one sentence: editors and the reference page show it.",
      ),
      extends: described(
        listOf(type),
        "The parent type: it inherits that type's attributes and looks, and the relations that it may take part in. Of several, `[event, status]`, the looks are the first one's, and an attribute that two of them declare differently has to be declared again.",
      ),
      abstract: described(FLAG, "Groups other types and has no entities of its own."),
      color: described(COLOR, 'The colour of its nodes, `"#rrggbb"` in quotes.'),
      dark: described(COLOR, "The same on dark ground."),
      shape: described({ enum: SHAPES }, "The shape of its nodes."),
      hub: described(FLAG, "Drawn as a hub between what it binds: agreements, events."),
      attributes: described(
        fieldsSchema(listOf(type), {
          inverse: described(TEXT, "How a `ref` reads from what it refers to: “operator of”."),
          claimed: described(
            FLAG,
            "Its value may come with claims: `born: {value: 1970, source: a}`, or a list of such. Each is a fact, and values that cannot both be true are rivals.",
          ),
          life: described(
            { enum: LIFE_ENDS },
            "Of a date: the entity `begins` to be on it (born, founded), or `ends` (died, dissolved). The clocks then know when there was such an entity.",
          ),
        }),
        "What is written of each entity, by name. No claim is behind a plain value: it is the analyst's own.",
      ),
    }),
  };
}

/** What an editor completes schema/relations/*.yaml from. */
export function relationTypeProfile(schema: Schema): JsonSchema {
  const types = listOf({ enum: Object.keys(schema.entities).sort() });
  const end = described(TEXT, "`$from`, `$to`, or `$` and a qualifier that refers to an entity.");
  const relations: JsonSchema = { enum: Object.keys(schema.relations).sort() };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Entente: a relation type",
    ...object(
      {
        label: described(TEXT, "The verb that a reader sees: “supplies”. Default: the file's name."),
        inverse: described(TEXT, "How it reads from its object: “supplied by”."),
        description: described(TEXT, "What it means, in one sentence: editors and the reference page show it."),
        ...Object.fromEntries(FLAG_NAMES.map((flag) => [flag, described(FLAG, RELATION_FLAGS[flag].help)])),
        domain: described(types, "Entity types that it may start at."),
        range: described(types, "Entity types that it may lead to."),
        value: described({ enum: NAMED_KINDS }, "In place of `range`: it leads to a value of this kind."),
        ...Object.fromEntries(
          TYPE_OPTIONS.map(({ key, names, description }) => [
            key,
            described(names === "words" ? listOf(TEXT) : types, description),
          ]),
        ),
        key: described(listOf(TEXT), "Qualifiers that tell facts with the same ends apart."),
        qualifiers: described(
          fieldsSchema(types),
          "What is said of each fact, by name. Every relation also has `when`, a date.",
        ),
        project: described(
          { type: "array", items: object({ from: end, edge: TEXT, to: end }, ["from", "edge", "to"]) },
          "Further edges that each fact gives, from one of its ends or qualifiers to another: `{from: $from, edge: provides, to: $item}`.",
        ),
        derive: {
          anyOf: [
            object(
              {
                from: relations,
                under: described(TEXT, "The qualifier of this relation that refers to the shared subject."),
              },
              ["from", "under"],
            ),
            object({ from: relations, across: described(relations, "The relation that leads on from the object.") }, [
              "from",
              "across",
            ]),
          ],
          markdownDescription:
            "`{from, under}`: the objects of facts that share a subject, in pairs. `{from, across}`: the subject of `from`, and what its object leads to by `across`.",
        },
        above: described(
          { enum: ENDS },
          "The end that commands the other, or that the other belongs to: `from` is the subject, `to` the object. The viewer's layers draw that end above.",
        ),
        self: described(
          { enum: ["allowed"] },
          "Whether one entity can be at both ends, such as a company that holds shares of its own. Without it, that is an error.",
        ),
        exclusive: described(
          { enum: ENDS },
          "At one time only one can be true: `from` for one object (or value) of a subject, `to` for one subject of an object. Asserted facts that cannot be true together are each other's rivals.",
        ),
        time: described(
          { enum: RELATION_TIMES },
          "`state` (default): it holds throughout its `when`. `event`: it is on some day within its `when`.",
        ),
        family: described(
          { enum: Object.keys(schema.families) },
          "Gives it its colour and its place in the legend: a key of schema/families.yaml.",
        ),
        color: described(COLOR, "In place of the family's."),
        dark: described(COLOR, "The same on dark ground."),
      },
      ["domain"],
    ),
  };
}

/** What an editor completes schema/families.yaml from. */
export function familiesProfile(): JsonSchema {
  const family = object({
    label: described(TEXT, "The name of the family in the legend."),
    description: described(TEXT, "What belongs to it, in one sentence."),
    color: described(COLOR, 'The colour of its lines, `"#rrggbb"` in quotes.'),
    dark: described(COLOR, "The same on dark ground."),
  });
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Entente: the families of relations",
    type: "object",
    additionalProperties: family,
  };
}
