import { createElement, isValidElement, type ReactElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Action } from "../../../viewer/state/actions.ts";
import { type Session, SessionContext } from "../../../viewer/state/session.ts";

/** What a component hands to the elements that it makes itself. */
type Props = Readonly<Record<string, unknown>> & { readonly children?: ReactNode };

/** The handlers of a component's own buttons and links, by what is written on them, and what they dispatched. */
export function handlersOf(session: Session, component: () => ReactElement) {
  const actions: Action[] = [];
  let made: ReactNode = null;
  const value: Session = { ...session, dispatch: (action) => void actions.push(action) };
  const keep = (element: ReactElement): void => {
    made = element;
  };
  renderToStaticMarkup(createElement(SessionContext, { value }, createElement(Probe, { component, keep })));
  const press = (label: string, event: object = {}): void => {
    const found = [...elements(made)].find((props) => labelOf(props) === label && handlerOf(props));
    const handler = found && handlerOf(found);
    if (!handler) throw new Error(`nothing to press is called ${label}`);
    handler(event);
  };
  return { actions, press };
}

/** Calls a component where its hooks work, and keeps what it makes. */
function Probe({ component, keep }: { component: () => ReactElement; keep: (made: ReactElement) => void }): null {
  keep(component());
  return null;
}

function handlerOf({ onPress, onClick }: Props): ((event: object) => void) | null {
  if (typeof onPress === "function") return (event) => onPress(event);
  return typeof onClick === "function" ? (event) => onClick(event) : null;
}

function* elements(node: ReactNode): Generator<Props> {
  if (Array.isArray(node)) for (const one of node) yield* elements(one);
  if (!isValidElement<Props>(node)) return;
  yield node.props;
  yield* elements(node.props.children);
}

function labelOf(props: Props): string {
  const label = props["aria-label"];
  return typeof label === "string" ? label : wordsIn(props.children).trim();
}

function wordsIn(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(wordsIn).join("");
  return isValidElement<Props>(node) ? wordsIn(node.props.children) : "";
}
