import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Act } from './act.tsx';
import { ProblemNote } from './problem-note.tsx';

interface Props {
  /** What is missing while it is broken: `The board`. */
  what: string;
  /** A part is drawn again in its place. A page is loaded anew: a piece of it that could not be fetched stays missing. */
  part?: boolean;
  children: ReactNode;
}

/** Catches a bug in what it holds: a sentence and one act instead of half-drawn numbers. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <ProblemNote
        title={`${this.props.what} cannot be drawn`}
        sentence="This is a fault of the program. Watch the bedside monitors. What was recorded is safe on the server."
      >
        {this.props.part === true ? (
          <Act onClick={() => this.setState({ broken: false })}>Draw it again</Act>
        ) : (
          <Act onClick={() => location.reload()}>Load this screen again</Act>
        )}
      </ProblemNote>
    );
  }
}
