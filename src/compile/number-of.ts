/** The number of an entity by its id; undefined where it is none. */
export type NumberOf = (id: string) => number | undefined;

/** Looks numbers up, and still knows the last two: each end of a fact is asked for several times. */
export function latestTwo(numbers: ReadonlyMap<string, number>): NumberOf {
  let [last, before] = ["", ""];
  let [lastNumber, numberBefore] = [numbers.get(""), numbers.get("")];
  return (id) => {
    if (id === last) return lastNumber;
    const number = id === before ? numberBefore : numbers.get(id);
    before = last;
    numberBefore = lastNumber;
    last = id;
    lastNumber = number;
    return number;
  };
}
