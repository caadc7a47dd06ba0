//! The command line. Must never have a subcommand that a screen could not do, but for care of
//! files.

use std::net::Ipv4Addr;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// ตลาด Talad: the till and the book of a community market, from a terminal.
///
/// Exit codes: 0 done; 1 looked and found something wrong (verify, check); 2 wrong command line;
/// 3 refused or not possible, with the reason.
#[derive(Debug, Parser)]
#[command(name = "taladctl", version)]
pub struct Arguments {
    /// The data folder; TALAD_DATA_DIR, or the usual one, when absent
    #[arg(long, global = true)]
    pub data_dir: Option<PathBuf>,
    /// One line of JSON for each answer
    #[arg(long, global = true)]
    pub json: bool,
    /// The language of what is said
    #[arg(long, global = true, value_enum, default_value_t = Lang::Th)]
    pub lang: Lang,
    /// What to do
    #[command(subcommand)]
    pub task: Task,
}

/// A language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Lang {
    /// ไทย
    Th,
    /// English
    En,
}

/// A desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Desk {
    /// ร้านค้า
    Till,
    /// กรรมการ
    Book,
}

/// A way to write a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// For a spreadsheet, plain
    Csv,
    /// For Excel
    Xlsx,
    /// To be printed and signed
    Pdf,
    /// For programs, money in satang
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Make the sample market in DIR, run a whole day of 12 stalls, and print the fee report
    Demo {
        /// An empty folder, or a new one
        dir: PathBuf,
    },
    /// Serve the screens on an address of this machine alone
    Serve {
        /// The port; 0 lets the system choose
        #[arg(long, default_value_t = 0)]
        port: u16,
        /// Go straight to the sample market
        #[arg(long)]
        demo: bool,
        /// Let paired phones and the customer's screen in over the stall's own network
        #[arg(long)]
        screens: bool,
        /// The port for them; the till's setting when absent, 0 lets the system choose
        #[arg(long)]
        screens_port: Option<u16>,
        /// Let the market's own tills hand their files in over its network
        #[arg(long)]
        inbox: bool,
        /// The port for them; 8590 when absent, 0 lets the system choose
        #[arg(long)]
        inbox_port: Option<u16>,
        /// The one address to let them all in by; all of this machine when absent
        #[arg(long, alias = "screens-address")]
        address: Option<Ipv4Addr>,
    },
    /// Check the book: the file, the chain, and every table rebuilt from the journal
    Check,
    /// Write the settlement file of a closed day
    Settle {
        /// The number of the closing; the last one when absent
        #[arg(long)]
        z: Option<u64>,
        /// The folder to write it to; where it lies in the data folder when absent
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Take the committee's reply in at a till, and say what it says
    Reply {
        /// The file
        file: PathBuf,
    },
    /// Give somebody of the stall, or an officer, another PIN, read from the input: hers is
    /// forgotten
    NewPin {
        /// Whose: the number in the list of people or officers, 1 for who came first
        number: u32,
    },
    /// Verify settlement files by themselves
    Verify {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// The committee's book
    Book {
        /// What to do with it
        #[command(subcommand)]
        task: BookTask,
    },
    /// Make a checked copy of the desk's book
    Backup {
        /// The file; one in the data folder when absent
        file: Option<PathBuf>,
    },
    /// Put a checked copy back; the book that stood there is kept beside it
    Restore {
        /// The copy
        file: PathBuf,
        /// Whose copy it is
        #[arg(long, value_enum)]
        desk: Desk,
    },
}

/// What to do with the committee's book.
#[derive(Debug, Subcommand)]
pub enum BookTask {
    /// Receive files, each exactly once
    Import {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print the report of a market day
    Report {
        /// YYYY-MM-DD; today when absent
        #[arg(long)]
        day: Option<String>,
    },
    /// Print the head of the book: its last number and hash
    Head,
    /// Check a head that a paper prints; exit code 1 when the book was rewritten or is older
    CheckHead {
        /// The number after #
        seq: u64,
        /// The hash, or its first 16 digits
        hash: String,
    },
    /// Make the replies to the stalls of a market day, a file for each
    Replies {
        /// YYYY-MM-DD; today when absent
        #[arg(long)]
        day: Option<String>,
        /// The folder to write them to; where they lie in the data folder when absent
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Write the report of a market day as a file
    Export {
        /// YYYY-MM-DD; today when absent
        #[arg(long)]
        day: Option<String>,
        /// How it is written
        #[arg(long, value_enum, default_value_t = Format::Pdf)]
        format: Format,
        /// The file; one in the data folder when absent
        #[arg(long)]
        out: Option<PathBuf>,
    },
}
