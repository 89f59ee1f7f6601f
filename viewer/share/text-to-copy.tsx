import { type ReactElement, useEffect, useRef } from "react";

/** Text that the reader copies, selected already. */
export function TextToCopy({ text }: { readonly text: string }): ReactElement {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (text) field.current?.select();
  }, [text]);
  return <textarea ref={field} className="text-to-copy" aria-label="To copy" readOnly rows={5} value={text} />;
}
