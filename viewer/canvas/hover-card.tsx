import type { ReactElement } from "react";
import { count } from "../../src/wording/counts.ts";
import { factTitle } from "../../src/wording/facts/fact-title.ts";
import { existenceText, POSSIBLE_THEN } from "../../src/wording/filters/holds.ts";
import { groupText, UNFOLD_HINT } from "../../src/wording/picture/folds.ts";
import { neighbourText } from "../../src/wording/picture/neighbours.ts";
import { supportLine } from "../../src/wording/support/support.ts";
import { plain, shortened } from "../data/plain-text.ts";
import { entityType, nameOf } from "../derive/atlas.ts";
import { nameOfGroup } from "../derive/fold/names.ts";
import { neighboursOf } from "../derive/neighbours.ts";
import { useSession } from "../state/session.ts";
import type { Point } from "./renderer.ts";
import type { Scene } from "./scene.ts";

export interface Hovered {
  readonly kind: "node" | "edge";
  readonly id: string;
  readonly at: Point;
}

/** What lies under the pointer, in a line or two. The panel has the rest. */
export function HoverCard({
  hovered,
  scene,
}: {
  readonly hovered: Hovered;
  readonly scene: Scene;
}): ReactElement | null {
  const { atlas, seen, shown, drawn } = useSession();
  const style = { left: hovered.at.x + 14, top: hovered.at.y + 14 };
  const group = hovered.kind === "node" ? drawn.groups.get(hovered.id) : undefined;
  if (group) {
    return (
      <div className="hover-card" style={style} aria-hidden="true">
        <strong>
          <bdi>{plain(nameOfGroup(atlas, group))}</bdi>
        </strong>
        <span>{groupText(group.members.length, group.facts)}</span>
        <span className="muted">{UNFOLD_HINT}</span>
      </div>
    );
  }
  if (hovered.kind === "node") {
    const entity = atlas.kg.entity(hovered.id);
    if (!entity || !drawn.nodes.has(hovered.id)) return null;
    const type = entityType(atlas, entity.type);
    const n = shown.edges.filter(({ source, target }) => source === entity.id || target === entity.id).length;
    const { all, hidden } = neighboursOf(atlas, shown, entity.id);
    const existence = existenceText(seen.existence.get(entity.id));
    return (
      <div className="hover-card" style={style} aria-hidden="true">
        <strong>
          <bdi>{plain(entity.name)}</bdi>
        </strong>
        <span>
          {plain(type?.label ?? entity.type)} · {count(n, "relation")}
        </span>
        {existence && <span>{existence}</span>}
        {hidden.length > 0 && <span className="muted">{neighbourText(all.length, hidden.length)}</span>}
      </div>
    );
  }
  const nameOfNode = (id: string): string => {
    const own = drawn.groups.get(id);
    return own ? nameOfGroup(atlas, own) : nameOf(atlas, id);
  };
  const ribbon = scene.edges.find(({ key }) => key === hovered.id);
  if (ribbon && ribbon.facts.length > 1) {
    return (
      <div className="hover-card" style={style} aria-hidden="true">
        <strong>
          <bdi>{shortened(nameOfNode(ribbon.source), 40)}</bdi> and{" "}
          <bdi>{shortened(nameOfNode(ribbon.target), 40)}</bdi>
        </strong>
        <span>{plain(ribbon.label)}</span>
        <span className="muted">Click for all of them</span>
      </div>
    );
  }
  const edge = atlas.edges.get(hovered.id);
  const fact =
    edge && (shown.facts.find(({ id }) => id === edge.attributes.fact) ?? atlas.kg.fact(edge.attributes.fact));
  if (!edge || !fact) return null;
  const title = factTitle(atlas.kg, fact);
  // A projected or derived edge says something of its own, and rests on the fact.
  const isStated = edge.attributes.origin === "stated";
  const projected = `${nameOf(atlas, edge.source)} ${edge.attributes.label} ${nameOf(atlas, edge.target)}`;
  return (
    <div className="hover-card" style={style} aria-hidden="true">
      <strong>
        <bdi>{isStated ? shortened(title, 120) : shortened(projected, 120)}</bdi>
      </strong>
      {!isStated && <span>{shortened(title, 120)}</span>}
      <span>{supportLine(fact.rollup)}</span>
      {seen.answers.get(fact.id) === "possible" && <span>{POSSIBLE_THEN}</span>}
      <span className="muted">Click for the evidence</span>
    </div>
  );
}
