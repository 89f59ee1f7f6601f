import { type Account, VERDICTS } from "../../../corroborate/accounts.ts";
import { factTitle } from "../../../wording/facts/fact-title.ts";
import { nameOf } from "../../../wording/names.ts";
import { verdictText } from "../../../wording/support/verdicts.ts";
import { idOf } from "../../selection/ids.ts";
import { citedClaim, linkTo } from "../cited.ts";
import { type PageArgs, pageOf } from "../page.ts";
import { answer, CLOCKS, list, object, PAGED, PAGING, text } from "../schemas.ts";
import { type ClockArgs, graphAt, type Tool, tool } from "../tool.ts";

interface CompareArgs extends ClockArgs, PageArgs {
  readonly a: string;
  readonly b: string;
  readonly verdict?: readonly string[];
}

export const COMPARE_VOICES: Tool = tool<CompareArgs>(
  {
    name: "compare_voices",
    title: "Compare two voices",
    description:
      "What two voices say of the same facts: where they agree, contradict each other, or only one of them speaks.",
    input: object(
      {
        a: text("A voice: an id or a name."),
        b: text("Another."),
        verdict: list("Only facts on which they compare so.", { type: "string", enum: [...VERDICTS] }),
        ...CLOCKS,
        ...PAGING,
      },
      ["a", "b"],
    ),
    output: answer(PAGED, ["total", "rows"]),
  },
  async (asked, { a, b, verdict: wanted, ...args }) => {
    const now = await asked.graph();
    const then = graphAt(now, args);
    const [one, other] = [idOf(then, a), idOf(then, b)];
    const compared = then.compareVoices(one, other).filter(({ verdict }) => wanted?.includes(verdict) ?? true);
    const { digest } = now.dataset;
    const row = ({ fact, verdict, ...accounts }: (typeof compared)[number]) => ({
      fact: fact.id,
      title: factTitle(then, fact),
      verdict,
      says: verdictText(verdict, nameOf(then, one), nameOf(then, other)),
      permalink: linkTo(then, "fact", fact.id),
      a: sideOf(accounts.a),
      b: sideOf(accounts.b),
      evidence: [accounts.a, accounts.b]
        .flatMap((account) => account?.claims ?? [])
        .map((claim) => citedClaim(then, claim)),
    });
    return { digest, ...pageOf(compared, row, digest, args) };
  },
);

function sideOf(account: Account | null): object | null {
  if (account === null) return null;
  const { claims, ...rest } = account;
  return { ...rest, claims: claims.map(({ id }) => id) };
}
