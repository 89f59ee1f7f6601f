import { type MouseEvent, type ReactElement, useMemo, useState } from "react";
import type { Overview } from "../../src/model/outputs/page.ts";
import { count, grouped } from "../../src/wording/counts.ts";
import { themed } from "../canvas/palette.ts";
import { plain } from "../data/plain-text.ts";
import { useSession } from "../state/session.ts";
import { type Room, useRoom } from "../story/room.ts";
import { textMeasure } from "../story/text-measure.ts";
import { aroundEntity } from "./around.ts";
import { arrangeOverview, type GroupMark, type TieMark } from "./arrange.ts";

/** The first picture of a large graph: its groups, each under the name of its best connected entity, and how many relations tie them. */
export function OverviewPicture({ overview }: { readonly overview: Overview }): ReactElement {
  const { palette } = useSession();
  const [place, room] = useRoom();
  const arranged = useMemo(() => room && arrangeOverview(overview, room, textMeasure()), [overview, room]);
  const types = Object.values(overview.types);
  return (
    <figure className="picture overview">
      <div ref={place} className="picture-place">
        {room && arranged && <Drawing room={room} overview={overview} {...arranged} />}
      </div>
      <figcaption className="picture-key">
        {types.map(({ label, color, dark }) => (
          <span key={label}>
            <i className="key-color" style={{ background: themed(color, palette, dark) }} /> {plain(label)}
          </span>
        ))}
        <span>a disc's number: entities around it</span>
        <span>the wider a line, the more relations between two groups</span>
      </figcaption>
    </figure>
  );
}

interface Drawn {
  readonly room: Room;
  readonly overview: Overview;
  readonly marks: readonly GroupMark[];
  readonly ties: readonly TieMark[];
}

function Drawing({ room, overview, marks, ties }: Drawn): ReactElement {
  const [looked, setLooked] = useState<string | null>(null);
  const isOf = ({ from, to }: TieMark): boolean => from.group.lead === looked || to.group.lead === looked;
  const near = new Set(ties.filter(isOf).flatMap(({ from, to }) => [from.group.lead, to.group.lead]));
  const isDim = (lead: string): boolean => looked !== null && lead !== looked && !near.has(lead);
  return (
    <svg
      viewBox={`0 0 ${room.width} ${room.height}`}
      width={room.width}
      height={room.height}
      aria-label="The groups of this graph"
      className={looked === null ? undefined : "looking"}
    >
      {ties.map((tie) => (
        <TieLine key={`${tie.from.group.lead} ${tie.to.group.lead}`} tie={tie} isLooked={isOf(tie)} />
      ))}
      {marks.map((mark) => (
        <GroupDisc
          key={mark.group.lead}
          mark={mark}
          type={overview.types[mark.group.type]}
          isDim={isDim(mark.group.lead)}
          onLook={setLooked}
        />
      ))}
    </svg>
  );
}

function TieLine({ tie, isLooked }: { readonly tie: TieMark; readonly isLooked: boolean }): ReactElement {
  const { from, to, relations, width, quiet } = tie;
  const kind = isLooked ? "tie looked" : quiet ? "tie quiet" : "tie";
  return (
    <line className={kind} x1={from.at.x} y1={from.at.y} x2={to.at.x} y2={to.at.y} strokeWidth={width}>
      <title>{`${count(relations, "relation")} between ${from.name} and ${to.name}, and who is around them`}</title>
    </line>
  );
}

function GroupDisc({
  mark,
  type,
  isDim,
  onLook,
}: {
  readonly mark: GroupMark;
  readonly type: Overview["types"][string] | undefined;
  readonly isDim: boolean;
  readonly onLook: (lead: string | null) => void;
}): ReactElement {
  const { dispatch, palette } = useSession();
  const { group, at, radius, name, size, under, words } = mark;
  const { lead, members, relations } = group;
  const around = `${grouped(members - 1)} around it`;
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dispatch({ type: "step", to: aroundEntity(lead) });
  };
  return (
    <a
      href={`#entity=${encodeURIComponent(lead)}&focus=${encodeURIComponent(lead)}~1`}
      className={isDim ? "mark dim" : "mark"}
      aria-label={`${plain(group.name)}, ${count(relations, "relation")}, ${around}`}
      onClick={open}
      onPointerEnter={() => onLook(lead)}
      onPointerLeave={() => onLook(null)}
      onFocus={() => onLook(lead)}
      onBlur={() => onLook(null)}
    >
      <circle cx={at.x} cy={at.y} r={radius + 2} fill={palette.background} />
      <path d={disc(at.x, at.y, radius)} fill={themed(type?.color ?? "", palette, type?.dark)} />
      <text className="words" textAnchor="middle" x={(words.left + words.right) / 2}>
        <tspan x={at.x} y={words.top + size} fontSize={size} fontWeight={600} className="text">
          {name}
        </tspan>
        <tspan x={at.x} y={words.top + size * 1.2 + 11.5} fontSize={11.5} className="muted">
          {under}
        </tspan>
      </text>
      <title>{`${plain(group.name)}: ${count(relations, "relation")}, ${around}`}</title>
    </a>
  );
}

function disc(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}
