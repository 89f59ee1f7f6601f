import type Sigma from "sigma";

/**
 * Draws once more as the page is about to be printed: the browser has thrown away what it has shown of the marks and lines, and would
 * print names alone.
 *
 * @returns stops it
 */
export function drawBeforePrint(sigma: Sigma): () => void {
  const draw = (): void => {
    sigma.refresh();
  };
  addEventListener("beforeprint", draw);
  return () => removeEventListener("beforeprint", draw);
}
