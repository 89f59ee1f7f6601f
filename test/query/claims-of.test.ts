import { expect, it } from "vitest";
import { allRestingOn, allSaidBy, restingOn, saidBy } from "../../src/query/claims-of.ts";
import { shipped } from "../competency/shipped.ts";

it("says of all at once what it says of each", () => {
  const [said, resting] = [allSaidBy(shipped), allRestingOn(shipped)];
  let claims = 0;
  for (const { id } of shipped.dataset.entities) {
    expect(said(id)).toEqual(saidBy(shipped, id));
    expect(resting(id)).toEqual(restingOn(shipped, id));
    claims += said(id).length + resting(id).claims.length;
  }
  expect(claims).toBeGreaterThan(1000);
});
