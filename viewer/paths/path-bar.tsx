import type { ReactElement } from "react";

export function PathBar(): ReactElement {
  return <></>;
}
