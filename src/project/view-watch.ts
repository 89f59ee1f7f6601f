import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import type { Fact } from "../model/fact.ts";
import { pointerTo } from "../model/pointer.ts";
import type { View } from "../model/project.ts";
import { nearest } from "../text/nearest.ts";
import { PROJECT_FILE } from "./keys.ts";
import type { ProjectFile, ViewUse } from "./read-project.ts";
import { namesOf, type ViewScope, viewFacts } from "./view-facts.ts";

/** What facts, taken one by one, were seen to fill views with. Plain text, so that parts of a project can be put together. */
export type Sighting = `view ${number}` | `fact ${string}`;

/** Looks at facts, and notes which views show one and which facts that a view names exist. */
export function watchViews(
  views: readonly View[],
  scope: ViewScope,
): { add(fact: Fact): void; seen(): readonly Sighting[] } {
  const seen = new Set<Sighting>();
  const named = new Set(views.flatMap(({ facts }) => facts));
  const watched = views.map((view) => viewFacts(view, scope));
  return {
    add(fact) {
      for (const id of namesOf(fact)) if (named.has(id)) seen.add(`fact ${id}`);
      for (const [n, shows] of watched.entries()) {
        if (!seen.has(`view ${n}`) && shows(fact) !== null) seen.add(`view ${n}`);
      }
    },
    seen: () => [...seen],
  };
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
