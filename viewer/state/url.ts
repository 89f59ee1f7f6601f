import { CLOCK_NAMES, type ClockName, daysSet } from "../../src/model/clock.ts";
import { dayOf } from "../../src/model/dates/calendar.ts";
import { parseTime } from "../../src/model/dates.ts";
import { SUPPORT, type Support } from "../../src/model/support.ts";
import { readConditions, writeConditions } from "./end-conditions.ts";
import { withExpansion } from "./expansions.ts";
import { foldNamed } from "./folds.ts";
import {
  ARRANGEMENTS,
  type Arrangement,
  FIRST_VIEW,
  type Lens,
  type Moved,
  NO_CLOCKS,
  NO_FILTERS,
  NO_STEPS,
  OPENED_KINDS,
  type Opened,
  type PathQuestion,
  SIZE_MEASURES,
  type Steps,
  type ViewState,
} from "./view-state.ts";

/**
 * The view as the fragment of a URL, and back. Only what differs from the first view is written, or from the step of the
 * story that it was opened with: a link to a step follows the step when its author changes it. In one order, so that equal
 * views have equal links. Reading never throws: whatever a link holds that is not a view is left out.
 */
export function toFragment(state: ViewState, digest: string, steps: Steps = NO_STEPS): string {
  const step = state.step === null ? undefined : steps.get(state.step);
  const [own, base] = [fieldsOf(state), step ? fieldsOf(step) : new Map<string, string>()];
  const out = new URLSearchParams();
  for (const key of new Set([...own.keys(), ...base.keys()])) {
    const value = own.get(key) ?? "";
    if (key === "step" || value !== (base.get(key) ?? "")) out.set(key, value);
  }
  if (digest) out.set("data", digest);
  return out.toString().replaceAll("%2C", ",").replaceAll("%7E", "~").replaceAll("%3A", ":").replaceAll("%2F", "/");
}

/** What of a view is not as in the first view, as text. */
function fieldsOf(state: ViewState): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const put = (key: string, value: string | null | undefined): void => {
    if (value) out.set(key, value);
  };
  const { filters, clocks, lens, path, table, focus, camera } = state;
  put("step", state.step);
  if (state.opened) put(state.opened.kind, state.opened.id);
  put("told", state.told.join(","));
  put("picked", state.picked.join(","));
  put("fanned", state.fanned.join(","));
  if (focus) put("focus", `${focus.ids.join(",")}~${focus.depth}`);
  put("entities", filters.entities.join(","));
  put("types", filters.types.join(","));
  put("relations", filters.relations.join(","));
  put("support", filters.support);
  put("contested", filters.contested ? "1" : null);
  put("single", filters.single ? "1" : null);
  put("changed", filters.changed ? "1" : null);
  put("during", filters.during);
  put("said", filters.said);
  put("sources", filters.sources.join(","));
  put("voices", filters.voices.join(","));
  put("where", writeConditions(filters.where));
  put("bloc", filters.bloc);
  put("isolated", filters.isolated ? "1" : null);
  for (const name of CLOCK_NAMES) put(CLOCK_IN_LINKS[name], clocks[name]);
  put("undated", clocks.undated ? "1" : null);
  put("certain", clocks.certain ? "1" : null);
  if (lens) put("lens", `${lens.a}~${lens.b ?? ""}~${lens.show}`);
  if (path?.from && path.to) put("path", `${path.from}~${path.to}~${path.by}`);
  put("view", state.view === "graph" && state.step === null ? null : state.view);
  put("list", table.kind === "facts" ? null : table.kind);
  if (table.sort) put("sort", `${table.sort.descending ? "-" : ""}${table.sort.column}`);
  put("words", table.words);
  put("theme", state.theme === "auto" ? null : state.theme);
  put("size", state.size === FIRST_VIEW.size ? null : state.size);
  if (state.arrange) put("arrange", [state.arrange.by, ...state.arrange.of].join("~"));
  if (camera) put("camera", [camera.x, camera.y, camera.ratio].map((n) => n.toFixed(4)).join(","));
  put("moved", placed(state.moved).join(","));
  put("expand", state.expanded.map(({ from, added }) => [from, ...placed(added)].join("~")).join(","));
  put("folded", state.folded.join(","));
  put("embed", state.embed ? "1" : null);
  return out;
}

const CLOCK_IN_LINKS: Readonly<Record<ClockName, string>> = { trueOn: "true", knownOn: "known" };

/** What of a link names entities and facts: one that was made before a rename still leads there. */
const NAMES_IDS: ReadonlySet<string> = new Set([
  ...OPENED_KINDS,
  ...[
    "told",
    "picked",
    "fanned",
    "focus",
    "entities",
    "sources",
    "voices",
    "bloc",
    "lens",
    "path",
    "moved",
    "expand",
    "folded",
  ],
]);
const LONGEST = 20_000;

/** What a link may hold that says nothing of what to look at. */
const MANNERS: ReadonlySet<string> = new Set(["theme", "embed"]);

/**
 * A link that says nothing of what to look at opens the first step of the story, where there is one.
 *
 * @param fragment with or without its `#`. @param query the page's own `?...`, where `embed` may be.
 * @param presentId the id that something has now, by one that it used to have
 */
export function fromFragment(
  fragment: string,
  query = "",
  steps: Steps = NO_STEPS,
  presentId: (id: string) => string = (id) => id,
): ViewState {
  const written = new URLSearchParams(fragment.replace(/^#/, ""));
  for (const [key, value] of [...written]) {
    if (NAMES_IDS.has(key)) written.set(key, value.slice(0, LONGEST).replace(/[a-z0-9][a-z0-9._+-]*/g, presentId));
  }
  const [first] = steps.keys();
  const isBare = [...written.keys()].every((key) => MANNERS.has(key));
  const step = written.get("step") ?? (isBare ? first : undefined);
  const base = step === undefined ? undefined : steps.get(step);
  const read = new URLSearchParams([...(base ? fieldsOf(base) : [])]);
  for (const [key, value] of written) read.set(key, value);
  // What a link opens takes the place of what its step does.
  for (const kind of OPENED_KINDS)
    if (OPENED_KINDS.some((one) => written.has(one)) && !written.has(kind)) read.delete(kind);
  return { ...viewOf(read, query), step: base && step !== undefined ? step : null };
}

function viewOf(read: URLSearchParams, query: string): ViewState {
  const [focusIds = "", depth = ""] = (read.get("focus") ?? "").split("~");
  const sort = text(read.get("sort"));
  return {
    step: null,
    told: list(read.get("told")),
    opened: readOpened(read),
    picked: list(read.get("picked")),
    fanned: list(read.get("fanned")),
    focus:
      list(focusIds).length > 0 ? { ids: list(focusIds), depth: Math.min(6, Math.max(0, Number(depth) || 1)) } : null,
    filters: {
      ...NO_FILTERS,
      entities: list(read.get("entities")),
      types: list(read.get("types")),
      relations: list(read.get("relations")),
      support: oneOf<Support>(read.get("support"), SUPPORT) ?? null,
      contested: read.get("contested") === "1",
      single: read.get("single") === "1",
      changed: read.get("changed") === "1",
      during: dates(read.get("during")),
      said: dates(read.get("said")),
      sources: list(read.get("sources")),
      voices: list(read.get("voices")),
      where: readConditions((read.get("where") ?? "").slice(0, LONGEST)),
      bloc: text(read.get("bloc")),
      isolated: read.get("isolated") === "1",
    },
    clocks: {
      ...NO_CLOCKS,
      ...daysSet(Object.fromEntries(CLOCK_NAMES.map((name) => [name, day(read.get(CLOCK_IN_LINKS[name]))]))),
      undated: read.get("undated") === "1",
      certain: read.get("certain") === "1",
    },
    lens: readLens(read.get("lens")),
    path: readPath(read.get("path")),
    view: oneOf(read.get("view"), ["story", "table"] as const) ?? "graph",
    table: {
      kind: oneOf(read.get("list"), ["facts", "claims", "entities"] as const) ?? "facts",
      sort: sort ? { column: sort.replace(/^-/, ""), descending: sort.startsWith("-") } : null,
      words: text(read.get("words")) ?? "",
    },
    theme: oneOf(read.get("theme"), ["light", "dark"] as const) ?? "auto",
    size: oneOf(read.get("size"), SIZE_MEASURES) ?? FIRST_VIEW.size,
    camera: readCamera(read.get("camera")),
    arrange: readArrangement(read.get("arrange")),
    moved: readMoved(read.get("moved")),
    expanded: readExpanded(read.get("expand")),
    folded: list(read.get("folded")).filter((name) => foldNamed(name) !== null),
    past: [],
    future: [],
    embed: read.get("embed") === "1" || new URLSearchParams(query).has("embed"),
    digest: text(read.get("data")),
  };
}

/** Whether two views deserve two steps of the browser's history: the camera and typing do not. */
export function isNewPlace(before: ViewState, after: ViewState): boolean {
  const still = {
    camera: FIRST_VIEW.camera,
    moved: FIRST_VIEW.moved,
    expanded: FIRST_VIEW.expanded,
    folded: FIRST_VIEW.folded,
    table: { ...FIRST_VIEW.table, kind: "facts" as const },
  };
  return toFragment({ ...before, ...still }, "") !== toFragment({ ...after, ...still }, "");
}

function text(value: string | null): string | null {
  return value && value.length <= 500 ? value : null;
}

function list(value: string | null): string[] {
  return [...new Set((value ?? "").slice(0, LONGEST).split(",").filter(Boolean))].sort();
}

function oneOf<T extends string>(value: string | null, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}

/** At most one is open. */
function readOpened(read: URLSearchParams): Opened | null {
  for (const kind of OPENED_KINDS) {
    const id = text(read.get(kind));
    if (id !== null) return { kind, id };
  }
  return null;
}

function day(value: string | null): string | null {
  return value && dayOf(value) !== null ? value : null;
}

function dates(value: string | null): string | null {
  return value && value.length <= 60 && parseTime(value) !== null ? value : null;
}

function readLens(value: string | null): Lens | null {
  const [a, b, show] = (value ?? "").split("~");
  if (!a) return null;
  return { a, b: b || null, show: oneOf(show ?? null, ["b", "difference"] as const) ?? "a" };
}

function readPath(value: string | null): PathQuestion | null {
  const [from, to, by] = (value ?? "").split("~");
  return from && to ? { from, to, by: by === "strongest" ? "strongest" : "shortest" } : null;
}

function readArrangement(value: string | null): Arrangement | null {
  const [name, ...types] = (value ?? "").split("~");
  const by = oneOf(name ?? null, ARRANGEMENTS);
  return by ? { by, of: by === "matrix" ? types.filter(Boolean).slice(0, 2) : [] } : null;
}

function readCamera(value: string | null): ViewState["camera"] {
  const [x, y, ratio] = (value ?? "").split(",").map(Number);
  if (x === undefined || y === undefined || ratio === undefined) return null;
  return [x, y, ratio].every(Number.isFinite) && ratio > 0 ? { x, y, ratio } : null;
}

function placed(places: Moved): readonly string[] {
  return Object.entries(places).map(([id, [x, y]]) => `${id}:${x.toFixed(2)}:${y.toFixed(2)}`);
}

function readMoved(value: string | null): Moved {
  return readPlaces((value ?? "").slice(0, LONGEST).split(","));
}

function readPlaces(entries: readonly string[]): Moved {
  const places: Record<string, readonly [number, number]> = {};
  for (const entry of entries) {
    const [id, x, y] = entry.split(":");
    if (id && Number.isFinite(Number(x)) && Number.isFinite(Number(y)) && y) places[id] = [Number(x), Number(y)];
  }
  return places;
}

function readExpanded(value: string | null): ViewState["expanded"] {
  let expanded: ViewState["expanded"] = [];
  for (const step of (value ?? "").slice(0, LONGEST).split(",")) {
    const [from = "", ...entries] = step.split("~");
    if (from) expanded = withExpansion(expanded, { from, added: readPlaces(entries) });
  }
  return expanded;
}
