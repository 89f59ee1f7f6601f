import { type Counting, countings } from "../../corroborate/counting.ts";
import type { Statement } from "../../corroborate/statement.ts";
import type { Claim } from "../../model/claim.ts";
import type { Fact } from "../../model/fact.ts";
import { count } from "../../wording/counts.ts";
import { spoken, writtenText } from "../../wording/values.ts";
import { type Child, type Html, html } from "../html.ts";
import { dataItem, dataSection, type Section } from "../parts.ts";
import type { Site } from "../site.ts";

type Pairs = Parameters<typeof dataSection>[0];

/** So many claims are listed in one table. */
const ROWS = 40;

/** What programs have of a fact and its claims. */
export function factData({ graph }: Site, fact: Fact, statements: readonly Statement[]): Section {
  const countingOf = countings(statements);
  const tables = Array.from({ length: Math.ceil(fact.claims.length / ROWS) }, (_, n) => {
    const claims = fact.claims.slice(n * ROWS, (n + 1) * ROWS);
    const rows = claims.map((claim) => claimRow(claim, graph.knownSince(claim), countingOf(claim.id)));
    const name = n === 0 ? "Claims" : `Claims from ${n * ROWS + 1}`;
    return dataItem(
      name,
      html`<div class="wide" tabindex="0" role="region" aria-label="${name}"><table>
<thead><tr>${COLUMNS.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows}</tbody></table></div>`,
    );
  });
  return dataSection(factPairs(fact), tables);
}

const COLUMNS = [
  "id",
  "by",
  "stance",
  "counts as",
  "counts for",
  "basis",
  "credibility",
  "source",
  "at",
  "said",
  "known",
  "relays",
];

function claimRow(claim: Claim, known: string | null, counts: Counting): Html {
  const cells = [
    claim.by,
    claim.stance,
    counts.as,
    counts.for.join(", "),
    claim.basis,
    claim.credibility === null ? null : String(claim.credibility),
    claim.source,
    claim.at,
    claim.said,
    known,
    claim.relays.join(", "),
  ];
  return html`<tr><th scope="row"><code>${claim.id}</code></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
}

/** What programs have of the fact, so that the page leaves nothing out. */
function factPairs(fact: Fact): Pairs {
  const { rollup, type, subject, object, qualifiers, spell, former_ids = [], file, pointer, claims } = fact;
  const code = (text: string): Html => html`<code>${text}</code>`;
  const ids = (list: readonly string[]): Html | null => (list.length === 0 ? null : code(list.join(", ")));
  const bound = (name: string, number: number | null): Child =>
    number !== null && html` ${name} <code>${String(number)}</code>`;
  return [
    ["id", code(fact.id)],
    ["type", code(type)],
    ["subject", code(subject)],
    ["object", object === null ? null : code(object)],
    ...Object.entries(qualifiers).map(([name, value]) => [spoken(name), code(writtenText(value))] as const),
    [
      "support",
      html`${code(rollup.support)}${rollup.computed !== rollup.support && html`; computed: ${code(rollup.computed)}`}`,
    ],
    ["contested", code(rollup.contested)],
    ["voices", ids(rollup.voices)],
    ["expecting", ids(rollup.expecting)],
    ["deniers", ids(rollup.deniers)],
    ...rollup.quantities.map(
      ({ qualifier, unit, rate, min, max, envelope, best, voices }, n) =>
        [
          `sum of ${spoken(qualifier)}${n === 0 ? "" : ` ${n + 1}`}`,
          html`${unit !== null && code(unit)}${rate !== null && html`/${code(rate)}`}${bound("min", min)}${bound("max", max)}${bound("envelope min", envelope.min)}${bound("envelope max", envelope.max)}${best !== null && html`${bound("best min", best.min)}${bound("best max", best.max)}${bound("of voices", best.voices)}`}${bound("voices", voices)}`,
        ] as const,
    ),
    ["rivals", ids(rollup.rivals)],
    ["claims", html`${count(claims.length, "claim")}`],
    ["spell", spell === undefined ? null : code(spell)],
    ["formerly", ids(former_ids)],
    ["file", html`${code(file)}${pointer !== "" && html`, ${code(pointer)}`}`],
  ];
}
