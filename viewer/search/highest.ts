/** Tells of scores, one after the other, which may be among the highest so many. */
export class Highest {
  readonly #most: number;
  /** The lowest first. */
  readonly #scores: number[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether no more than so many before it were higher: as good as the last of these is good enough. */
  takes(score: number): boolean {
    const scores = this.#scores;
    const isFull = scores.length >= this.#most;
    if (isFull && score < (scores[0] ?? 0)) return false;
    const at = scores.findIndex((one) => one > score);
    scores.splice(at < 0 ? scores.length : at, 0, score);
    if (isFull) scores.shift();
    return true;
  }
}
