/** The viewer's own colours and fonts: a test compares them with viewer/style/theme.css. */
export const THEME: Readonly<Record<"light" | "dark", Readonly<Record<string, string>>>> = {
  light: {
    ground: "#faf9f6",
    panel: "#ffffff",
    sunken: "#f2f0eb",
    line: "#e4e0d8",
    "line-strong": "#c9c3b8",
    text: "#1c1b19",
    muted: "#645f57",
    accent: "#0b5e73",
    deny: "#a61b3c",
    "deny-soft": "#fbecef",
    focus: "#0b5e73",
  },
  dark: {
    ground: "#131417",
    panel: "#1a1c20",
    sunken: "#0f1012",
    line: "#2c2f36",
    "line-strong": "#464b55",
    text: "#eceae5",
    muted: "#a8a39a",
    accent: "#82c7d9",
    deny: "#f08fa6",
    "deny-soft": "#33191f",
    focus: "#82c7d9",
  },
};

/** The same in both. */
export const FONTS: Readonly<Record<string, string>> = {
  font: '"Inter", -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif',
  mono: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace',
};
