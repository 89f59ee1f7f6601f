import { accountOf, asToldBy, compareAccounts, type Verdict } from "../corroborate/accounts.ts";
import { asOf, type Clocks } from "../corroborate/as-of.ts";
import { rollup } from "../corroborate/rollup.ts";
import type { Voices } from "../corroborate/voices.ts";
import { daysOfView } from "../model/clock.ts";
import type { Fact } from "../model/fact.ts";
import type { View, ViewLens } from "../model/project.ts";
import { quietTypes, type Schema } from "../model/schema.ts";
import { isContested, isSingleVoiced, isSupported } from "../query/filter/conditions.ts";
import { factMeets } from "../query/filter/end-conditions.ts";
import { heardOn } from "../query/heard-on.ts";

/** What tells whether a view shows a fact. */
export interface ViewScope {
  readonly schema: Schema;
  readonly voices: Voices;
  /** The type of an entity. */
  readonly typeOf: (id: string) => string | undefined;
  /** Whether an entity meets a condition on its attributes. */
  readonly meets: (condition: string) => (id: string) => boolean;
}

/**
 * Which facts a view shows, whatever its bloc: each as its clocks and its lens let it be seen, rolled up anew; null for one that the view leaves
 * out. Cheap questions come first: nearly all facts fail them.
 */
export function viewFacts(view: View, { schema, voices, typeOf, meets }: ViewScope): (fact: Fact) => Fact | null {
  const { relations, families, support, contested, single, sources, clocks, lens } = view;
  const among = new Set(view.entities);
  const heard = new Set(view.voices);
  const isAll = relations.length === 0 && families.length === 0;
  const isKind = ({ type }: Fact): boolean =>
    isAll
      ? schema.relations[type]?.background !== true
      : relations.includes(type) || families.includes(schema.relations[type]?.family ?? "");
  const quiet = quietTypes(schema);
  // A view that names a source or a thesis wants to see it.
  for (const id of view.entities) quiet.delete(typeOf(id) ?? "");
  const isQuiet = (id: string): boolean => quiet.has(typeOf(id) ?? "");
  const tests = (view.where ?? []).map(({ ends, text }) => factMeets(schema, ends, meets(text)));
  const days = daysOf(view);
  const asSeen = (fact: Fact): Fact | null => {
    const [inForce] = clocks === null ? [fact] : asOf([fact], voices, days).facts;
    if (inForce === undefined) return null;
    const own = throughLens(inForce, lens, voices);
    return own && { ...own, rollup: rollup(own, voices) };
  };
  return (fact) => {
    if (fact.object === null) return null;
    if (isTold(view, fact)) return asSeen(fact) ?? fact;
    if (among.size > 0 && !(among.has(fact.subject) && among.has(fact.object))) return null;
    if (!isKind(fact) || isQuiet(fact.subject) || isQuiet(fact.object)) return null;
    if (!tests.every((test) => test(fact))) return null;
    if (sources.length > 0 && !fact.claims.some(({ source }) => source !== null && sources.includes(source)))
      return null;
    const shown = asSeen(fact);
    if (shown === null) return null;
    if (support !== null && !isSupported(shown, support)) return null;
    if ((contested && !isContested(shown)) || (single && !isSingleVoiced(shown))) return null;
    return heard.size === 0 || heardOn(shown).some((id) => heard.has(id)) ? shown : null;
  };
}

/** What a view's clocks are set to; empty while they are off. */
export function daysOf({ clocks }: View): Clocks {
  return clocks === null ? {} : { ...daysOfView(clocks), undated: clocks.undated };
}

/** Whether a view tells a fact in words: it is shown whatever else is asked. */
export function isTold({ facts }: View, fact: Fact): boolean {
  return facts.length > 0 && namesOf(fact).some((id) => facts.includes(id));
}

/** The ids by which a view may name a fact: its own, and those that it used to have. */
export function namesOf({ id, former_ids }: Fact): readonly string[] {
  return former_ids === undefined ? [id] : [id, ...former_ids];
}

/** How the two voices of a view's lens differ on a fact; null where it compares none, or neither speaks of it. */
export function viewVerdict({ lens }: View, fact: Fact, voices: Voices): Verdict | null {
  if (lens === null || lens.b === null || lens.show !== "difference") return null;
  return compareAccounts(accountOf(fact, lens.a, voices), accountOf(fact, lens.b, voices));
}

/** The fact as a lens lets it be seen; null where it leaves it out. */
function throughLens(fact: Fact, lens: ViewLens | null, voices: Voices): Fact | null {
  if (lens === null) return fact;
  const { a, b, show } = lens;
  if (b === null || show !== "difference") return asToldBy(fact, show === "b" && b !== null ? b : a, voices);
  const verdict = compareAccounts(accountOf(fact, a, voices), accountOf(fact, b, voices));
  return verdict === null || verdict === "agree" ? null : fact;
}
