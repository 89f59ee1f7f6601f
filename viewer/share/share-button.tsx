import { lazy, type ReactElement, Suspense } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { Icon } from "../shell/icon.tsx";

// Pictures and files are wanted rarely, so what makes them is loaded when it is asked for.
const ShareSheet = lazy(() => import("./share-sheet.tsx"));

/** Link, citation, picture and data of the present view. */
export function ShareButton(): ReactElement {
  return (
    <DialogTrigger>
      <Button className="tool">
        <Icon name="share" /> <span>Share</span>
      </Button>
      <Popover className="share-popover" placement="bottom end" offset={8}>
        <Dialog className="share-sheet" aria-label="Share what is shown">
          <Suspense fallback={<p className="muted">Loading …</p>}>
            <ShareSheet />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
