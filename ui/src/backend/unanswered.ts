// Money that was asked for and not answered yet, kept in the browser: a telephone that was put away, or a
// page that was loaded anew, asks once more and gets the first answer.
// Must never be forgotten before there was an answer, nor hold an act that is done twice when asked twice.
import type { Commands } from './bindings';
import { isFailure } from './failure';

const NAME = 'talad-unanswered';

/** Acts with money that carry the id of their request. */
const KEPT = ['sell', 'refund', 'take_preorder'] as const;

type Kept = (typeof KEPT)[number];

/** One of them with what it was asked with. */
export type Unanswered = { [Name in Kept]: { cmd: Name; args: Commands[Name]['args'] } }[Kept];

/** What was asked and not answered; null for nothing. */
export function unanswered(): Unanswered | null {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? 'null') as Unanswered | null;
  } catch {
    // nothing of ours: it cannot be asked again
    return null;
  }
}

/** Who asks has to sign in or be paired first: the question itself was not looked at. */
function isPutOff(cause: unknown): boolean {
  return isFailure(cause) && (cause.code === 'people.sign_in' || cause.code.startsWith('serve.'));
}

function forget(question: string): void {
  if (localStorage.getItem(NAME) === question) localStorage.removeItem(NAME);
}

/** Remembers a question of money until `ask` has its answer; a refusal is one. */
export async function remembering<T>(cmd: string, args: unknown, ask: () => Promise<T>): Promise<T> {
  if (!(KEPT as readonly string[]).includes(cmd)) return ask();
  const question = JSON.stringify({ cmd, args });
  localStorage.setItem(NAME, question);
  try {
    const answer = await ask();
    forget(question);
    return answer;
  } catch (cause) {
    if (isFailure(cause) && !isPutOff(cause)) forget(question);
    throw cause;
  }
}
