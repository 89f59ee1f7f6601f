/** Puts text on the clipboard; false where the browser does not let a page do so, and the reader must copy it by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
