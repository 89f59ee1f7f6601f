import type { ReactElement } from "react";
import { knownWhen } from "../../src/corroborate/clocks.ts";
import { weigh } from "../../src/corroborate/statements.ts";
import { speakersOfClaim } from "../../src/corroborate/voices.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import { STANCE } from "../../src/model/stance.ts";
import { plain } from "../data/plain-text.ts";
import { citeClaim } from "../share/cite.ts";
import { CiteButton } from "../share/cite-button.tsx";
import { publicLink } from "../share/permalink.ts";
import { useSession } from "../state/session.ts";
import { EntityLink, EntityLinks } from "./links.tsx";
import { spoken, valueWords } from "./values.ts";
import { locatorWords } from "./words.ts";

/** One claim: who, how, what they say differently, when, and where it can be read. */
export function ClaimCard({
  claim,
  fact,
  voice,
}: {
  readonly claim: Claim;
  readonly fact: Fact;
  readonly voice: string | null;
}): ReactElement {
  const { atlas, state } = useSession();
  const speakers = speakersOfClaim(claim, atlas.kg.voices);
  const stance = weigh(claim, atlas.kg.voices);
  const relays = claim.relays.filter((id) => id !== voice || !speakers.includes(id));
  const speaksFor = voice !== null && relays.length === 0 && !speakers.includes(voice);
  const says = Object.entries(claim.says);
  const known = knownWhen(claim, atlas.kg.voices);
  return (
    <div className={`claim side-${STANCE[stance].side}`}>
      <p>
        <EntityLinks ids={speakers} /> {STANCE[stance].words.one}
        {stance !== claim.stance && <small> (an opinion counts as an allegation)</small>}
        {relays.length > 0 && (
          <>
            , passing on <EntityLinks ids={relays} />
          </>
        )}
        {speaksFor && voice && (
          <>
            {" "}
            <small>
              speaking for <EntityLink id={voice} />
            </small>
          </>
        )}
      </p>
      {says.length > 0 && (
        <ul className="says" aria-label="What it says">
          {says.map(([name, value]) => (
            <li key={name}>
              {!["quantity", "value"].includes(name) && <small>{spoken(name)} </small>}
              <bdi>{valueWords(atlas, fact.type, name, value)}</bdi>
            </li>
          ))}
        </ul>
      )}
      {claim.note && <p className="note">{plain(claim.note)}</p>}
      {claim.quote && <blockquote>“{plain(claim.quote)}”</blockquote>}
      <p className="cited">
        {claim.source ? <EntityLink id={claim.source} /> : "no source"}
        {claim.at && <span>, {plain(locatorWords(claim.at))}</span>}
        <span> · {claim.said ? `said ${plain(claim.said)}` : known ? `published ${known}` : "undated"}</span>
        <CiteButton
          what="this claim"
          text={() => citeClaim(atlas, fact, claim, publicLink(state, atlas.dataset.digest))}
        />
      </p>
    </div>
  );
}
