import type { Plugin } from "vite";

const OTHER_LANGUAGE = /\/react-(?:aria|stately)\/.*\/intl\/.*\/(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/;

/** The page speaks English, so React Aria's messages in thirty other languages stay out of it. */
export function englishOnly(): Plugin {
  return {
    name: "english-only",
    enforce: "pre",
    load(id) {
      return OTHER_LANGUAGE.test(id) ? "export default {};" : null;
    },
  };
}
