import { readFileSync } from "node:fs";
import { createInstrumenter } from "@stryker-mutator/instrumenter";

/**
 * Some of the places that can be changed, as Stryker's ranges: as many as asked for, the same for the same seed.
 *
 * @param {readonly string[]} files
 * @param {readonly string[]} excludedMutations
 * @param {number} most
 * @param {number} seed
 * @returns {Promise<readonly string[]>}
 */
export async function samplePlaces(files, excludedMutations, most, seed) {
  const silent = () => undefined;
  const logger = { isDebugEnabled: () => false, debug: silent, info: silent, warn: silent, error: silent };
  const injector = { resolve: () => logger, provideClass: () => injector, provideValue: () => injector, injectClass };
  const sources = files.map((name) => ({ name, mutate: true, content: readFileSync(name, "utf8") }));
  const { mutants } = await createInstrumenter(injector).instrument(sources, {
    plugins: null,
    excludedMutations,
    ignorers: [],
    mutator: {},
  });
  // A range stands for all changes within it: of what holds many, a sample would be all.
  const wanted = mutants.filter(({ mutatorName }) => !excludedMutations.includes(mutatorName));
  const few = wanted.filter((one) => wanted.filter((other) => isWithin(other, one)).length <= 3);
  const ranges = few.map(({ fileName, location: { start, end } }) => {
    return `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
  });
  const places = [...new Set(ranges)].sort();
  const random = randomFrom(seed);
  for (let n = places.length - 1; n > 0; n--) {
    const other = Math.floor(random() * (n + 1));
    [places[n], places[other]] = [places[other], places[n]];
  }
  return places.slice(0, most).sort();

  function injectClass(Class) {
    return new Class(logger);
  }
}

function isWithin(inner, outer) {
  const from = (a, b) => a.line < b.line || (a.line === b.line && a.column <= b.column);
  return (
    inner.fileName === outer.fileName &&
    from(outer.location.start, inner.location.start) &&
    from(inner.location.end, outer.location.end)
  );
}

/** The generator mulberry32: 32 bits of state are plenty for shuffling a list. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
