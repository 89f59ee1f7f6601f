import type { ReactElement } from "react";

/** Outline icons, drawn here so that the page loads none. */
const PATHS = {
  mark: "M5 7a2.5 2.5 0 1 0 .01 0M19 5a2 2 0 1 0 .01 0M17 18a2.5 2.5 0 1 0 .01 0M7.4 8.6 17 7M6.5 11.5l8.4 8M18.6 9l-.9 9",
  filter: "M4 6h16M7 12h10M10 18h4",
  search: "M11 4a7 7 0 1 0 .01 0M16.2 16.2 21 21",
  lens: "M2 12s3.6-6 10-6 10 6 10 6-3.6 6-10 6S2 12 2 12M12 9a3 3 0 1 0 .01 0",
  path: "M5 17a2 2 0 1 0 .01 0M19 3a2 2 0 1 0 .01 0M7 19h7a3.5 3.5 0 0 0 0-7h-4a3.5 3.5 0 0 1 0-7h7",
  sun: "M12 8a4 4 0 1 0 .01 0M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5",
  close: "M6 6l12 12M18 6 6 18",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  lasso: "M12 4c5 0 9 2.5 9 6s-4 6-9 6-9-2.500-9-6 4-6 9-6M7 15.500C5 17 6 19 8 19s3 1 2 3",
  back: "M15 5l-7 7 7 7",
  play: "M7 5l12 7-12 7z",
  pause: "M8 5v14M16 5v14",
  link: "M10 14 20 4M14 4h6v6M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5",
  clock: "M12 3a9 9 0 1 0 .01 0M12 7v5l3.500 2",
  share: "M12 15V3M8 7l4-4 4 4M5 12v7a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-7",
  undo: "M8 5 4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11h-3",
  redo: "M16 5l4 4-4 4M20 9H10a5.500 5.500 0 0 0 0 11h3",
  fold: "M12 3v6M9 6.500 12 9.500 15 6.500M12 21v-6M9 17.500 12 14.500 15 17.500M4 12h16",
  swap: "M7 4 3 8l4 4M3 8h14M17 12l4 4-4 4M21 16H7",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
