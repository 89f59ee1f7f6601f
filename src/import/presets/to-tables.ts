import { toId } from "../../model/ids.ts";
import { addTo } from "../../model/lists-by-key.ts";
import { compareText } from "../../model/order.ts";
import { hashOf } from "../../text/hash.ts";
import { NOTHING } from "../map/read-take.ts";
import type { EntityRule, RelationRule, Take } from "../map/take.ts";
import type { Table } from "../tables/table.ts";
import type { ClaimDraft, EntityDraft } from "./drafts.ts";
import type { Origin, ValuePath } from "./origin.ts";
import type { SchemaPlan, TypePlan } from "./plan-schema.ts";

/** Rows of one rule, for the machinery that reads tables. */
interface RuleOfRows<R> {
  readonly rule: R;
  readonly tables: readonly Table[];
}

interface Cell {
  readonly value: string | readonly string[];
  readonly path: ValuePath;
}

interface DraftRow {
  readonly from: Origin;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** The entities of a preset as tables, one for each file and each kind that is counted. */
export function entityTables(
  drafts: readonly EntityDraft[],
  plan: SchemaPlan,
  register: string,
): readonly RuleOfRows<EntityRule>[] {
  const slugs = slugsOf(drafts);
  return grouped(drafts, ({ counted, type }) => `${counted}\0${type.name}`).map((group) => {
    const [{ counted, type }] = group;
    const planned = plan.entities.get(type.name);
    const rows = group.map((draft): DraftRow => ({ from: draft.from, cells: entityCells(draft, planned, slugs) }));
    const columns = columnsOf(rows);
    const taken = takesOf(columns);
    const rule: EntityRule = {
      name: ruleName(counted, group, drafts),
      ...{ file: null, sheet: null, rows: {}, filled: [], pointer: "" },
      type: { ...NOTHING, value: planned?.name ?? type.name },
      id: take("id"),
      slug: take("slug"),
      ours: columns.includes("ours") ? take("ours") : null,
      register,
      title: take("name"),
      alias: columns.includes("alias") ? [take("alias")] : [],
      description: columns.includes("description") ? take("description") : null,
      identifiers: taken("identifiers."),
      names: taken("names."),
      attributes: taken("field.", register),
    };
    return { rule, tables: tablesOf(rule.name, rows, columns) };
  });
}

/** The claims of a preset, in the same way. */
export function claimTables(
  drafts: readonly ClaimDraft[],
  plan: SchemaPlan,
  register: string,
): readonly RuleOfRows<RelationRule>[] {
  return grouped(drafts, ({ counted, type, isLocated }) => `${counted}\0${type.name}\0${isLocated}`).map((group) => {
    const [{ counted, type, isLocated }] = group;
    const planned = plan.relations.get(type.name);
    const rows = group.map((draft): DraftRow => ({ from: draft.from, cells: claimCells(draft, planned) }));
    const columns = columnsOf(rows);
    const taken = takesOf(columns);
    const rule: RelationRule = {
      name: ruleName(counted, group, drafts),
      ...{ file: null, sheet: null, rows: {}, filled: [], pointer: "", value: null, start: null, end: null },
      type: { ...NOTHING, value: planned?.name ?? type.name },
      key: take("key"),
      isLocated,
      from: take("from", register),
      to: take("to", register),
      when: columns.includes("when") ? take("when") : null,
      spell: columns.includes("spell") ? take("spell") : null,
      qualifiers: taken("field.", register),
      claim: taken("says.", register),
    };
    return { rule, tables: tablesOf(rule.name, rows, columns, ["from", "to"]) };
  });
}

function entityCells(
  draft: EntityDraft,
  planned: TypePlan | undefined,
  slugs: ReadonlyMap<EntityDraft, string>,
): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const put = (column: string, value: Cell["value"] | null, path: ValuePath = []): void => {
    if (value !== null && value.length > 0) cells.set(column, { value, path });
  };
  put("id", draft.id);
  put("slug", slugs.get(draft) ?? draft.name);
  put("ours", draft.ours);
  put("name", draft.name, ["name"]);
  put("alias", draft.aliases);
  put("description", draft.description, ["description"]);
  for (const [name, text] of Object.entries(draft.identifiers)) put(`identifiers.${name}`, text);
  for (const [tag, text] of Object.entries(draft.names)) put(`names.${tag}`, text);
  for (const [name, value] of Object.entries(draft.attributes)) put(`field.${name}`, value);
  putValues(draft, planned, put);
  return cells;
}

function claimCells(draft: ClaimDraft, planned: TypePlan | undefined): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  const put = (column: string, value: Cell["value"] | null, path: ValuePath = []): void => {
    if (value !== null && value.length > 0) cells.set(column, { value, path });
  };
  put("key", draft.key);
  put("from", draft.subject, draft.paths.subject);
  put("to", draft.object, draft.paths.object);
  put("when", draft.when);
  put("spell", draft.spell);
  for (const [name, value] of Object.entries(draft.qualifiers)) put(`field.${name}`, value);
  for (const [name, value] of Object.entries(draft.says)) put(`says.${name}`, value);
  putValues(draft, planned, put);
  return cells;
}

function putValues(
  { values }: EntityDraft | ClaimDraft,
  planned: TypePlan | undefined,
  put: (column: string, value: Cell["value"], path: ValuePath) => void,
): void {
  for (const [property, { texts, path }] of Object.entries(values)) {
    const name = planned?.names.get(property);
    const [only] = texts;
    if (name !== undefined && only !== undefined) put(`field.${name}`, texts.length === 1 ? only : texts, path);
  }
}

/** What each new id is made of: the origin's id, or, where that is a number for machines, the name. */
function slugsOf(drafts: readonly EntityDraft[]): ReadonlyMap<EntityDraft, string> {
  const readable = (draft: EntityDraft): string => {
    if (draft.ours !== null) return draft.ours;
    if (!FOR_MACHINES.test(draft.id)) return draft.id;
    return toId(draft.name) === "" ? `${draft.type.name} ${shortOf(draft.id)}` : draft.name;
  };
  const counts = new Map<string, number>();
  for (const draft of drafts) {
    const id = toId(readable(draft));
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return new Map(
    drafts.map((draft) => {
      const slug = readable(draft);
      return [draft, (counts.get(toId(slug)) ?? 0) > 1 ? `${slug} ${shortOf(draft.id)}` : slug];
    }),
  );
}

/** A UUID, or the hash of something. */
const FOR_MACHINES = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|[0-9a-f]{24,}/i;

function shortOf(id: string): string {
  return hashOf(id).toString(36);
}

function take(column: string, register: string | null = null): Take {
  return { ...NOTHING, value: null, columns: [column], register };
}

function takesOf(columns: readonly string[]): (prefix: string, register?: string) => Readonly<Record<string, Take>> {
  return (prefix, register) =>
    Object.fromEntries(
      columns.flatMap((column) =>
        column.startsWith(prefix) ? [[column.slice(prefix.length), take(column, register)]] : [],
      ),
    );
}

type Group<T> = readonly [T, ...T[]];

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    addTo(groups, key, item);
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
}

/** What the origin calls them; with our type where that alone would be the name of several rules. */
function ruleName<T extends EntityDraft | ClaimDraft>(counted: string, [first]: Group<T>, all: readonly T[]): string {
  const isOnly = all.every(({ counted: one, type }) => one !== counted || type.name === first.type.name);
  return isOnly ? counted : `${counted}: ${first.type.label}`;
}

function columnsOf(rows: readonly DraftRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
}

function tablesOf(
  rule: string,
  rows: readonly DraftRow[],
  found: readonly string[],
  needed: readonly string[] = [],
): readonly Table[] {
  const columns = [...new Set([...found, ...needed])];
  return grouped(rows, ({ from }) => from.file).map((own) => ({
    name: own[0].from.file,
    rule,
    columns,
    findings: [],
    async *rows() {
      for (const { from, cells } of own) {
        yield {
          line: from.line,
          cells: columns.map((column) => cells.get(column)?.value ?? null),
          place: (column: number) => from.place(cells.get(columns[column] ?? "")?.path ?? []),
        };
      }
    },
  }));
}
