import { type MouseEvent, type ReactElement, useMemo } from "react";
import { count } from "../../src/wording/counts.ts";
import type { Point } from "../canvas/renderer.ts";
import { DASHES } from "../canvas/scene.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { pairOf } from "../derive/ribbons.ts";
import { outline } from "../legend/shape-outline.ts";
import { useSession } from "../state/session.ts";
import type { Opened } from "../state/view-state.ts";
import { type Composition, compose, type DrawnBand, type DrawnMark } from "./compose.ts";
import { type Curve, pointOn } from "./curves.ts";
import type { Room } from "./layout.ts";
import { PictureKey } from "./picture-key.tsx";
import { type Block, type Box, LEADING } from "./place-labels.ts";
import { useRoom } from "./room.ts";
import { textMeasure } from "./text-measure.ts";

/** The picture of a step: few entities, every name and verb in its place, and who confirms and who denies in words. */
export function Picture(): ReactElement {
  const { atlas, state, seen, shown, palette } = useSession();
  const [place, room] = useRoom();
  const arrange = useMemo(
    () => atlas.dataset.project?.views.find(({ id }) => id === state.step)?.arrange ?? [],
    [atlas, state.step],
  );
  const composed = useMemo(
    () =>
      room &&
      compose(
        atlas,
        seen,
        shown,
        { told: state.told, expanded: state.expanded, arrange },
        palette,
        room,
        textMeasure(),
      ),
    [atlas, seen, shown, state.told, state.expanded, arrange, palette, room],
  );
  return (
    <figure className="picture">
      <div ref={place} className="picture-place">
        {room && composed && <Drawing room={room} composed={composed} />}
        {shown.nodes.size === 0 && <p className="nothing">This step shows nothing.</p>}
      </div>
      {composed && <PictureKey bands={composed.bands.map(({ band }) => band)} />}
    </figure>
  );
}

function Drawing({ room, composed }: { readonly room: Room; readonly composed: Composition }): ReactElement {
  const { marks, bands, blocks, boxes } = composed;
  const { state } = useSession();
  const origins = useMemo(() => {
    const from = state.expanded.flatMap((step) => Object.keys(step.added).map((id) => [id, step.from] as const));
    return new Map(from.map(([id, origin]) => [id, marks.find(({ key }) => key === origin)?.at]));
  }, [state.expanded, marks]);
  const ordered = bands.toSorted((a, b) => Number(b.band.projected) - Number(a.band.projected));
  return (
    <svg
      viewBox={`0 0 ${room.width} ${room.height}`}
      width={room.width}
      height={room.height}
      aria-label="The picture of this step"
    >
      {ordered.map((drawn) => (
        <BandMark key={drawn.band.key} drawn={drawn} />
      ))}
      {marks.map((mark) => (
        <EntityMark key={mark.key} mark={mark} origin={origins.get(mark.key)} />
      ))}
      {[...boxes].map(([key, box]) => {
        const block = blocks.get(key);
        return block && <Words key={key} block={block} box={box} />;
      })}
    </svg>
  );
}

function BandMark({ drawn: { band, curve, width, color } }: { readonly drawn: DrawnBand }): ReactElement {
  const { atlas, dispatch, state, palette } = useSession();
  const [fact] = band.facts;
  const opened: Opened =
    band.facts.length > 1 || !fact
      ? { kind: "pair", id: pairOf(band.source, band.target) }
      : { kind: "fact", id: fact.id };
  const open = (): void => dispatch({ type: "open", opened });
  const dashes = DASHES[band.support].map((n) => (n === 0 ? 0.01 : n * Math.max(1, width / 3)));
  const path = `M${curve.from.x} ${curve.from.y}Q${curve.over.x} ${curve.over.y} ${curve.to.x} ${curve.to.y}`;
  const isOpen = band.facts.some(({ id }) => state.opened?.kind === "fact" && state.opened.id === id);
  return (
    <a
      href={`#${new URLSearchParams({ [opened.kind]: opened.id })}`}
      className={`band${isOpen ? " open" : ""}`}
      aria-label={`${plain(nameOf(atlas, band.source))} ${band.phrases.map(plain).join("; ")} ${plain(nameOf(atlas, band.target))}, ${count(band.facts.length, "fact")}`}
      onClick={(event) => follow(event, open)}
    >
      <path d={path} className="band-reach" strokeWidth={width + 16} />
      {band.told && <path d={path} className="band-glow" stroke={color} strokeWidth={width + 14} />}
      <path
        d={shortened(curve, band.directed ? arrowOf(width) * 0.8 : 0)}
        stroke={color}
        strokeWidth={width}
        strokeDasharray={dashes.length > 0 ? dashes.join(" ") : undefined}
        strokeLinecap={band.support === "alleged" ? "round" : "butt"}
        className="band-line"
      />
      {band.directed && <path d={arrowHead(curve, arrowOf(width))} fill={color} />}
      {band.denied && <path d={slashes(curve, width)} stroke={palette.background} strokeWidth={3.5} />}
      {band.denied && <path d={slashes(curve, width)} className="band-denied" />}
    </a>
  );
}

/** @param origin where what the reader added comes out of */
function EntityMark({ mark, origin }: { readonly mark: DrawnMark; readonly origin: Point | undefined }): ReactElement {
  const { atlas, dispatch, state, palette } = useSession();
  const { key, at, radius, color } = mark;
  const open = (): void => dispatch({ type: "open", opened: { kind: "entity", id: key } });
  const { shape, variant } = mark.outline;
  const d = outline(shape, radius);
  const isOpen = state.opened?.kind === "entity" && state.opened.id === key;
  return (
    <a
      href={`#${new URLSearchParams({ entity: key })}`}
      className={`mark${isOpen ? " open" : ""}${origin ? " added" : ""}`}
      style={origin && { translate: `${at.x}px ${at.y}px`, ...{ "--from": `${origin.x}px ${origin.y}px` } }}
      aria-label={plain(nameOf(atlas, key))}
      onClick={(event) => follow(event, open)}
    >
      <g transform={origin ? undefined : `translate(${at.x} ${at.y})`}>
        <circle r={radius + 4} fill={palette.background} />
        {variant === "filled" ? (
          <path d={d} fill={color} />
        ) : (
          <path
            d={d}
            fill={palette.background}
            stroke={color}
            strokeWidth={radius > 12 ? 3 : 2.4}
            strokeLinejoin="round"
          />
        )}
        {variant === "dotted" && <circle r={radius * 0.3} fill={color} />}
      </g>
    </a>
  );
}

/** One text element a block, which is what overlaps are looked for among. */
function Words({ block, box }: { readonly block: Block; readonly box: Box }): ReactElement {
  const x = (box.left + box.right) / 2;
  let y = box.top;
  return (
    <text className="words" textAnchor="middle" data-key={block.key}>
      {block.lines.map(({ text, size, weight, tone }) => {
        const base = y + size;
        y += size * LEADING;
        return (
          <tspan key={base} x={x} y={base} fontSize={size} fontWeight={weight} className={tone}>
            {text}
          </tspan>
        );
      })}
    </text>
  );
}

/** Opens beside the picture; with a modifier key the browser does what it does with any link. */
function follow(event: MouseEvent, open: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
}

function arrowOf(width: number): number {
  return Math.max(9, width * 1.9);
}

/** The curve without what its arrow covers. */
function shortened(curve: Curve, by: number): string {
  const { from, over, to } = curve;
  const length = Math.hypot(to.x - over.x, to.y - over.y) || 1;
  const end = { x: to.x - ((to.x - over.x) / length) * by, y: to.y - ((to.y - over.y) / length) * by };
  return `M${from.x} ${from.y}Q${over.x} ${over.y} ${end.x} ${end.y}`;
}

function arrowHead({ over, to }: Curve, size: number): string {
  const length = Math.hypot(to.x - over.x, to.y - over.y) || 1;
  const [dx, dy] = [(to.x - over.x) / length, (to.y - over.y) / length];
  const [bx, by] = [to.x - dx * size, to.y - dy * size];
  const half = size * 0.55;
  return `M${to.x} ${to.y}L${bx - dy * half} ${by + dx * half}L${bx + dy * half} ${by - dx * half}Z`;
}

/** Two strokes across the ribbon, a quarter of its way from its start. */
function slashes(curve: Curve, width: number): string {
  return [0.2, 0.225]
    .map((t) => {
      const at = pointOn(curve, t);
      const next = pointOn(curve, t + 0.01);
      const length = Math.hypot(next.x - at.x, next.y - at.y) || 1;
      const [dx, dy] = [(next.x - at.x) / length, (next.y - at.y) / length];
      const half = width / 2 + 5;
      const [ax, ay] = [at.x - dy * half - dx * 3, at.y + dx * half - dy * 3];
      const [bx, by] = [at.x + dy * half + dx * 3, at.y - dx * half + dy * 3];
      return `M${ax} ${ay}L${bx} ${by}`;
    })
    .join("");
}
