import { DatabaseError } from "pg";
import { SqlError } from "../sql-error.ts";
import { explainedByServer, isFault } from "./connect.ts";

/**
 * Why a publication failed. An error of a statement that we wrote is a fault of ours, and stays what it is.
 *
 * @param isDistributed by Citus, where another machine may have failed than the one that answers
 */
export function explainedFailure(error: unknown, isDistributed = false): Error {
  if (!(error instanceof DatabaseError)) {
    return isFault(error) ? error : explainedByServer(error, "");
  }
  const { code = "" } = error;
  const [message = ""] = error.message.replaceAll('"', "`").split("\n");
  if (isDistributed && OF_MACHINES.test(code))
    return new SqlError(
      `a machine of the Citus failed: ${message}`,
      "",
      null,
      "is every worker running, and reachable?",
    );
  if (code === "42501")
    return new SqlError(message, "", null, "the role needs CREATE on the database, and must own the schema");
  if (code === "42704") return new SqlError(message, "", null, "create the role first, or grant to another one");
  if (code === "22P05" || code === "22021")
    return new SqlError(message, "", null, "the database cannot hold all characters: its encoding must be UTF8");
  if (code === "57014") return new SqlError(`the server stopped the publication: ${message}`, "", null);
  return OUTSIDE.test(code) ? explainedByServer(error, "") : error;
}

/** Connections, the state of a transaction, resources, operators, the machine: what no statement of ours brings about. */
const OUTSIDE = /^(?:08|25|28|40|42P06|53|54|55|57|58|XX)/;

/** Connections, a shutdown, a disk: by these codes the coordinator passes on what a worker has. */
const OF_MACHINES = /^(?:08|57P|58|XX)/;

/** Why an old state could not be dropped. The new one is live, whatever it was. */
export function whyLeft(error: unknown): string {
  if (!(error instanceof DatabaseError)) {
    if (isFault(error)) throw error;
    return "the connection broke";
  }
  if (error.code === "55P03" || error.code === "57014") return "it is still being read";
  const reason = error.code === "2BP01" ? error.detail?.split("\n").at(0) : undefined;
  return (reason ?? error.message).replaceAll('"', "`");
}
