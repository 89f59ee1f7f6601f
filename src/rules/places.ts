import type { Place } from "../diagnostics/diagnostic.ts";
import type { Claim } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { Fact } from "../model/fact.ts";
import { pointerTo } from "../model/pointer.ts";
import { claimPointer, type Resolved } from "../resolve/resolve.ts";

type Token = string | number;

/** A place in an entity's file: `atEntity(russia, "aliases", 1)`. Without tokens, the file's `name`. */
export function atEntity(entity: Pick<Entity, "file">, ...tokens: readonly Token[]): Place {
  return at(entity.file, "", tokens.length > 0 ? tokens : ["name"]);
}

/** A place in the entry that states a fact. Where the entry is a bare id, a qualifier's place is the id itself. */
export function atFact(fact: Fact, ...tokens: readonly Token[]): Place {
  return at(fact.file, fact.pointer, tokens);
}

/** A fact's object (or value), which is what the eye looks for in an entry. */
export function atObject(fact: Fact): Place {
  return atFact(fact, fact.object === null ? "value" : "to");
}

/** A place in a claim. */
export function atClaim(
  resolved: Pick<Resolved, "items">,
  fact: Fact,
  claim: Claim,
  ...tokens: readonly Token[]
): Place {
  return at(fact.file, claimPointer(resolved, fact, claim), tokens);
}

function at(file: string, pointer: string, tokens: readonly Token[]): Place {
  return { file, pointer: tokens.reduce<string>(pointerTo, pointer), on: "value" };
}
