//! `taladctl`: the desks from a terminal, and the same screens in a browser.
//! Must never need webkit, and never write to a desk but through `api`.

use std::process::ExitCode;

use clap::Parser;
use ctl::arguments::Arguments;

fn main() -> ExitCode {
    ctl::run(&Arguments::parse())
}
