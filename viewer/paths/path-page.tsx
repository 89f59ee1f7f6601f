import type { ReactElement } from "react";

export function PathPage(): ReactElement {
  return <></>;
}
