// Commands that are agreed on but not yet made by Rust, so that screens can be written against them.
// Must never outlive its cause: once bindings.ts names a command, its line here no longer compiles.
import type { Commands } from './bindings';

declare module './bindings' {
  interface Commands {
    approve: { args: { action: string; pin: string }; result: { owner: string } };
  }
}

/** Every command, those to come included. */
export type Known = Commands;
