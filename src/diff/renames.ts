import type { Claim, QualifierValue } from "../model/claim.ts";
import type { Dataset } from "../model/dataset.ts";
import type { Fact } from "../model/fact.ts";
import { withIdsIn } from "../model/ids.ts";
import { isRef } from "../model/kinds/index.ts";
import type { Field } from "../model/schema.ts";
import type { Side } from "./side.ts";

/** An entity or a fact that has another id now, which says what the old one was. */
export interface Rename {
  readonly of: "entity" | "fact";
  readonly from: string;
  readonly to: string;
}

/** Ids of the first dataset that the second gives as former ones, and has no longer. Where several became one, or one became several, none is renamed. */
export function renamesIn(a: Dataset, b: Dataset): readonly Rename[] {
  const find = (of: Rename["of"], before: readonly HasFormer[], after: readonly HasFormer[]): readonly Rename[] => {
    if (before === after) return [];
    const [old, now] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))];
    const found = after.flatMap(({ id, former_ids = [] }) => {
      const from = old.has(id) ? [] : former_ids.filter((former) => old.has(former) && !now.has(former));
      return from.length === 1 && from[0] !== undefined ? [{ of, from: from[0], to: id }] : [];
    });
    const times = new Map<string, number>();
    for (const { former_ids = [] } of after)
      for (const former of new Set(former_ids)) times.set(former, (times.get(former) ?? 0) + 1);
    return found.filter(({ from }) => times.get(from) === 1);
  };
  return [...find("entity", a.entities, b.entities), ...find("fact", a.facts, b.facts)];
}

interface HasFormer {
  readonly id: string;
  readonly former_ids?: readonly string[];
}

/** A dataset with new ids for old ones, and with the old ones among the former: as if nothing had been done but to rename. */
export function renameIn({ dataset, voices }: Side, renames: readonly Rename[]): Side {
  if (renames.length === 0) return { dataset, voices };
  const idsOf = (of: Rename["of"], backwards: boolean): ReadonlyMap<string, string> => {
    const own = renames.filter((one) => one.of === of);
    return new Map(own.map(({ from, to }) => (backwards ? [to, from] : [from, to])));
  };
  const [entityIds, factIds] = [idsOf("entity", false), idsOf("fact", false)];
  const now = (id: string): string => entityIds.get(id) ?? id;
  // Most ids of facts are made of the ids of entities.
  const factNow = (id: string): string => factIds.get(id) ?? withIdsIn(id, now);
  const fileNow = (file: string): string =>
    file.replace(/[^/]+(?=\.yaml$)/, (name) => entityIds.get(name) ?? factIds.get(name) ?? name);
  const orNull = (id: string | null): string | null => (id === null ? null : now(id));
  const values = <T extends Readonly<Record<string, QualifierValue>>>(
    own: T,
    fields: Readonly<Record<string, Field>> | undefined,
  ): Readonly<Record<string, QualifierValue>> =>
    Object.fromEntries(
      Object.entries(own).map(([name, value]) => {
        const field = fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
        const one = (id: unknown): unknown => (typeof id === "string" ? now(id) : id);
        return [
          name,
          isRef(field?.type) ? ((Array.isArray(value) ? value.map(one) : one(value)) as QualifierValue) : value,
        ];
      }),
    );
  const { schema } = dataset;
  const facts = dataset.facts.map((fact): Fact => {
    const fields = schema.relations[fact.type]?.qualifiers;
    const id = factNow(fact.id);
    const claim = (one: Claim): Claim => ({
      ...one,
      id: `${id}${one.id.slice(fact.id.length)}`,
      fact: id,
      by: orNull(one.by),
      source: orNull(one.source),
      relays: one.relays.map(now),
      says: values(one.says, fields),
    });
    // Every list of ids in a roll-up, those that will be added to it too.
    const rolled = Object.entries(fact.rollup).map(([key, value]) => {
      const isList = Array.isArray(value) && value.every((one) => typeof one === "string");
      return [key, isList ? value.map(factNow).sort() : value];
    });
    return {
      ...fact,
      id,
      subject: now(fact.subject),
      object: orNull(fact.object),
      qualifiers: values(fact.qualifiers, fields),
      claims: fact.claims.map(claim),
      rollup: { ...fact.rollup, ...(Object.fromEntries(rolled) as Partial<Fact["rollup"]>) },
      file: fileNow(fact.file),
      ...(factIds.has(fact.id) && { former_ids: [...(fact.former_ids ?? []), fact.id] }),
    };
  });
  const entities = dataset.entities.map((entity) => ({
    ...entity,
    id: now(entity.id),
    file: fileNow(entity.file),
    not_same_as: entity.not_same_as.map(now),
    aliases: entity.aliases.map((alias) => ({ ...alias, used_by: orNull(alias.used_by) })),
    attributes: values(entity.attributes, schema.entities[entity.type]?.attributes),
    former_ids: entityIds.has(entity.id) ? [...entity.former_ids, entity.id] : entity.former_ids,
  }));
  const back = idsOf("entity", true);
  const then = (id: string): string => back.get(id) ?? id;
  return {
    dataset: { ...dataset, facts, entities },
    voices: {
      ...voices,
      roots: (id) => voices.roots(then(id)).map(now).sort(),
      speakers: (id) => voices.speakers(then(id)).map(now),
      isOpinion: (id) => voices.isOpinion(then(id)),
      published: (id) => voices.published(then(id)),
    },
  };
}
