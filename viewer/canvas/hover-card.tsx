import type { ReactElement } from "react";
import { plain, shortened } from "../data/plain-text.ts";
import { entityType, nameOf } from "../derive/atlas.ts";
import { supportWords } from "../evidence/words.ts";
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
  const { atlas, shown } = useSession();
  const style = { left: hovered.at.x + 14, top: hovered.at.y + 14 };
  if (hovered.kind === "node") {
    const entity = atlas.kg.entity(hovered.id);
    if (!entity) return null;
    const type = entityType(atlas, entity.type);
    const n = shown.edges.filter(({ source, target }) => source === entity.id || target === entity.id).length;
    return (
      <div className="hover-card" style={style} aria-hidden="true">
        <strong>
          <bdi>{plain(entity.name)}</bdi>
        </strong>
        <span>
          {plain(type?.label ?? entity.type)} · {n} {n === 1 ? "relation" : "relations"}
        </span>
      </div>
    );
  }
  const ribbon = scene.edges.find(({ key }) => key === hovered.id);
  if (ribbon && ribbon.facts.length > 1) {
    return (
      <div className="hover-card" style={style} aria-hidden="true">
        <strong>
          <bdi>{shortened(nameOf(atlas, ribbon.source), 40)}</bdi> and{" "}
          <bdi>{shortened(nameOf(atlas, ribbon.target), 40)}</bdi>
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
  return (
    <div className="hover-card" style={style} aria-hidden="true">
      <strong>
        <bdi>{shortened(nameOf(atlas, edge.source), 40)}</bdi> {plain(edge.attributes.label)}{" "}
        <bdi>{shortened(nameOf(atlas, edge.target), 40)}</bdi>
      </strong>
      <span>{supportWords(fact.rollup)}</span>
      <span className="muted">Click for who says so</span>
    </div>
  );
}
