import type { ReactElement } from "react";

export function LensBar(): ReactElement {
  return <></>;
}
