import type { ReactElement } from "react";

export function TableView(): ReactElement {
  return <></>;
}
