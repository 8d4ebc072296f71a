import { Link } from 'wouter';
import { Empty } from '#client/ui/empty.tsx';
import { Door } from '../door.tsx';

interface Props {
  title: string;
  /** What happened to the link, as the server or the address says. */
  sentence: string;
  /** How a new one is got. */
  next: string;
}

/** A link that leads nowhere any more: what became of it, and the next step. */
export function LinkOver({ title, sentence, next }: Props) {
  return (
    <Door title={title}>
      <Empty title={sentence}>
        <span>{next}</span>
        <Link href="/">To the sign-in page</Link>
      </Empty>
    </Door>
  );
}
