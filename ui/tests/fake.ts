// A host for tests: answers commands from a table and remembers what was asked.
// Must never answer what it was not told: an unknown command fails the test.
import { useHost } from '../src/backend/client';
import type { Host, PickedFile } from '../src/backend/host';

type Answers = Record<string, (args: never) => unknown>;

export interface Fake extends Host {
  /** every command asked, in order */
  asked: { cmd: string; args: unknown }[];
  /** every file saved */
  saved: { name: string; data: string }[];
  /** what pickFile gives */
  picked: PickedFile | null;
  /** drops files on the window */
  drop: (files: PickedFile[]) => void;
}

/** Puts a fake host in place; an answer that throws a Failure is a refusal. */
export function fakeHost(answers: Answers = {}): Fake {
  const fake: Fake = {
    asked: [],
    saved: [],
    picked: null,
    drop: () => undefined,
    async call(cmd, args) {
      fake.asked.push({ cmd, args });
      const answer = answers[cmd];
      if (!answer) throw new Error(`the fake has no answer for ${cmd}`);
      return Promise.resolve(answer(args as never));
    },
    pickFile: () => Promise.resolve(fake.picked),
    saveFile(name, data) {
      fake.saved.push({ name, data });
      return Promise.resolve(name);
    },
    async openDisplay() {
      await fake.call('open_display', {});
    },
    onFilesDropped(drop) {
      fake.drop = drop;
      return () => { fake.drop = () => undefined; };
    },
  };
  useHost(fake);
  return fake;
}
