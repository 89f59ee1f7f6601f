import { expect, it } from "vitest";
import { identityPicture, rivalsPicture, timePicture } from "./pictures.ts";

// These fail when a picture differs from what the program answers; `npx vitest run test/reference -u` draws them anew.
it.each([
  ["time", timePicture],
  ["rivals", rivalsPicture],
  ["identity", identityPicture],
])("docs/images/%s.svg shows what the program answers", async (name, draw) => {
  await expect(draw()).toMatchFileSnapshot(`../../docs/images/${name}.svg`);
});
