import { isDeepStrictEqual } from "node:util";
import { draftOf } from "../fmt/draft.ts";
import { editYaml } from "../fmt/edit-yaml.ts";
import type { Snapshot } from "../host/host.ts";
import { idOfFile } from "../model/ids.ts";
import type { RelationType, Schema } from "../model/schema.ts";
import { documentOf } from "../parse/read-folder.ts";
import { factIdentity, readKeys } from "../resolve/fact-id.ts";
import { decode } from "../text/text-file.ts";
import { FileClaims } from "./merge/file-claims.ts";
import type { ProjectIndex } from "./merge/project-index.ts";

/** A claim as a person says it. */
export interface NewClaim {
  readonly type: RelationType;
  readonly from: string;
  /** Null where the relation leads to a value, which is in `says`. */
  readonly to: string | null;
  /** Qualifiers and claim keys, as they are to be written. */
  readonly says: Readonly<Record<string, unknown>>;
}

export interface AddedClaim {
  readonly path: string;
  readonly text: string;
  /** The identity of the fact. */
  readonly fact: string;
}

/**
 * The file of a fact with one more claim: that of its subject, or of its own. The rest of the file keeps its bytes. Null where there is
 * nothing to add a claim to: the file is broken or uses anchors.
 */
export function addClaimTo(
  host: Pick<Snapshot, "read">,
  schema: Schema,
  index: ProjectIndex,
  claim: NewClaim,
): AddedClaim | null {
  const { type, from, to } = claim;
  const own: Record<string, unknown> = {};
  const says: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(claim.says)) {
    if (type.key.includes(key) || key === "spell") own[key] = value;
    else says[key] = value;
  }
  const spell = own["spell"] === undefined ? undefined : String(own["spell"]);
  const fact = factIdentity(type, from, to, readKeys(type, own), spell);
  const path = index.factFiles.get(fact) ?? index.entities.get(from)?.file;
  if (path === undefined) return null;
  const bytes = host.read(path);
  const text = decode(path, bytes).file?.text;
  const { document } = documentOf(path, bytes);
  if (text === undefined || document === undefined) return null;
  const draft = draftOf(document.value);
  const record = { key: "", fact, type: type.name, from, to, keys: own, says, line: 0, table: "", rule: "" };
  new FileClaims(draft, schema, idOfFile(path)).add(record, type);
  if (isDeepStrictEqual(draft.value, document.value)) return null;
  const edited = editYaml(path, text, document.value, draft);
  return edited === null ? null : { path, text: edited, fact };
}
