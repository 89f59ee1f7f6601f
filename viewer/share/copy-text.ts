/** Puts text on the clipboard; false where the browser does not let a page do so, and the reader must copy it by hand. */
export async function copyText(text: string): Promise<boolean> {
  // Browsers leave it out of pages that came over plain HTTP.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return false;
  try {
    await clipboard.writeText(text);
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return false;
  }
}
