// Placeholder until Rust writes this file (ts-rs). Must never be edited by hand after that.
export interface Commands {
  [cmd: string]: { args: unknown; result: unknown };
}
