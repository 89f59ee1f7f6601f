import { CLOCK_NAMES, type ClockName, isClockSet } from "../../src/model/clock.ts";
import { count, grouped } from "../../src/wording/counts.ts";
import { endConditionText } from "../../src/wording/filters/end-conditions.ts";
import { withinText } from "../../src/wording/filters/ranges.ts";
import { enumerate } from "../../src/wording/lists.ts";
import { ofBlocText } from "../../src/wording/picture/blocs.ts";
import { foldedCount } from "../../src/wording/picture/folds.ts";
import type { ViewState } from "../state/view-state.ts";
import type { Atlas } from "./atlas.ts";
import { nameOf } from "./atlas.ts";
import { blocOf } from "./bloc.ts";
import { endTestsOf } from "./end-conditions.ts";
import type { Group } from "./fold/group.ts";
import type { Seen } from "./seen.ts";
import type { Shown } from "./shown.ts";
import { shownRows } from "./shown-rows.ts";

/**
 * What is shown and what is hidden, in plain words. The numbers are those of the rows, less what a graph cannot draw, which is said.
 *
 * @param drawn what is shown, with what is folded as one node
 */
export function sentenceOf(
  atlas: Atlas,
  state: ViewState,
  seen: Seen,
  shown: Shown,
  drawn: Shown = shown,
): { shows: string; hides: string } {
  const rows = shownRows(atlas, shown, state.focus !== null);
  const isGraph = state.view === "graph" || (state.view === "story" && state.arrange !== null);
  const groups = isGraph ? [...drawn.groups.values()] : [];
  const within = isGraph ? shown.drawn - drawn.drawn : 0;
  const [entities, facts] = isGraph ? [shown.nodes.size, drawn.drawn] : [rows.entities.length, rows.facts.length];
  const shows = [
    `${count(entities, "entity", "entities")} and ${count(facts, "fact")}`,
    ...(state.focus ? [`within ${count(state.focus.depth, "step")} of ${names(atlas, state.focus.ids)}`] : []),
    ...foldedWords(groups),
    ...rangeWords(state.filters),
    ...conditionWords(atlas, state.filters),
    ...blocWords(atlas, seen, state.filters),
    ...clockWords(state),
    ...lensWords(atlas, state),
  ].join(", ");
  const hides = [
    notDrawn(rows.entities.length - entities, rows.facts.length - facts - within),
    within > 0 ? `Within the groups: ${count(within, "fact")}.` : "",
    hiddenWords(atlas, state, seen, shown),
  ];
  return { shows: `${shows}.`, hides: hides.filter((words) => words !== "").join(" ") };
}

function foldedWords(groups: readonly Group[]): string[] {
  const members = groups.reduce((sum, group) => sum + group.members.length, 0);
  return groups.length === 0 ? [] : [foldedCount(members, groups.length)];
}

/** Facts that take a value draw no edge, and entities with no other facts no node. */
function notDrawn(entities: number, facts: number): string {
  const parts = [
    ...(entities > 0 ? [count(entities, "entity", "entities")] : []),
    ...(facts > 0 ? [count(facts, "fact")] : []),
  ];
  return parts.length === 0 ? "" : `In the table only: ${parts.join(" and ")}.`;
}

const CLOCK_WORDS: Readonly<Record<ClockName, string>> = {
  trueOn: "in force on",
  knownOn: "as far as was said by",
};

function clockWords({ clocks }: ViewState): string[] {
  return CLOCK_NAMES.flatMap((name) => (clocks[name] ? [`${CLOCK_WORDS[name]} ${clocks[name]}`] : []));
}

function rangeWords({ during, said }: ViewState["filters"]): string[] {
  return [...(during ? [withinText("during", during)] : []), ...(said ? [withinText("said", said)] : [])];
}

function conditionWords(atlas: Atlas, { where }: ViewState["filters"]): string[] {
  const { wrong } = endTestsOf(atlas, where);
  return where.flatMap((one) => (wrong.has(one) ? [] : endConditionText(one.ends, one.text)));
}

function blocWords(atlas: Atlas, seen: Seen, { bloc }: ViewState["filters"]): string[] {
  const found = blocOf(atlas, seen, bloc);
  return found ? [ofBlocText(nameOf(atlas, found.of))] : [];
}

function lensWords(atlas: Atlas, { lens }: ViewState): string[] {
  if (!lens) return [];
  const [a, b] = [nameOf(atlas, lens.a), lens.b ? nameOf(atlas, lens.b) : ""];
  if (lens.show === "difference" && b) return [`where ${a} and ${b} differ`];
  return [`as told by ${lens.show === "b" && b ? b : a}`];
}

function hiddenWords(atlas: Atlas, state: ViewState, seen: Seen, shown: Shown): string {
  const { hiddenBy } = shown;
  const parts: string[] = [];
  const say = (n: number | undefined, words: string): void => {
    if (n) parts.push(`${grouped(n)} ${words}`);
  };
  const background = countBackground(atlas, seen, state);
  say(background, "about the sources themselves");
  say((hiddenBy.get("relations") ?? 0) - background, "of relations switched off");
  say(hiddenBy.get("entities"), "about others than those chosen");
  say(hiddenBy.get("types"), "of entity types switched off");
  say(hiddenBy.get("where"), "of entities with other attributes");
  say(hiddenBy.get("bloc"), "not about the bloc");
  say(hiddenBy.get("support"), "with less support");
  say(hiddenBy.get("contested"), "uncontested");
  say(hiddenBy.get("changed"), "unchanged");
  say(hiddenBy.get("during"), "not true within these dates");
  say(hiddenBy.get("said"), "of which no one spoke within these dates");
  say(hiddenBy.get("single"), "that rest on more than one voice, or none");
  say((hiddenBy.get("sources") ?? 0) + (hiddenBy.get("voices") ?? 0), "of other sources or voices");
  const { clocks } = state;
  if (isClockSet(clocks)) {
    say(seen.outOfTime, "of another time");
    say(seen.undated, `without a date are ${clocks.undated ? "kept" : "left out, wholly or in part"}`);
  }
  say(seen.outOfLens, "that the lens leaves out");
  return parts.length === 0 ? "Nothing is hidden." : `Hidden: ${parts.join("; ")}.`;
}

const byType = new WeakMap<Seen, ReadonlyMap<string, number>>();

function factsByType(seen: Seen): ReadonlyMap<string, number> {
  const before = byType.get(seen);
  if (before) return before;
  const counts = new Map<string, number>();
  for (const { type } of seen.facts) counts.set(type, (counts.get(type) ?? 0) + 1);
  byType.set(seen, counts);
  return counts;
}

function countBackground(atlas: Atlas, seen: Seen, { filters }: ViewState): number {
  let n = 0;
  for (const [type, facts] of factsByType(seen)) {
    if (atlas.kinds.get(type)?.background && !filters.relations.includes(type)) n += facts;
  }
  return n;
}

function names(atlas: Atlas, ids: readonly string[]): string {
  return enumerate(
    ids.map((id) => nameOf(atlas, id)),
    2,
  );
}
