import {
  lazy,
  type ReactElement,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Overview } from "../../src/model/outputs/page.ts";
import { comparedText } from "../../src/wording/changes/change-marks.ts";
import { useArranging } from "../arrange/use-arranging.ts";
import { PALETTES } from "../canvas/palette.ts";
import { ChangesBar } from "../changes/changes-bar.tsx";
import type { PageData } from "../data/page-data.ts";
import { shortened } from "../data/plain-text.ts";
import type { Atlas } from "../derive/atlas.ts";
import { fold } from "../derive/fold/fold.ts";
import { needsOf } from "../derive/needs.ts";
import { withExpanded } from "../derive/neighbours.ts";
import { keptByOpened, titleOfOpened } from "../derive/opened.ts";
import { quietNeighbours } from "../derive/quiet-neighbours.ts";
import { see } from "../derive/seen.ts";
import { alsoKeep, type Kept, show } from "../derive/shown.ts";
import { BEST_KNOWN, OVERVIEW } from "../derive/story/first-steps.ts";
import { UndoKeys } from "../expand/picture-changes.tsx";
import { Legend } from "../legend/legend.tsx";
import { LensBar } from "../lens/lens-bar.tsx";
import { LiveNotice } from "../live/live-notice.tsx";
import { useLive } from "../live/use-live.ts";
import { OverviewPanel } from "../overview/overview-panel.tsx";
import { OverviewPicture } from "../overview/overview-picture.tsx";
import { findPath, type Way } from "../paths/find-path.ts";
import { PathBar } from "../paths/path-bar.tsx";
import { useSearch } from "../search/use-search.ts";
import { whenIdle } from "../search/when-idle.ts";
import { addedBy } from "../state/expansions.ts";
import { type Session, SessionContext } from "../state/session.ts";
import { useViewState } from "../state/use-view-state.ts";
import type { ViewState } from "../state/view-state.ts";
import { BestKnownPanel } from "../story/best-known-panel.tsx";
import { Picture } from "../story/picture.tsx";
import { StoryPanel } from "../story/story-panel.tsx";
import { DigestNotice } from "./digest-notice.tsx";
import { PartNotice } from "./part-notice.tsx";
import { StatusLine } from "./status-line.tsx";
import { TopBar } from "./top-bar.tsx";
import { useTheme } from "./use-theme.ts";

/** The page: bars above, the legend on the left, graph or table in the middle, the evidence on the right. */
export function App({ first, data }: { readonly first: Atlas; readonly data: PageData }): ReactElement {
  const { atlas, news, loading, want, wantNames, texts } = useLive(first, data);
  const presentId = useCallback((id: string) => atlas.kg.presentId(id), [atlas.kg]);
  const [state, dispatch] = useViewState(atlas.dataset.digest, atlas.steps, presentId);
  const needs = useMemo(() => needsOf(state), [state]);
  useEffect(() => want(needs), [want, needs]);
  // While the reader looks at the groups, what is searched for is fetched; where it is much, not before one comes to search.
  useEffect(() => {
    if (data.head.entities <= MOST_FETCHED_AHEAD) return whenIdle(wantNames);
    return undefined;
  }, [data, wantNames]);
  const search = useSearch(atlas);
  const theme = useTheme(state.theme);
  const [live, setLive] = useState("");
  const announce = useCallback((message: string) => setLive(message), []);
  const [legendOpen, setLegendOpen] = useState(false);
  const linkedTo = useRef(state.digest);

  const clocks = useDeferredValue(state.clocks);
  const seen = useMemo(() => see(atlas, clocks, state.lens), [atlas, clocks, state.lens]);
  const { filters, focus, opened, path, picked, told, expanded } = state;
  const way = useMemo(() => findPath(atlas, seen, filters, path), [atlas, seen, filters, path]);
  const passing = useMemo(() => {
    const found = show(atlas, seen, filters, focus, addedBy(expanded));
    return withExpanded(atlas, found, expanded);
  }, [atlas, seen, filters, focus, expanded]);
  const quiet = useMemo(
    () => keptByOpened(opened).entities.flatMap((id) => quietNeighbours(atlas, seen, filters, id)),
    [atlas, seen, filters, opened],
  );
  const shown = useMemo(
    () => alsoKeep(atlas, passing, keptInView({ opened, path, picked, told }, way, quiet)),
    [atlas, passing, opened, path, picked, told, way, quiet],
  );
  const folded = state.view === "graph" && state.arrange?.by !== "matrix" ? state.folded : NOTHING_FOLDED;
  const drawn = useMemo(() => fold(atlas, seen, shown, folded), [atlas, seen, shown, folded]);
  const arranging = useArranging(atlas, seen, drawn, state);
  const palette = PALETTES[theme];
  const session = useMemo(
    (): Session => ({
      ...{
        atlas,
        loading,
        wantNames,
        search,
        texts,
        state,
        dispatch,
        seen,
        shown,
        drawn,
        way,
        arranging,
        palette,
        announce,
      },
    }),
    [atlas, loading, wantNames, search, texts, state, dispatch, seen, shown, drawn, way, arranging, palette, announce],
  );

  useEffect(() => {
    document.title = titleOf(atlas, opened, state.step);
  }, [atlas, opened, state.step]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key !== "Escape" || typing || event.defaultPrevented) return;
      dispatch({ type: "open", opened: null });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [dispatch]);

  const telling = state.view === "story" && atlas.steps.size > 0;
  const overview = telling && state.step === OVERVIEW ? atlas.overview : null;
  const withPanel = opened !== null || path !== null;
  const classes = [
    "app",
    telling ? "telling" : "",
    withPanel ? "with-panel" : "",
    legendOpen ? "with-legend" : "",
    state.embed ? "embed" : "",
  ];
  return (
    <SessionContext value={session}>
      <div className={classes.filter(Boolean).join(" ")}>
        <button type="button" className="skip" onClick={() => dispatch({ type: "view", view: "table" })}>
          Go to the table: all of the graph by keyboard
        </button>
        <TopBar legendOpen={legendOpen} onLegend={() => setLegendOpen(!legendOpen)} />
        <UndoKeys />
        {telling && <TellingPanel overview={overview} step={state.step} />}
        <main className="stage">
          <LiveNotice news={news} />
          <DigestNotice linkedTo={linkedTo.current} builtAs={first.dataset.digest} />
          {overview ? (
            <OverviewPicture overview={overview} />
          ) : telling && state.arrange ? (
            <Middle view="graph" arrange={state.arrange} />
          ) : telling ? (
            <Picture />
          ) : (
            <>
              <ChangesBar />
              <LensBar />
              <PathBar />
              <Middle view={state.view} arrange={state.arrange} />
              <PartNotice />
              <StatusLine />
              <Suspense>
                <Timeline />
              </Suspense>
            </>
          )}
        </main>
        {/* After the graph, which a key would else reach only past all of its filters. */}
        {!telling && <Legend onClose={() => setLegendOpen(false)} />}
        {withPanel && (
          <Suspense>
            <EvidencePanel />
          </Suspense>
        )}
        <div className="for-screen-readers" role="status" aria-live="polite">
          {live}
        </div>
      </div>
    </SessionContext>
  );
}

/** The names of so many entities are some five megabytes to fetch. */
const MOST_FETCHED_AHEAD = 150_000;

/** A story has its own picture, a table and a matrix have rows. */
const NOTHING_FOLDED: readonly string[] = [];

/** What is beside a picture. */
function TellingPanel({
  overview,
  step,
}: {
  readonly overview: Overview | null;
  readonly step: string | null;
}): ReactElement {
  if (overview) return <OverviewPanel overview={overview} />;
  return step === BEST_KNOWN ? <BestKnownPanel /> : <StoryPanel />;
}

// The page opens on a picture: all else is loaded when it is asked for.
const Canvas = lazy(async () => ({ default: (await import("../canvas/canvas.tsx")).Canvas }));
const EvidencePanel = lazy(async () => ({ default: (await import("../evidence/evidence-panel.tsx")).EvidencePanel }));
const MatrixView = lazy(async () => ({ default: (await import("../arrange/matrix-view.tsx")).MatrixView }));
const Timeline = lazy(async () => ({ default: (await import("../timeline/timeline.tsx")).Timeline }));
const TableView = lazy(async () => ({ default: (await import("../table/table-view.tsx")).TableView }));

/** What is shown, in the way that the reader chose. */
function Middle({ view, arrange }: Pick<ViewState, "view" | "arrange">): ReactElement {
  const graph = arrange?.by === "matrix" ? <MatrixView /> : <Canvas />;
  return <Suspense>{view === "table" ? <TableView /> : graph}</Suspense>;
}

function keptInView(
  { opened, path, picked, told }: Pick<ViewState, "opened" | "path" | "picked" | "told">,
  way: Way | null,
  quiet: readonly string[],
): Kept {
  const kept = keptByOpened(opened);
  return {
    entities: [...kept.entities, ...(path ? [path.from, path.to] : []), ...picked],
    facts: [...quiet, ...told, ...kept.facts, ...(way?.path.hops.flatMap(({ fact }) => fact ?? []) ?? [])],
  };
}

/** What is opened names the page: in a tab, a bookmark, and to who hears the page. */
function titleOf(atlas: Atlas, opened: ViewState["opened"], step: string | null): string {
  const { project } = atlas.dataset;
  const view = project?.views.find(({ id }) => id === step);
  const compared = atlas.changes && comparedText(atlas.changes);
  const parts = [
    titleOfOpened(atlas, opened) || view?.title,
    compared ?? undefined,
    project?.title ?? "Entente",
  ].filter((part) => part !== undefined && part !== "");
  return parts.map((part) => shortened(part ?? "", 80)).join(" · ");
}
