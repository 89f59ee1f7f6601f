/** The few names of the shipped vocabulary that a roll-up has to know; everything else it reads off the schema's flags. */
export const ACTOR = "actor";
export const SOURCE = "source";
export const AUTHORED_BY = "authored_by";
export const PUBLISHED_BY = "published_by";
export const PART_OF = "part_of";
/** The attribute in which an actor overrules whom its ties make it speak for. */
export const SPEAKS_FOR = "speaks_for";
/** Kinds of source in which a claim that names no speaker is an opinion. */
export const OPINION_KINDS: ReadonlySet<unknown> = new Set(["opinion", "comment", "blog"]);
