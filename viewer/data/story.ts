import type { View } from "../../src/model/project.ts";

/** The views of a project, whose facts are in a file of their own. */
export class Story {
  readonly #views: readonly ReadonlySet<string>[];
  readonly #told: ReadonlySet<string>;

  constructor(views: readonly Pick<View, "entities" | "facts">[]) {
    this.#views = views.map(({ entities }) => new Set(entities));
    this.#told = new Set(views.flatMap(({ facts }) => facts));
  }

  /** Of what is wanted, what is not in that file, and whether anything is. */
  tells({ among, facts }: { readonly among: readonly string[]; readonly facts: readonly string[] }): {
    readonly isIn: boolean;
    readonly restAmong: readonly string[];
    readonly restFacts: readonly string[];
  } {
    const isCovered = this.#views.some((entities) => among.every((id) => entities.has(id)));
    const restFacts = facts.filter((id) => !this.#told.has(id));
    const isIn = (among.length > 0 && isCovered) || restFacts.length < facts.length;
    return { isIn, restAmong: isCovered ? [] : among, restFacts };
  }
}
