import type { RelationFlag } from "../model/schema.ts";

interface Described {
  /** What an editor says of it. */
  readonly help: string;
  /** What docs/schema.md says of a relation type that has it. */
  readonly documented: string;
}

/** The flags of a relation type, in their canonical order. */
export const RELATION_FLAGS: { readonly [F in RelationFlag]: Described } = {
  symmetric: {
    help: "Holds both ways, and is written in the file of either end.",
    documented: "Symmetric: it is written in the file of either end.",
  },
  voiced_by_subject: {
    help: "A claim without `by` is the subject's own.",
    documented: "A claim without `by` is the subject's own.",
  },
  same_voice: {
    help: "Both ends are one voice: neither corroborates the other.",
    documented: "Both ends speak with one voice.",
  },
  belongs_to_object: {
    help: "The subject belongs to the object (a member) but does not speak with its voice. `check` asks about this when one denies a fact about the other.",
    documented: "The subject belongs to the object, without being its voice.",
  },
  belongs_to_subject: {
    help: "The object belongs to the subject (a unit that it sets up) but does not speak with its voice. `check` asks about this when one denies a fact about the other.",
    documented: "An actor that is the object belongs to the subject, without being its voice.",
  },
  self_evident: {
    help: "For relations about a source itself: a fact without claim keys has its subject as its source.",
    documented: "Without claim keys, a source that is the subject is the source of the claim.",
  },
  by_analyst: {
    help: "A fact without claims is the analyst's own reading, and needs no source.",
    documented: "A fact without claims is the analyst's own reading, and needs no source.",
  },
  background: {
    help: "Bibliographic: left out of views until asked for.",
    documented: "Bibliographic: left out of views until asked for.",
  },
};

export const FLAG_NAMES: readonly RelationFlag[] = Object.keys(RELATION_FLAGS) as RelationFlag[];
