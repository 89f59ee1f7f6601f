import type { ReactElement } from "react";
import type { PageChange } from "../../src/model/outputs/page.ts";
import { CHANGE_LABEL, CHANGE_TITLES } from "../../src/wording/changes/change-marks.ts";
import { themed } from "../canvas/palette.ts";
import { plain } from "../data/plain-text.ts";
import { CHANGE_COLOR } from "../derive/changes.ts";
import { useSession } from "../state/session.ts";

/** What was written of an entity or a fact between the two states, what follows from it, and why. */
export function WhatChanged({ kind, id }: Pick<PageChange, "kind" | "id">): ReactElement | null {
  const { atlas, palette } = useSession();
  const found = kind === "fact" ? atlas.changes?.facts.get(id) : atlas.changes?.entities.get(id);
  if (!found) return null;
  const color = themed(CHANGE_COLOR[found.change], palette);
  return (
    <section className="what-changed" aria-label={CHANGE_TITLES.all} style={{ borderColor: color }}>
      <h3 style={{ color }}>{CHANGE_LABEL[found.change]}</h3>
      <Lines title={CHANGE_TITLES.written} lines={found.written} />
      <Lines title={CHANGE_TITLES.follows} lines={found.follows} />
    </section>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <bdi>{plain(line)}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
