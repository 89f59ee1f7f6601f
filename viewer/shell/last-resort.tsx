import { Component, type ReactNode } from "react";
import { Broken } from "./broken.tsx";

interface Props {
  readonly children: ReactNode;
}

/** If drawing the page fails, a sentence and a way back instead of an empty window. React offers this to classes alone. */
export class LastResort extends Component<Props, { readonly why: string | null }> {
  override state: { readonly why: string | null } = { why: null };

  static getDerivedStateFromError(error: unknown): { why: string } {
    return { why: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.why === null) return this.props.children;
    return (
      <>
        <Broken why={`The page stumbled over this view: ${this.state.why}`} />
        <p className="loading">
          <button type="button" className="text-button" onClick={startOver}>
            Start over from the first view
          </button>
        </p>
      </>
    );
  }
}

function startOver(): void {
  location.hash = "";
  location.reload();
}
