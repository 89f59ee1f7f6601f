import type { ReactElement } from "react";
import type { Statement } from "../../src/corroborate/statement.ts";
import { speakersOfClaim } from "../../src/corroborate/voices.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import { STANCE } from "../../src/model/stance.ts";
import { madeWhen } from "../../src/wording/claims/citation.ts";
import { gradeText } from "../../src/wording/claims/grades.ts";
import { locatorText } from "../../src/wording/claims/locators.ts";
import { cappedText, stanceVerb } from "../../src/wording/claims/stance-text.ts";
import { throughPhrase } from "../../src/wording/through.ts";
import { qualifierInWords } from "../../src/wording/values.ts";
import { plain } from "../data/plain-text.ts";
import { citeClaim } from "../share/cite.ts";
import { CiteButton } from "../share/cite-button.tsx";
import { publicLink } from "../share/permalink.ts";
import { useSession } from "../state/session.ts";
import { EntityLink, EntityLinks, Phrased } from "./links.tsx";

/** One claim under its voice: how it counts, through whom it is heard, what it says differently, and where it can be read. */
export function ClaimCard({ statement, fact }: { readonly statement: Statement; readonly fact: Fact }): ReactElement {
  const { atlas } = useSession();
  const { claim, stance } = statement;
  const capped = cappedText(statement);
  const through = throughPhrase(atlas.kg, statement);
  return (
    <div className={`claim side-${STANCE[stance].side}`}>
      <p>
        {stanceVerb(statement)}
        {capped && `, ${capped}`}
        {through.length > 0 && (
          <>
            , <Phrased phrase={through} />
          </>
        )}
      </p>
      <ClaimDetails claim={claim} fact={fact} />
    </div>
  );
}

/** A claim that counts for no voice: one that takes others back, or that no speaker is known of. */
export function LooseClaim({ claim, fact }: { readonly claim: Claim; readonly fact: Fact }): ReactElement {
  const { atlas } = useSession();
  const speakers = speakersOfClaim(claim, atlas.kg.voices);
  return (
    <div className={`claim side-${STANCE[claim.stance].side}`}>
      <p>
        <EntityLinks ids={speakers} /> {stanceVerb({ claim, stance: claim.stance })}
      </p>
      <ClaimDetails claim={claim} fact={fact} />
    </div>
  );
}

function ClaimDetails({ claim, fact }: { readonly claim: Claim; readonly fact: Fact }): ReactElement {
  const { atlas, state } = useSession();
  const says = Object.entries(claim.says);
  const grade = gradeText(atlas.kg, claim);
  return (
    <>
      {says.length > 0 && (
        <ul className="says" aria-label="What it says">
          {says.map(([name, value]) => (
            <li key={name}>
              <bdi>{plain(qualifierInWords(atlas.kg, fact.type, name, value))}</bdi>
            </li>
          ))}
        </ul>
      )}
      {claim.note && <p className="note">{plain(claim.note)}</p>}
      {claim.quote && <blockquote>“{plain(claim.quote)}”</blockquote>}
      <p className="cited">
        {claim.source ? <EntityLink id={claim.source} /> : "No source"}
        {claim.at && <span>, {plain(locatorText(claim.at))}</span>}
        <span> · {plain(madeWhen(atlas.kg, claim))}</span>
        {grade && <span> · {grade}</span>}
        <CiteButton what="this claim" text={() => citeClaim(atlas, fact, claim, publicLink(state, atlas))} />
      </p>
    </>
  );
}
