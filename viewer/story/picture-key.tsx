import type { ReactElement } from "react";
import { VERDICTS } from "../../src/corroborate/accounts.ts";
import { POSSIBLE_THEN } from "../../src/wording/filters/holds.ts";
import { verdictText } from "../../src/wording/support/verdicts.ts";
import { themed } from "../canvas/palette.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import type { Band } from "../derive/scene/bands.ts";
import { faded, VERDICT_COLOR } from "../derive/scene/build-scene.ts";
import { LineSwatch } from "../legend/swatches.tsx";
import { useSession } from "../state/session.ts";

/** What the picture's colours, lines and widths mean: only of what is in it. */
export function PictureKey({ bands }: { readonly bands: readonly Band[] }): ReactElement | null {
  const { palette } = useSession();
  if (bands.length === 0) return null;
  const some = (test: (band: Band) => boolean): boolean => bands.some(test);
  return (
    <figcaption className="picture-key">
      <Colors bands={bands} />
      {some(({ support }) => support === "confirmed" || support === "corroborated") && (
        <span>
          <LineSwatch color={palette.muted} /> two voices or more
        </span>
      )}
      {some(({ support }) => support === "reported") && (
        <span>
          <LineSwatch support="reported" color={palette.muted} /> one voice
        </span>
      )}
      {some(({ support }) => support === "alleged") && (
        <span>
          <LineSwatch support="alleged" color={palette.muted} /> alleged
        </span>
      )}
      {some(({ support }) => support === "projected") && (
        <span>
          <LineSwatch support="projected" color={palette.muted} /> forecast
        </span>
      )}
      {some(({ denied }) => denied > 0) && (
        <span>
          <b className="key-denied" aria-hidden="true">
            ⁄⁄
          </b>{" "}
          denied
        </span>
      )}
      {some(({ possible }) => possible) && (
        <span>
          <LineSwatch support="corroborated" color={faded(palette.text, palette)} /> {POSSIBLE_THEN.toLowerCase()}
        </span>
      )}
      {some(({ told }) => told) && (
        <span>
          <i className="key-told" /> told in words
        </span>
      )}
      {some(({ facts }) => facts.length > 1) && <span>the wider, the more facts</span>}
    </figcaption>
  );
}

function Colors({ bands }: { readonly bands: readonly Band[] }): ReactElement {
  const { atlas, state, palette } = useSession();
  const { lens } = state;
  if (lens?.b && lens.show === "difference") {
    const [a, b] = [plain(nameOf(atlas, lens.a)), plain(nameOf(atlas, lens.b))];
    const found = VERDICTS.filter((verdict) => bands.some((band) => band.verdict === verdict));
    return (
      <>
        {found.map((verdict) => (
          <span key={verdict}>
            <i className="key-color" style={{ background: themed(VERDICT_COLOR[verdict], palette) }} />{" "}
            {verdictText(verdict, a, b)}
          </span>
        ))}
      </>
    );
  }
  const families = Object.values(atlas.dataset.schema.families);
  return (
    <>
      {families
        .filter(({ name }) => bands.some(({ family }) => family === name))
        .map(({ name, label, color, dark }) => (
          <span key={name}>
            <i className="key-color" style={{ background: themed(color, palette, dark) }} /> {plain(label)}
          </span>
        ))}
    </>
  );
}
