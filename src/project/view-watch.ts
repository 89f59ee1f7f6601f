import { asOf } from "../corroborate/as-of.ts";
import type { Voices } from "../corroborate/voices.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Fact } from "../model/fact.ts";
import { pointerTo } from "../model/pointer.ts";
import type { View } from "../model/project.ts";
import { type BlocTie, membersBy, tiesOfFact } from "../query/blocs.ts";
import { namedIn } from "../query/ends.ts";
import { nearest } from "../text/nearest.ts";
import { PROJECT_FILE } from "./keys.ts";
import type { ProjectFile, ViewUse } from "./read-project.ts";
import { daysOf, isTold, namesOf, type ViewScope, viewFacts } from "./view-facts.ts";

/**
 * What facts, taken one by one, were seen to fill views with. Plain text, so that parts of a project can be put together. Of a view of a bloc
 * that can only be told of them all: so each part notes whom its facts would show, and who belongs to whom.
 */
export type Sighting =
  | `view ${number}`
  | `fact ${string}`
  | `view ${number} names ${string}`
  | `view ${number} ties ${string} ${string}`;

/** Looks at facts, and notes which views show one and which facts that a view names exist. */
export function watchViews(
  views: readonly View[],
  scope: ViewScope,
): { add(fact: Fact): void; seen(): readonly Sighting[] } {
  const { schema, voices, typeOf } = scope;
  const seen = new Set<Sighting>();
  const named = new Set(views.flatMap(({ facts }) => facts));
  const watched = views.map((view) => viewFacts(view, scope));
  const noteTies = (n: number, view: View, fact: Fact): void => {
    const ties = tiesOfFact(fact, schema, typeOf);
    if (ties.length === 0 || !mayHold(view, fact, voices)) return;
    for (const { member, owner } of ties) seen.add(`view ${n} ties ${member} ${owner}`);
  };
  return {
    add(fact) {
      if (views.length === 0) return;
      for (const id of namesOf(fact)) if (named.has(id)) seen.add(`fact ${id}`);
      for (const [n, shows] of watched.entries()) {
        const view = views[n];
        if (view?.bloc !== undefined) noteTies(n, view, fact);
        if (view === undefined || seen.has(`view ${n}`) || shows(fact) === null) continue;
        if (view.bloc === undefined || isTold(view, fact)) seen.add(`view ${n}`);
        else for (const id of namedIn(schema, fact)) seen.add(`view ${n} names ${id}`);
      }
    },
    seen: () => [...seen],
  };
}

/** Whether a tie may hold on the day of a view's clocks. One without a date may. */
function mayHold(view: View, fact: Fact, voices: Voices): boolean {
  if (view.clocks === null) return true;
  const { facts, undated } = asOf([fact], voices, daysOf(view));
  return facts.length > 0 || undated.alone.length > 0;
}

/** Whether a view of a bloc shows something, by what all parts of a project noted. */
function showsBloc(n: number, of: string, seen: Iterable<Sighting>, spoken: Iterable<BlocTie>): boolean {
  const ties = [...spoken];
  const shown = new Set<string>();
  for (const one of seen) {
    const [, at, what, id = "", owner = ""] = one.split(" ");
    if (at !== String(n)) continue;
    if (what === "names") shown.add(id);
    if (what === "ties") ties.push({ member: id, owner, fact: null });
  }
  return shown.has(of) || [...membersBy(ties, of).keys()].some((id) => shown.has(id));
}

/** What of a project tells whether its views are filled, asked for where it is needed. */
export interface ViewGrounds {
  /** The ids of facts that could have been meant. */
  readonly ids: () => Iterable<string>;
  /** For whom entities speak. */
  readonly spoken: () => Iterable<BlocTie>;
}

/** Views that show nothing, and facts that they name in vain. */
export function checkViews(
  { project, uses }: ProjectFile,
  seen: ReadonlySet<Sighting>,
  { ids, spoken }: ViewGrounds,
): readonly Finding[] {
  const lost = uses.filter(({ of, id }) => of === "fact" && !seen.has(`fact ${id}`));
  const isLost = ({ facts }: View): boolean => facts.some((id) => !seen.has(`fact ${id}`));
  const empty = project.views.flatMap((view, n): Finding[] => {
    if (seen.has(`view ${n}`) || isLost(view)) return [];
    if (view.bloc !== undefined && showsBloc(n, view.bloc, seen, spoken())) return [];
    const pointer = pointerTo(pointerTo("/views", n), "id");
    return [finding("empty-view", { id: view.id }, { file: PROJECT_FILE, pointer, on: "value" })];
  });
  return [...lost.map((use) => unknownFact(use, ids())), ...empty];
}

/** An id may lack its last part: the key qualifiers, which tell facts with the same ends apart. */
function unknownFact({ id, pointer }: ViewUse, ids: Iterable<string>): Finding {
  const place = { file: PROJECT_FILE, pointer, on: "value" } as const;
  const all = [...ids];
  const meant = all.find((one) => one.startsWith(`${id}.`)) ?? nearest(id, all);
  if (meant === undefined) return finding("unknown-fact", { id }, place);
  return finding("unknown-fact", { id }, place, {
    hint: `did you mean \`${meant}\`?`,
    fix: [{ place, newText: meant }],
  });
}
