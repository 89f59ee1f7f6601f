import { type ReactElement, type ReactNode, useId, useMemo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { DataError } from "../data/page-files.ts";
import type { Atlas } from "../derive/atlas.ts";
import { sentenceOf } from "../derive/sentence.ts";
import { type ShownRows, shownRows } from "../derive/shown-rows.ts";
import { useSession } from "../state/session.ts";
import { citeView } from "./cite.ts";
import { copyText } from "./copy-text.ts";
import { shownGexf } from "./gexf-file.ts";
import { embedCode, permalink, publicLink } from "./permalink.ts";
import { clampScale, PictureError, toPng } from "./picture/png.ts";
import { pictureOfView } from "./picture/view-picture.ts";
import { saveFile } from "./save-file.ts";
import { claimsCsv, factsCsv, shownJson } from "./shown-data.ts";
import { numberSources } from "./source-notes.ts";
import { TextToCopy } from "./text-to-copy.tsx";
import { withTexts } from "./with-texts.ts";

const SCALES = [1, 2, 4, 8] as const;

/** What can be taken away of a view. Everything is made here, on this machine. */
export default function ShareSheet(): ReactElement {
  const session = useSession();
  const { atlas, state, seen, shown, drawn } = session;
  const { digest } = atlas.dataset;
  const rows = useMemo(() => shownRows(atlas, shown, state.focus !== null), [atlas, shown, state.focus]);
  const sentence = sentenceOf(atlas, state, seen, shown, drawn);
  const [said, setSaid] = useState("");
  const [byHand, setByHand] = useState<string | null>(null);
  const [scale, setScale] = useState(2);
  const name = `entente-${digest.slice(0, 8)}`;

  const copy = async (what: string, text: string): Promise<void> => {
    const copied = await copyText(text);
    setByHand(copied ? null : text);
    setSaid(copied ? `${what} copied` : "The browser keeps this page from copying: copy it from the field");
  };
  const save = (file: string, content: string | Blob, type: string): void => {
    saveFile(file, content, type);
    setSaid(`Saved ${file}`);
  };
  /** What holds all of an entity is made once the texts of those shown are there. */
  const saveWhole = async (
    file: string,
    make: (whole: Atlas, rows: ShownRows) => string,
    type: string,
  ): Promise<void> => {
    try {
      const whole = await withTexts(atlas, rows.entities, session.texts);
      save(file, make(whole, shownRows(whole, shown, state.focus !== null)), type);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      setSaid(error.message);
    }
  };
  const citation = (): string =>
    citeView(atlas, sentence, numberSources(atlas, rows.facts).notes, publicLink(state, atlas));
  const copyEmbed = async (): Promise<void> => {
    const code = embedCode(state, atlas);
    if (code !== null) await copy("Code", code);
    else
      setSaid("Others cannot open a page on this machine. Publish it, and name its address as `web` in entente.yaml");
  };
  const savePng = async (): Promise<void> => {
    const picture = pictureOfView(session);
    try {
      save(`${name}.png`, await toPng(picture, scale), "image/png");
      const real = clampScale(picture.width, picture.height, scale);
      if (real < scale) setSaid(`Saved ${name}.png at ${real.toFixed(1)} times the screen, as large as a canvas goes`);
    } catch (error) {
      if (!(error instanceof PictureError || error instanceof DOMException)) throw error;
      setSaid("This browser could not draw the picture; the SVG has no limit of size");
    }
  };
  return (
    <div className="share-parts">
      <h2>Share what is shown</h2>
      <p className="muted">{sentence.shows}</p>
      <Part title="Words">
        <Choice onPress={() => void copy("Link", permalink(state, atlas))}>Copy link</Choice>
        <Choice onPress={() => void copy("Citation", citation())}>Copy citation</Choice>
        <Choice onPress={() => void copyEmbed()}>Copy embed code</Choice>
      </Part>
      <Part title="Picture for an article">
        <Choice onPress={() => save(`${name}.svg`, pictureOfView(session).svg, "image/svg+xml")}>Save SVG</Choice>
        <Choice onPress={() => void savePng()}>Save PNG</Choice>
        <label className="scale">
          at
          <select aria-label="Size of the PNG" value={scale} onChange={({ target }) => setScale(Number(target.value))}>
            {SCALES.map((times) => (
              <option key={times} value={times}>
                {times}×
              </option>
            ))}
          </select>
        </label>
      </Part>
      <Part title="Data">
        <Choice
          onPress={() =>
            void saveWhole(
              `${name}.json`,
              (whole, own) => shownJson(whole, own, sentence.shows, permalink(state, atlas)),
              "application/json",
            )
          }
        >
          JSON
        </Choice>
        <Choice onPress={() => save(`${name}-facts.csv`, factsCsv(atlas, rows), "text/csv")}>CSV of facts</Choice>
        <Choice onPress={() => save(`${name}-claims.csv`, claimsCsv(atlas, rows), "text/csv")}>CSV of claims</Choice>
        <Choice
          onPress={() => void saveWhole(`${name}.gexf`, (whole) => shownGexf(whole, shown), "application/gexf+xml")}
        >
          GEXF
        </Choice>
      </Part>
      <p className="share-said" role="status">
        {said}
      </p>
      {byHand !== null && <TextToCopy text={byHand} />}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div className="share-choices">{children}</div>
    </section>
  );
}

function Choice({ onPress, children }: { readonly onPress: () => void; readonly children: string }): ReactElement {
  return (
    <Button className="chip" onPress={onPress}>
      {children}
    </Button>
  );
}
