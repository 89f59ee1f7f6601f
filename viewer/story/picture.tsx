import { type CSSProperties, type MouseEvent, type ReactElement, useMemo } from "react";
import { outline } from "../../src/draw/shape-outline.ts";
import { bandText } from "../../src/wording/counts.ts";
import type { Point } from "../canvas/renderer.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { pairOf } from "../derive/scene/ribbons.ts";
import { useSession } from "../state/session.ts";
import type { Opened } from "../state/view-state.ts";
import { type Composition, compose, type DrawnBand, type DrawnMark } from "./compose.ts";
import { GLOW } from "./curves.ts";
import type { Room } from "./layout.ts";
import { PictureKey } from "./picture-key.tsx";
import { type Block, type Box, LEADING } from "./place-labels.ts";
import { useRoom } from "./room.ts";
import { strokesOf } from "./strokes.ts";
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
      <div ref={place} className="picture-place" style={{ "--rows": arrange.length } as CSSProperties}>
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

function BandMark({ drawn }: { readonly drawn: DrawnBand }): ReactElement {
  const { band, width, color } = drawn;
  const { atlas, dispatch, state, palette } = useSession();
  const [fact] = band.facts;
  const opened: Opened =
    band.facts.length > 1 || !fact
      ? { kind: "pair", id: pairOf(band.source, band.target) }
      : { kind: "fact", id: fact.id };
  const open = (): void => dispatch({ type: "open", opened });
  const { whole, line, arrow, slashes, dashes, cap } = strokesOf(drawn);
  const isOpen = band.facts.some(({ id }) => state.opened?.kind === "fact" && state.opened.id === id);
  return (
    <a
      href={`#${new URLSearchParams({ [opened.kind]: opened.id })}`}
      className={`band${isOpen ? " open" : ""}`}
      aria-label={`${plain(nameOf(atlas, band.source))} ${band.phrases.map(plain).join("; ")} ${plain(nameOf(atlas, band.target))}, ${bandText(band.facts.length, band.denied)}`}
      onClick={(event) => follow(event, open)}
    >
      <path d={whole} className="band-reach" strokeWidth={width + 16} />
      {band.told && <path d={whole} className="band-glow" stroke={color} strokeWidth={width + GLOW} />}
      <path
        d={line}
        stroke={color}
        strokeWidth={width}
        strokeDasharray={dashes}
        strokeLinecap={cap}
        className="band-line"
      />
      {arrow !== null && <path d={arrow} fill={color} />}
      {slashes !== null && <path d={slashes} stroke={palette.background} strokeWidth={3.5} />}
      {slashes !== null && <path d={slashes} className="band-denied" />}
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
