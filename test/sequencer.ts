import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, begun first, so that no worker ends long after the other. Of the rest, the larger file is first. */
const LONGEST = [
  ...["test/growth/", "test/e2e/viewer-", "test/e2e/", "test/attack/", "test/tutorial/", "test/cookbook/", "test/sql/"],
  ...["test/pipeline/", "test/cli/", "test/schema/", "test/properties/"],
];

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((part) => moduleId.includes(`/${part}`));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
