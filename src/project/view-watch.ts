import { accountOf, asToldBy, compareAccounts } from "../corroborate/accounts.ts";
import { asOf } from "../corroborate/as-of.ts";
import { rollup } from "../corroborate/rollup.ts";
import type { Voices } from "../corroborate/voices.ts";
import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Fact } from "../model/fact.ts";
import { pointerTo } from "../model/pointer.ts";
import type { View, ViewLens } from "../model/project.ts";
import type { Schema } from "../model/schema.ts";
import { heardOn, isContested, isSingleVoiced, isSupported } from "../query/conditions.ts";
import { nearest } from "../text/nearest.ts";
import { PROJECT_FILE } from "./keys.ts";
import type { ProjectFile, ViewUse } from "./read-project.ts";

/** What facts, taken one by one, were seen to fill views with. Plain text, so that parts of a project can be put together. */
export type Sighting = `view ${number}` | `fact ${string}`;

/** Looks at facts, and notes which views show one and which facts that a view names exist. */
export function watchViews(
  views: readonly View[],
  schema: Schema,
  voices: Voices,
): { add(fact: Fact): void; seen(): readonly Sighting[] } {
  const seen = new Set<Sighting>();
  const named = new Set(views.flatMap(({ facts }) => facts));
  const watched = views.map((view) => watcherOf(view, schema, voices));
  return {
    add(fact) {
      if (named.has(fact.id)) seen.add(`fact ${fact.id}`);
      for (const [n, shows] of watched.entries()) {
        if (!seen.has(`view ${n}`) && shows(fact)) seen.add(`view ${n}`);
      }
    },
    seen: () => [...seen],
  };
}

/** Cheap questions come first: nearly all facts fail them. */
function watcherOf(view: View, schema: Schema, voices: Voices): (fact: Fact) => boolean {
  const { relations, families, facts, support, contested, single, sources, clocks, lens } = view;
  const among = new Set(view.entities);
  const told = new Set(view.voices);
  const isKind = ({ type }: Fact): boolean =>
    (relations.length === 0 && families.length === 0) ||
    relations.includes(type) ||
    families.includes(schema.relations[type]?.family ?? "");
  const days = {
    ...(clocks?.true_on ? { trueOn: clocks.true_on } : {}),
    ...(clocks?.known_on ? { knownOn: clocks.known_on } : {}),
  };
  return (fact) => {
    if (fact.object === null) return false;
    if (facts.includes(fact.id)) return true;
    if (among.size > 0 && !(among.has(fact.subject) && among.has(fact.object))) return false;
    if (!isKind(fact)) return false;
    if (sources.length > 0 && !fact.claims.some(({ source }) => source !== null && sources.includes(source)))
      return false;
    const [inForce] = clocks === null ? [fact] : asOf([fact], voices, days).facts;
    if (inForce === undefined && !clocks?.undated) return false;
    const own = throughLens(inForce ?? fact, lens, voices);
    if (own === null) return false;
    const shown = { ...own, rollup: rollup(own, voices) };
    if (support !== null && !isSupported(shown, support)) return false;
    if ((contested && !isContested(shown)) || (single && !isSingleVoiced(shown))) return false;
    return told.size === 0 || heardOn(shown).some((id) => told.has(id));
  };
}

/** The fact as a lens lets it be seen; null where it leaves it out. */
function throughLens(fact: Fact, lens: ViewLens | null, voices: Voices): Fact | null {
  if (lens === null) return fact;
  const { a, b, show } = lens;
  if (b === null || show !== "difference") return asToldBy(fact, show === "b" && b !== null ? b : a, voices);
  const verdict = compareAccounts(accountOf(fact, a, voices), accountOf(fact, b, voices));
  return verdict === null || verdict === "agree" ? null : fact;
}

/** Views that show nothing, and facts that they name in vain. `ids`: the facts that could have been meant. */
export function checkViews(
  { project, uses }: ProjectFile,
  seen: ReadonlySet<Sighting>,
  ids: () => Iterable<string> = () => [],
): readonly Finding[] {
  const lost = uses.filter(({ of, id }) => of === "fact" && !seen.has(`fact ${id}`));
  const isLost = ({ facts }: View): boolean => facts.some((id) => !seen.has(`fact ${id}`));
  const empty = project.views.flatMap((view, n): Finding[] => {
    if (seen.has(`view ${n}`) || isLost(view)) return [];
    const pointer = pointerTo(pointerTo("/views", n), "id");
    return [finding("empty-view", { id: view.id }, { file: PROJECT_FILE, pointer, on: "value" })];
  });
  return [...lost.map((use) => unknownFact(use, ids())), ...empty];
}

function unknownFact({ id, pointer }: ViewUse, ids: Iterable<string>): Finding {
  const place = { file: PROJECT_FILE, pointer, on: "value" } as const;
  const meant = nearest(id, ids);
  if (meant === undefined) return finding("unknown-fact", { id }, place);
  return finding("unknown-fact", { id }, place, {
    hint: `did you mean \`${meant}\`?`,
    fix: [{ place, newText: meant }],
  });
}
