import { type ReactElement, useMemo } from "react";
import { type Statement, statementsOf } from "../../src/corroborate/statements.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Fact } from "../../src/model/fact.ts";
import { isFor, STANCE } from "../../src/model/stance.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { useSession } from "../state/session.ts";
import { ClaimCard } from "./claim-card.tsx";

interface VoiceGroup {
  readonly voice: string;
  readonly claims: readonly Claim[];
}

/** Who says so beside who denies it, each grouped by the independent voice that the claims come down to. */
export function ClaimSides({ fact }: { readonly fact: Fact }): ReactElement {
  const { atlas } = useSession();
  const statements = useMemo(() => statementsOf(fact, atlas.kg.voices), [fact, atlas]);
  const asserting = byVoice(statements.filter(({ stance }) => isFor(stance)));
  const denying = byVoice(statements.filter(({ stance }) => STANCE[stance].side === "against"));
  const told = new Set(statements.map(({ claim }) => claim.id));
  const silent = fact.claims.filter(({ id }) => !told.has(id));
  if (fact.claims.length === 0) return <p className="muted">No claim stands behind this fact: it has no source.</p>;
  return (
    <>
      <div className={denying.length > 0 && asserting.length > 0 ? "two-sides" : "one-side"}>
        {asserting.length > 0 && <Side title="Who says so" fact={fact} groups={asserting} />}
        {denying.length > 0 && <Side title="Who denies or doubts it" fact={fact} groups={denying} />}
      </div>
      {silent.length > 0 && (
        <section className="claims">
          <h3>Taken back</h3>
          {silent.map((claim) => (
            <ClaimCard key={claim.id} claim={claim} fact={fact} voice={null} />
          ))}
        </section>
      )}
    </>
  );
}

function Side({
  title,
  fact,
  groups,
}: {
  readonly title: string;
  readonly fact: Fact;
  readonly groups: readonly VoiceGroup[];
}): ReactElement {
  const { atlas } = useSession();
  return (
    <section className="claims" aria-label={title}>
      <h3>
        {title} <span className="count">{groups.length}</span>
      </h3>
      <ul>
        {groups.map(({ voice, claims }) => (
          <li key={voice} className="voice-group">
            <p className="voice">
              <bdi>{plain(nameOf(atlas, voice))}</bdi>
              <small>{voice === "unknown" ? " counts for no voice beside others" : " one voice"}</small>
            </p>
            {claims.map((claim) => (
              <ClaimCard key={claim.id} claim={claim} fact={fact} voice={voice} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function byVoice(statements: readonly Statement[]): VoiceGroup[] {
  const groups = new Map<string, Claim[]>();
  for (const { voice, claim } of statements) {
    const claims = groups.get(voice);
    if (!claims) groups.set(voice, [claim]);
    else if (!claims.includes(claim)) claims.push(claim);
  }
  return [...groups].map(([voice, claims]) => ({ voice, claims }));
}
