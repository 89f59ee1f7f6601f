import type { Voices } from "../corroborate/voices.ts";
import type { Dataset } from "../model/dataset.ts";

/** A dataset, and who speaks for whom in it. */
export interface Side {
  readonly dataset: Dataset;
  readonly voices: Voices;
}
