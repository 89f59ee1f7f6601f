import { kindOf } from "../../src/model/kinds/index.ts";
import {
  consequenceOf,
  type EntityType,
  type Family,
  type Field,
  pairingOf,
  type RelationType,
  type Schema,
  type ValueType,
} from "../../src/model/schema.ts";
import { FLAG_NAMES, RELATION_FLAGS } from "../../src/schema/relation-flags.ts";

/** docs/schema.md: the entity and relation types that the package ships. */
export function schemaPage(schema: Schema): string {
  const entities = Object.values(schema.entities).sort(byName);
  const relations = Object.values(schema.relations).sort(byName);
  return `<!-- Generated from schema/ by \`npx vitest run test/reference -u\`. Do not edit. -->

# The shipped schema

${entities.length} entity types and ${relations.length} relation types. A project's own \`schema/\` is laid over them: a file of the same name replaces a
shipped one, any other file adds a type. No TypeScript is needed.

## Entity types

${entities.map(entitySection).join("\n")}
## Families of relations

A relation type names its family, which gives it its colour and its place in the legend. A project's own \`schema/families.yaml\` replaces
this list; a relation type without a family is grey, or of its own \`color\`.

| family | label | relation types |
| --- | --- | --- |
${Object.values(schema.families)
  .map((family) => familyRow(family, relations))
  .join("\n")}

## Relation types

Every relation has the qualifier \`when\` (a date). Qualifiers marked *key* tell facts apart: the same ends with another value there
are another fact.

${relations.map(relationSection).join("\n")}`;
}

function familyRow({ name, label, description }: Family, relations: readonly RelationType[]): string {
  const own = relations.filter(({ family }) => family === name);
  return `| \`${name}\` | ${label}: ${description} | ${names(own.map((one) => one.name))} |`;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

function entitySection(type: EntityType): string {
  const parents = type.lineage.slice(1).map((name) => `\`${name}\``);
  const notes = [
    ...(type.abstract ? ["Groups other types; has no entities of its own."] : []),
    ...(parents.length > 0 ? [`Extends ${parents.join(", ")}.`] : []),
    ...(type.hub ? ["Drawn as a hub between what it binds."] : []),
  ];
  return section(type.name, [type.description, ...notes].join(" ").trim(), Object.values(type.attributes), []);
}

function exclusiveNote({ exclusive, value }: RelationType): string {
  const only =
    exclusive === "to" ? "one subject of an object" : value ? "one value of a subject" : "one object of a subject";
  return `At one time only ${only} can be true: asserted facts that cannot be true together are rivals.`;
}

function relationSection(relation: RelationType): string {
  const to = relation.value ? `a value (${valueText(relation.value)})` : names(relation.range);
  const ends = `${names(relation.domain)} → ${to}.`;
  const notes = [
    ...FLAG_NAMES.filter((flag) => relation[flag]).map((flag) => RELATION_FLAGS[flag].documented),
    ...(!relation.symmetric && !relation.value ? [`Read from its object: “${relation.inverse}”.`] : []),
    ...(relation.above ? [`The ${relation.above === "from" ? "subject" : "object"} ranks above the other end.`] : []),
    ...(relation.exclusive ? [exclusiveNote(relation)] : []),
    ...derivationNotes(relation),
    ...relation.project.map(
      ({ from, edge, to: end }) => `Also gives the edge \`${edge}\` from \`${from}\` to \`${end}\`.`,
    ),
  ];
  const fields = Object.values(relation.qualifiers).filter(({ name }) => name !== "when" && name !== "value");
  const text = [ends, relation.description, ...notes].filter((part) => part !== "").join(" ");
  const key = relation.key.filter((name) => !fields.some((field) => field.name === name));
  const keyed = key.length > 0 ? ` Facts are also told apart by ${names(key)}.` : "";
  return section(relation.name, text + keyed, fields, relation.key);
}

function derivationNotes(relation: RelationType): readonly string[] {
  const [pairing, consequence] = [pairingOf(relation), consequenceOf(relation)];
  return [
    ...(pairing ? [`Derived from \`${pairing.from}\`, under \`${pairing.under}\`; never written.`] : []),
    ...(consequence
      ? [
          `Also follows, as a derived edge and not as anyone's claim, from the subject of \`${consequence.from}\` to whatever its object leads to by \`${consequence.across}\`, unless it is written.`,
        ]
      : []),
  ];
}

function section(name: string, text: string, fields: readonly Field[], key: readonly string[]): string {
  const rows = fields.map((field) => {
    const marks = [
      ...(key.includes(field.name) ? ["*key*"] : []),
      ...(field.required ? ["required"] : []),
      ...(field.list ? ["one or several"] : []),
      ...(field.claimed ? ["may be [claimed](spells-and-rivals.md#attributes-that-sources-tell-differently)"] : []),
      ...(field.inverse ? [`read from the other end: “${field.inverse}”`] : []),
    ];
    return `| \`${field.name}\` | ${valueText(field.type)} | ${[...marks, field.description].filter((part) => part !== "").join("; ")} |`;
  });
  const table = rows.length > 0 ? ["", "| name | value | notes |", "| --- | --- | --- |", ...rows] : [];
  return [`### ${name}`, "", text, ...table, ""].join("\n");
}

export function valueText(type: ValueType): string {
  return kindOf(type).documented(type);
}

function names(list: readonly string[]): string {
  return list.map((name) => `\`${name}\``).join(", ");
}
