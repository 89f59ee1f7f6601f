import { SUPPORT } from "../../../model/support.ts";
import type { Hop } from "../../../query/graph/net.ts";
import { nameOf } from "../../../wording/names.ts";
import { askedPath } from "../../selection/blocs.ts";
import { networkOf } from "../../selection/select-network.ts";
import { citedFact } from "../cited.ts";
import { type PageArgs, pageOf } from "../page.ts";
import { answer, blocText, CLOCKS, choice, flag, list, object, PAGED, PAGING, text } from "../schemas.ts";
import { type ClockArgs, graphAt, type Tool, tool } from "../tool.ts";

interface PathArgs extends ClockArgs, PageArgs {
  readonly from: string;
  readonly to: string;
  readonly types?: readonly string[];
  readonly support?: string;
  readonly directed?: boolean;
  readonly attributes?: boolean;
  readonly entity_where?: readonly string[];
  readonly bloc?: boolean;
  readonly strongest?: boolean;
}

export const PATH: Tool = tool<PathArgs>(
  {
    name: "path",
    title: "Path",
    description:
      "How two entities are tied: a shortest path, or the one whose weakest link has the best support. A row is a link, with its evidence.",
    input: object(
      {
        from: text("One end."),
        to: text("The other."),
        types: list("Only along relations of these types."),
        support: choice("Only along links of this support or more.", SUPPORT),
        directed: flag("Only along the arrows."),
        attributes: flag("Also along attributes that refer; they are unsourced."),
        entity_where: list(
          "Only over entities with these attributes, the two ends aside: `type=organisation`, `founded<1950`.",
        ),
        bloc: flag(blocText("of either end")),
        strongest: flag("The path whose weakest link has the best support."),
        ...CLOCKS,
        ...PAGING,
      },
      ["from", "to"],
    ),
    output: answer(
      {
        nodes: list("The ids on the way, both ends included; empty: there is no path."),
        support: text("Of its weakest link."),
        through: list("With `bloc`: ends that are only in the bloc of whom was asked for."),
        ...PAGED,
      },
      ["nodes", "total", "rows"],
    ),
  },
  async (asked, { from, to, types, support, directed, strongest, attributes, entity_where, bloc, ...args }) => {
    const now = await asked.graph();
    const then = graphAt(now, args);
    const options = networkOf(then, {
      ...(types && { types }),
      ...(support && { support }),
      ...(directed && { directed }),
      ...(attributes && { attributes }),
      ...(entity_where && { entityWhere: entity_where }),
    });
    const ends = askedPath(then, [from, to], bloc);
    const path = strongest ? then.strongestPath(ends.from, ends.to, options) : then.path(ends.from, ends.to, options);
    const through = path && ends.through(path);
    const row = (hop: Hop) => {
      const fact = hop.fact === null ? undefined : then.fact(hop.fact);
      const cited = fact && citedFact(then, fact);
      return {
        from: hop.from,
        from_name: nameOf(then, hop.from),
        relation: hop.label,
        forwards: hop.forwards,
        to: hop.to,
        to_name: nameOf(then, hop.to),
        support: hop.support,
        derived: hop.derived ?? false,
        facts: hop.facts,
        ...(cited ? { sentence: cited.sentence, permalink: cited.permalink, evidence: cited.evidence } : {}),
      };
    };
    const { digest } = now.dataset;
    return {
      digest,
      nodes: path?.nodes ?? [],
      ...(path?.support ? { support: path.support } : {}),
      ...(through ? { through } : {}),
      ...pageOf(path?.hops ?? [], row, digest, args),
    };
  },
);
