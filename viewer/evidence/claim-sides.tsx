import type { ReactElement } from "react";
import type { Statement } from "../../src/corroborate/statement.ts";
import type { Claim } from "../../src/model/claim.ts";
import { UNKNOWN } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import {
  RETRACTIONS_TITLE,
  SILENT_TITLE,
  type Side,
  type SideName,
  sideHeading,
  sidesOf,
  type VoiceGroup,
  voiceTitle,
} from "../../src/wording/support/sides.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { useSession } from "../state/session.ts";
import { ClaimCard, LooseClaim } from "./claim-card.tsx";
import { EntityLink } from "./links.tsx";

/** What is on the left and on the right of a page that is wide enough. */
const COLUMNS: readonly (readonly SideName[])[] = [
  ["for", "expecting"],
  ["denying", "doubting"],
];

/** Who says so beside who denies it, each grouped by the independent voice that the claims come down to. */
export function ClaimSides({
  fact,
  statements,
}: {
  readonly fact: Fact;
  readonly statements: readonly Statement[];
}): ReactElement | null {
  if (fact.claims.length === 0) return null;
  const { sides, retractions, silent } = sidesOf(fact, statements);
  const columns = COLUMNS.map((names) => sides.filter(({ name }) => names.includes(name)));
  const filled = columns.filter((column) => column.length > 0);
  const rest = sides.filter(({ name }) => !COLUMNS.flat().includes(name));
  return (
    <>
      <div className={filled.length > 1 ? "two-sides" : "one-side"}>
        {filled.map((column) => (
          <div key={column[0]?.name}>
            {column.map((side) => (
              <ClaimSide key={side.name} side={side} fact={fact} />
            ))}
          </div>
        ))}
      </div>
      {rest.map((side) => (
        <ClaimSide key={side.name} side={side} fact={fact} />
      ))}
      <LooseClaims title={RETRACTIONS_TITLE} claims={retractions} fact={fact} />
      <LooseClaims title={SILENT_TITLE} claims={silent} fact={fact} />
    </>
  );
}

function ClaimSide({ side, fact }: { readonly side: Side; readonly fact: Fact }): ReactElement {
  return (
    <section className="claims" aria-label={sideHeading(side)}>
      <h3>{sideHeading(side)}</h3>
      <ul>
        {side.groups.map((group) => (
          <li key={group.voice} className="voice-group">
            <p className="voice">
              <VoiceTitle group={group} />
            </p>
            {group.statements.map((statement) => (
              <ClaimCard key={statement.claim.id} statement={statement} fact={fact} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function VoiceTitle({ group }: { readonly group: VoiceGroup }): ReactElement {
  const { atlas } = useSession();
  if (group.voice === UNKNOWN) return <>{plain(voiceTitle(group, (id) => nameOf(atlas, id)))}</>;
  return <EntityLink id={group.voice} />;
}

function LooseClaims({
  title,
  claims,
  fact,
}: {
  readonly title: string;
  readonly claims: readonly Claim[];
  readonly fact: Fact;
}): ReactElement | null {
  if (claims.length === 0) return null;
  return (
    <section className="claims" aria-label={title}>
      <h3>{title}</h3>
      {claims.map((claim) => (
        <LooseClaim key={claim.id} claim={claim} fact={fact} />
      ))}
    </section>
  );
}
