/** How `check` prints. Apart from the reporters, so that a command can offer the choice without loading them. */
export const REPORT_FORMATS = ["pretty", "json", "sarif", "github"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
