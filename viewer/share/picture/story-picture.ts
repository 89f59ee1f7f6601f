import { VERDICTS } from "../../../src/corroborate/accounts.ts";
import { SUPPORT } from "../../../src/model/support.ts";
import { CONTESTED_MEANING, SUPPORT_LABEL } from "../../../src/wording/support/support.ts";
import { verdictText } from "../../../src/wording/support/verdicts.ts";
import { CANVAS_FONT } from "../../canvas/captions.ts";
import { type Palette, themed } from "../../canvas/palette.ts";
import { plain } from "../../data/plain-text.ts";
import { nameOf } from "../../derive/atlas.ts";
import type { Band } from "../../derive/scene/bands.ts";
import { VERDICT_COLOR } from "../../derive/scene/build-scene.ts";
import { factsOfStep } from "../../derive/story/facts-of-step.ts";
import type { Session } from "../../state/session.ts";
import { compose } from "../../story/compose.ts";
import { textMeasure } from "../../story/text-measure.ts";
import { publicLink } from "../permalink.ts";
import { numberSources } from "../source-notes.ts";
import type { LegendContent } from "./draw-legend.ts";
import { storyLayers } from "./draw-story.ts";
import { MARKS } from "./legend-content.ts";
import { drawArticle, type Picture } from "./picture.ts";

/** On paper a picture has one size, whatever the screen it was made on. */
const ROOM = { width: 1080, height: 780 };

/** A step of the story as a picture for an article; null where the page shows something else. */
export function storyPicture({ atlas, state, seen, shown, palette }: Session): Picture | null {
  const view = atlas.dataset.project?.views.find(({ id }) => id === state.step);
  if (!view || state.view !== "story" || state.arrange) return null;
  const measure = textMeasure();
  const { told, expanded } = state;
  const composed = compose(atlas, seen, shown, { told, expanded, arrange: view.arrange }, palette, ROOM, measure);
  const link = publicLink(state, atlas);
  return drawArticle(
    {
      ...ROOM,
      palette,
      title: view.title,
      sentence: view.text,
      layers: storyLayers(composed, palette),
      legend: legendOfStep(
        { atlas, state },
        composed.bands.map(({ band }) => band),
        palette,
      ),
      sources: numberSources(atlas, factsOfStep(atlas, seen, shown, told)),
      origin: `Entente, dataset ${atlas.dataset.digest}.${link ? ` ${link}` : ""}`,
    },
    (text, font) => {
      const [, weight = "400", size = "12"] =
        /^(?:italic )?(\d+) ([\d.]+)px/.exec(font || `400 12px ${CANVAS_FONT}`) ?? [];
      return measure(text, Number(size), Number(weight));
    },
  );
}

/** What the ribbons of a step mean: only of what is in its picture. */
function legendOfStep(
  { atlas, state }: Pick<Session, "atlas" | "state">,
  bands: readonly Band[],
  palette: Palette,
): LegendContent {
  const { lens } = state;
  const has = (test: (band: Band) => boolean): boolean => bands.some(test);
  const compared = lens?.b && lens.show === "difference" ? [nameOf(atlas, lens.a), nameOf(atlas, lens.b)] : null;
  const [a = "", b = ""] = compared ?? [];
  const hues = compared
    ? VERDICTS.filter((verdict) => has((band) => band.verdict === verdict)).map((verdict) => ({
        color: themed(VERDICT_COLOR[verdict], palette),
        label: plain(verdictText(verdict, a, b)),
      }))
    : Object.values(atlas.dataset.schema.families)
        .filter(({ name }) => has(({ family }) => family === name))
        .map(({ label, color, dark }) => ({ color: themed(color, palette, dark), label: plain(label) }));
  return {
    types: [],
    support: SUPPORT.toReversed()
      .filter((level) => has(({ support }) => support === level))
      .map((level) => ({ level, label: SUPPORT_LABEL[level] })),
    contested: MARKS.filter((mark) => has(({ facts }) => facts.some(({ rollup }) => rollup.contested === mark))).map(
      (mark) => ({ mark, label: CONTESTED_MEANING[mark] }),
    ),
    hues,
    moreHues: 0,
  };
}
