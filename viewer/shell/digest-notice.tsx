import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components/Button";
import { useSession } from "../state/session.ts";

/** A permalink pins the data it was made from; this says so where the data has changed since. */
export function DigestNotice({ linkedTo }: { readonly linkedTo: string | null }): ReactElement | null {
  const { atlas } = useSession();
  const [dismissed, setDismissed] = useState(false);
  const { digest } = atlas.dataset;
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
