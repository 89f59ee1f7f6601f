import { finding } from "../diagnostics/registry.ts";
import { isId } from "../model/ids.ts";
import type { EndCondition } from "../model/project.ts";
import type { Ends, Schema } from "../model/schema.ts";
import { attributesNamed, fieldTest } from "../query/filter/fields.ts";
import { partsOfWhere, whereOf } from "../query/filter/where.ts";
import { QueryError } from "../query/query-error.ts";
import { checkKeys, namesAt, type Section, sectionAt } from "../schema/section.ts";
import { nearest } from "../text/nearest.ts";
import { WHERE_KEYS } from "./keys.ts";

/** Reports an entity that a condition refers to. */
export type UseInCondition = (id: string, pointer: string, condition: string) => void;

const ENDS: { readonly [K in keyof typeof WHERE_KEYS]: Ends } = {
  either: "either end",
  both: "each end",
  from: "subject",
  to: "object",
};

/** The conditions of a view's `where` that can be read; the others are reported. Absent where there are none. */
export function conditionsAt(
  section: Section,
  schema: Schema,
  use: UseInCondition,
): { readonly where?: readonly EndCondition[] } {
  const item = sectionAt(section, "where");
  if (!item) return {};
  checkKeys(item, Object.keys(WHERE_KEYS), "a view's conditions");
  const where = (Object.keys(ENDS) as (keyof typeof ENDS)[]).flatMap((key) =>
    namesAt(item, key).flatMap(({ name: text, place }) => {
      const ids: string[] = [];
      const parts = partsOfWhere(text);
      if (parts === null) {
        item.findings.push(finding("bad-condition", { text, reason: null }, place, { hint: AS_WRITTEN }));
        return [];
      }
      try {
        const { name, filterOf } = whereOf(parts, (id) => {
          ids.push(id);
          return id;
        });
        fieldTest(attributesNamed(schema, name), filterOf);
        const stray = ids.find((id) => !isId(id));
        if (stray !== undefined) throw new QueryError(`\`${stray}\` is not an id`, "name entities by their ids here");
      } catch (error) {
        if (!(error instanceof QueryError)) throw error;
        item.findings.push(
          finding("bad-condition", { text, reason: error.message }, place, {
            ...(error.hint !== null && { hint: error.hint }),
            ...respelt(text, schema, place),
          }),
        );
        return [];
      }
      for (const id of ids) if ("pointer" in place) use(id, place.pointer, text);
      return [{ ends: ENDS[key], text }];
    }),
  );
  return where.length === 0 ? {} : { where };
}

const AS_WRITTEN = "write `type=state`, `founded<1950` or `status`";

/** A condition on an attribute that is not there, with the one that was most likely meant. */
function respelt(text: string, schema: Schema, place: Parameters<typeof finding>[2]): { readonly fix?: Fix } {
  const [name = ""] = /^[^\s=<>!]+/.exec(text.trim()) ?? [];
  const names = ["type", ...Object.values(schema.entities).flatMap(({ attributes }) => Object.keys(attributes))];
  const meant = names.includes(name) ? undefined : nearest(name, names);
  return meant === undefined || name === ""
    ? {}
    : { fix: [{ place, newText: conditionText(text.replace(name, () => meant)) }] };
}

type Fix = NonNullable<NonNullable<Parameters<typeof finding>[3]>["fix"]>;

/** A condition that refers to one entity, referring to another. */
export function conditionNaming(condition: string, id: string, now: string): string {
  const [, before = "", values = ""] = /^([^=]*=)(.*)$/s.exec(condition) ?? [];
  const named = values.split(",").map((one) => (one.trim() === id ? one.replace(id, () => now) : one));
  return `${before}${named.join(",")}`;
}

/** A condition as YAML: in quotes where it would else fall apart within brackets, as `speaks_for!=russia, dprk` would, or be read as something else. */
export function conditionText(condition: string): string {
  return PLAIN.test(condition) ? condition : JSON.stringify(condition);
}

/** Words around a comparison. */
const PLAIN = /^[a-z][\w-]*[=<>!]+[\w./-]+(?: [\w./-]+)*$/i;

/** The values that a condition compares with: ids, types and whatever else. */
export function valuesIn(condition: string): readonly string[] {
  const [, values = ""] = /[=<>]+(.*)$/s.exec(condition) ?? [];
  return values.split(",").map((one) => one.trim());
}
