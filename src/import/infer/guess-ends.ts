import { isCode, shareIn } from "./find-things.ts";
import type { EndGuess, Known, Read, ThingGuess } from "./guess.ts";
import { fieldOf, plainPart, registerOf, thingOf } from "./guess-things.ts";
import { typeOfColumn } from "./name-type.ts";
import { baseOf, type Column } from "./sheet.ts";

/** What an end refers to: things of another table or of the project; else its values are made things. */
export function endOf(
  read: Read,
  column: Column,
  things: readonly ThingGuess[],
  known: Known,
  made: ThingGuess[],
  same: { readonly type: string; readonly register: string | null } | null,
  about: readonly Column[],
  isSide = false,
): EndGuess {
  const texts = [...column.counts.keys()];
  const values = read.valuesOf(column);
  const split = column.isList || values.is !== "text" ? null : values.split;
  const written = (register: string | null, type: string | null): EndGuess["take"] => {
    const more = {
      ...(split !== null && { split }),
      ...(register !== null && { register }),
      ...(type !== null && { type }),
    };
    return Object.keys(more).length > 0
      ? { column: column.parts ?? column.name, ...more }
      : (column.parts ?? column.name);
  };
  const parts = split === null ? texts : texts.flatMap((text) => text.split(split).map((part) => part.trim()));
  const mostly = (told: "values" | "called"): ThingGuess | undefined =>
    things.find((thing) => !thing.isSource && shareIn(parts, thing[told]) >= 0.8);
  const byKey = mostly("values");
  const target = byKey ?? mostly("called");
  if (target) {
    const absent = parts.filter((text) => !(byKey === undefined ? target.called : target.values).has(text)).length;
    const why = `refers to ${baseOf(target.read.sheet.table.name)}${absent > 0 ? `, which lacks ${absent} of ${parts.length}; \`--new\` makes them` : ""}`;
    return {
      ...plainPart(column, why, written(byKey === undefined ? null : target.register, absent > 0 ? target.type : null)),
      column,
      types: [target.type],
    };
  }
  const own = known.typeOf(texts);
  if (own !== null && about.length === 0)
    return { ...plainPart(column, "the project knows them", written(null, own)), column, types: [own] };
  const type = same ?? {
    type: typeOfColumn(read, column, known).type,
    register: registerOf(column, same !== null || isSide),
  };
  const isId = isCode(column);
  const register = isId ? type.register : null;
  const reason = same ? "of the same kind as the other end" : typeOfColumn(read, column, known).why;
  const thing = thingOf(read, column, { type: type.type, why: reason }, about, isId, register);
  made.push(thing);
  const take = register === null ? (column.parts ?? column.name) : { column: column.name, register };
  return { ...plainPart(column, "", take), column, types: [type.type] };
}

/** The sources that a column names. */
export function sourceOf(read: Read, column: Column): ThingGuess {
  const guess = { type: "source", why: "each text is a source" };
  const url =
    read.valuesOf(column).is === "url" ? [{ ...fieldOf(read, column), column: { ...column, name: "url" } }] : [];
  const filled = column.filled < read.sheet.rows ? [column.name] : [];
  return { ...thingOf(read, column, guess, [], false, null), fields: url, filled, isSource: true };
}
