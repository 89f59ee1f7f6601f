import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components/Button";

interface Props {
  readonly linkedTo: string | null;
  /** The data that the page was opened with; what a server sends later is no surprise. */
  readonly builtAs: string;
}

/** A permalink pins the data it was made from; this says so where the data has changed since. */
export function DigestNotice({ linkedTo, builtAs: digest }: Props): ReactElement | null {
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || !linkedTo || linkedTo === digest) return null;
  return (
    <p className="notice" role="note">
      This link was made from another build of the data (<code>{linkedTo.slice(0, 16)}</code>; this is{" "}
      <code>{digest}</code>), so what you see may differ from what its sender saw.
      <Button className="quiet" onPress={() => setDismissed(true)}>
        Understood
      </Button>
    </p>
  );
}
