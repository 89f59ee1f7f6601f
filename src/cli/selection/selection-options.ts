import { type Command, InvalidArgumentError, Option } from "commander";
import { CREDIBILITY, type Credibility } from "../../model/claim.ts";
import { RELIABILITY } from "../../model/reliability.ts";
import type { Stance } from "../../model/stance.ts";
import { CONTESTED, SUPPORT } from "../../model/support.ts";
import { LISTING_FORMATS } from "../../report/listing/listing.ts";
import { WITH_BLOC } from "../../wording/picture/blocs.ts";
import { addClocks, type ClockFlags } from "./clocks.ts";
import type { ListingFlags } from "./listing-flags.ts";

/** The filters that `facts` and `claims` share. Those that may be given several times mean any of these. */
export interface Filters extends ClockFlags {
  readonly fact?: readonly string[];
  readonly type?: readonly string[];
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly about?: readonly string[];
  readonly between?: readonly string[];
  readonly fromWhere?: readonly string[];
  readonly toWhere?: readonly string[];
  readonly eitherWhere?: readonly string[];
  readonly entityWhere?: readonly string[];
  readonly support?: string;
  readonly contested?: string | true;
  readonly rivals?: true;
  readonly by?: readonly string[];
  readonly deniedBy?: readonly string[];
  readonly voices?: string;
  readonly source?: readonly string[];
  readonly reliability?: readonly string[];
  readonly credibility?: readonly Credibility[];
  readonly where?: readonly string[];
  readonly during?: string;
  readonly said?: string;
  readonly text?: string;
  readonly bloc?: true;
}

/** `claims` takes the filters of `facts`; those that claims answer by themselves (by, source, where) narrow the claims. */
export interface ClaimFilters extends Filters {
  readonly stance?: readonly Stance[];
  readonly relays?: readonly string[];
}

/** What a command that lists facts was called with. */
export interface SelectionFlags extends ListingFlags, Filters {
  readonly undated?: true;
}

/** What `entente claims` was called with. */
export interface ClaimFlags extends SelectionFlags, ClaimFilters {}

/** Adds the shared filters to a command, and how to list what they leave. */
export function addSelection(command: Command): Command {
  return addListing(
    addFilters(command)
      .addOption(blocOption("with --from, --to, --about or --between: takes in"))
      .option("--undated", "with --as-of or --known: instead, what these leave out for want of a date"),
  );
}

/** The filters alone. */
export function addFilters(command: Command): Command {
  return addClocks(command)
    .addOption(several("--fact <id>", "this very fact"))
    .addOption(kinds("-t, --type <relation>", "relation type, by its name, label or inverse"))
    .addOption(several("--from <id>", "subject: an id, a name, an alias or an identifier"))
    .addOption(several("--to <id>", "object"))
    .addOption(several("-a, --about <id>", "any of these is at an end or in a qualifier; for both at once: --between"))
    .addOption(new Option("--between <id...>", "two entities, one at each end, either way round"))
    .addOption(
      several(
        "--from-where <attribute=value>",
        "an attribute of the subject: `type=state`, `founded<1950`, or its name alone",
      ),
    )
    .addOption(several("--to-where <attribute=value>", "an attribute of the object"))
    .addOption(several("--either-where <attribute=value>", "an attribute of an end, whichever"))
    .addOption(entityWhere("an attribute of both ends: `status!=revoked` leaves out what is revoked"))
    .addOption(new Option("--support <level>", "this support or more").choices(SUPPORT))
    .addOption(new Option("--contested [how]", "denied by someone, or with a rival").choices(CONTESTED))
    .option("--rivals", "that cannot be true together with another asserted fact")
    .addOption(several("--by <id>", "a voice behind it, or who says so"))
    .addOption(several("--denied-by <id>", "a voice that denies it"))
    .option("--voices <n>", "how many independent voices: `1`, `2..`, `1..3`")
    .addOption(several("--source <id>", "a claim about it is in this source or a part of it"))
    .addOption(grades("--reliability <grade>", "a claim about it is in a source of this grade", RELIABILITY, String))
    .addOption(grades("--credibility <grade>", "a claim about it has this grade", CREDIBILITY, Number))
    .addOption(
      several(
        "-w, --where <qualifier=value>",
        "a qualifier: `item=kn-23`, `item!=kn-23`, `when=2024`, `quantity>=1000` (certainly), `quantity=16500..` (possibly), or its name alone",
      ),
    )
    .option("--during <dates>", "what held at some time within these dates: `2024`, `2024-01/2024-06`")
    .option("--said <dates>", "what a claim made within these dates is about")
    .option("--text <words>", "all words occur in its names, qualifiers and notes");
}

/** `--bloc`, wherever a question names entities. @param takes begins the sentence: whose leaders, bodies and so on */
export function blocOption(takes: string): Option {
  return new Option("--bloc", `${takes} their ${WITH_BLOC}; a column says through whom`);
}

/** How many to show, with names or ids, in which format. */
export function addListing(command: Command): Command {
  return addFormat(
    command.option("-n, --limit <n>", "show at most n rows").option("--ids", "ids instead of names in the table"),
  );
}

export function addFormat(command: Command): Command {
  return command.addOption(
    new Option("-f, --format <format>", "how to print").choices(LISTING_FORMATS).default("table"),
  );
}

/** `--entity-where`, wherever entities are left out by their attributes. */
export function entityWhere(description: string): Option {
  return several("--entity-where <attribute=value>", description);
}

/** An option that may be given several times. */
export function several(flags: string, description: string): Option {
  return new Option(flags, `${description} (may be repeated)`).argParser(
    (value: string, all: readonly string[] | undefined) => [...(all ?? []), value],
  );
}

/** An option that takes grades, several with commas between or given several times: `A,B`. */
function grades<G extends string | number>(
  flags: string,
  description: string,
  known: readonly G[],
  read: (text: string) => string | number,
): Option {
  const choices = `${known[0]} to ${known.at(-1)}`;
  return new Option(flags, `${description}: ${choices} (\`${known[0]},${known[1]}\`, or repeated)`).argParser(
    (value: string, all: readonly G[] | undefined) => [
      ...(all ?? []),
      ...value.split(",").map((text) => {
        const grade = known.find((one) => one === read(text.trim().toUpperCase()));
        if (grade === undefined) throw new InvalidArgumentError(`a grade is one of ${choices}.`);
        return grade;
      }),
    ],
  );
}

/** An option that names kinds of relations: several with commas between, or given several times. */
export function kinds(flags: string, description: string): Option {
  return new Option(flags, `${description} (\`a,b\`, or repeated)`).argParser(
    (value: string, all: readonly string[] | undefined) => [
      ...(all ?? []),
      ...value.split(",").map((kind) => kind.trim()),
    ],
  );
}
