import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useSession } from "../state/session.ts";
import { copyText } from "./copy-text.ts";
import { TextToCopy } from "./text-to-copy.tsx";

/** Copies a citation; where the browser refuses, shows it to be copied by hand. */
export function CiteButton({ what, text }: { readonly what: string; readonly text: () => string }): ReactElement {
  const { announce } = useSession();
  const [done, setDone] = useState(false);
  const [byHand, setByHand] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    const words = text();
    const copied = await copyText(words);
    setByHand(copied ? null : words);
    setDone(copied);
    announce(copied ? "Citation copied" : "Copy the citation from the field");
  };
  return (
    <>
      <Button className="quiet cite" aria-label={`${done ? "Copied" : "Cite"} ${what}`} onPress={() => void copy()}>
        {done ? "Copied" : "Cite"}
      </Button>
      {byHand !== null && <TextToCopy text={byHand} />}
    </>
  );
}
