//! A slip as a list of blocks, from top to bottom. Must never know how wide the paper is, how a
//! printer speaks, or what the words mean.

use crate::qr::Correction;

/// How many dots a printer burns across its paper. All have 8 dots to the millimetre.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Paper {
    /// 58 mm paper, 384 dots.
    #[default]
    Narrow,
    /// 80 mm paper in printers that burn 512 dots.
    Middle,
    /// 80 mm paper, 576 dots.
    Wide,
}

/// Every paper, narrowest first.
pub const PAPERS: [Paper; 3] = [Paper::Narrow, Paper::Middle, Paper::Wide];

impl Paper {
    /// Dots across.
    #[must_use]
    pub const fn dots(self) -> usize {
        match self {
            Paper::Narrow => 384,
            Paper::Middle => 512,
            Paper::Wide => 576,
        }
    }

    /// The paper of a number of dots.
    #[must_use]
    pub fn of_dots(dots: usize) -> Option<Paper> {
        PAPERS.into_iter().find(|paper| paper.dots() == dots)
    }
}

/// How large text stands on paper.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Size {
    /// 24 dots: small print, the least that is read without glasses.
    Small,
    /// 26 dots: goods and amounts.
    #[default]
    Normal,
    /// 34 dots: headings and totals.
    Large,
    /// 44 dots: what must not be overlooked.
    Huge,
}

impl Size {
    /// The size in dots.
    #[must_use]
    pub const fn dots(self) -> u32 {
        match self {
            Size::Small => 24,
            Size::Normal => 26,
            Size::Large => 34,
            Size::Huge => 44,
        }
    }
}

/// Where text stands between the edges.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

/// One thing on a slip. Text wraps at Thai words; nothing is ever cut off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A large, bold line in the middle.
    Heading(String),
    /// Text.
    Text {
        /// What it says.
        text: String,
        /// Where it stands.
        align: Align,
        /// How large.
        size: Size,
        /// Whether bold.
        bold: bool,
    },
    /// A label at the left and a value at the right of the same line.
    Pair {
        /// The label.
        left: String,
        /// The value: a number, a date, a name.
        right: String,
        /// How large.
        size: Size,
        /// Whether bold.
        bold: bool,
    },
    /// Goods: the name with the amount at the right, and below it how the amount came about.
    Item {
        /// The name.
        name: String,
        /// "2 ชิ้น × 50.00"; nothing for one piece.
        detail: Option<String>,
        /// The amount.
        amount: String,
    },
    /// Below goods or a payment, in small print and a little to the right: how it came about.
    Under {
        /// What it is.
        left: String,
        /// What it takes off or adds; empty for a remark.
        right: String,
    },
    /// A price to be read from two steps away, as large as the paper lets it be.
    Price(String),
    /// The bars of a code with its letters below. What no bars can say on this paper stands as
    /// letters only.
    Barcode(String),
    /// A dashed line across.
    Rule,
    /// White rows.
    Space(usize),
    /// A QR code in the middle. A text too long for any code leaves only the caption.
    Qr {
        /// What it says to a reader.
        payload: String,
        /// What it says to people, below it.
        caption: String,
        /// How much of it may be lost.
        correction: Correction,
        /// Dots along one side of a square; fewer when the paper is too narrow.
        dots_per_module: usize,
    },
    /// A large framed banner: a copy, a practice slip, a test.
    Marked(String),
    /// Room for a signature over a dotted line, with whose it is below.
    Signature(String),
    /// A scale of dots across the paper, for the test page.
    Ruler,
    /// Bars from light to black, for the test page.
    Darkness,
}

/// What is to be printed, from top to bottom.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Slip {
    /// The blocks.
    pub blocks: Vec<Block>,
}

impl Slip {
    /// Everything a person reads on the slip, from top to bottom; what only machines read is not
    /// in it.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Heading(text)
                | Block::Text { text, .. }
                | Block::Qr { caption: text, .. }
                | Block::Marked(text)
                | Block::Price(text)
                | Block::Barcode(text)
                | Block::Signature(text) => words.push(text),
                Block::Pair { left, right, .. } | Block::Under { left, right } => {
                    words.extend([left.as_str(), right]);
                }
                Block::Item { name, detail, amount } => {
                    words.push(name);
                    words.extend(detail.as_deref());
                    words.push(amount);
                }
                Block::Rule | Block::Space(_) | Block::Ruler | Block::Darkness => {}
            }
        }
        words
    }

    /// Adds a block.
    pub fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds text in the middle.
    pub fn center(&mut self, text: impl Into<String>, size: Size, bold: bool) {
        self.add(Block::Text { text: text.into(), align: Align::Center, size, bold });
    }

    /// Adds text at the left.
    pub fn text(&mut self, text: impl Into<String>, size: Size) {
        self.add(Block::Text { text: text.into(), align: Align::Left, size, bold: false });
    }

    /// Adds a label and its value in the normal size.
    pub fn pair(&mut self, left: impl Into<String>, right: impl Into<String>) {
        let (left, right) = (left.into(), right.into());
        self.add(Block::Pair { left, right, size: Size::Normal, bold: false });
    }

    /// Adds a label and its value in small print.
    pub fn small_pair(&mut self, left: impl Into<String>, right: impl Into<String>) {
        let (left, right) = (left.into(), right.into());
        self.add(Block::Pair { left, right, size: Size::Small, bold: false });
    }

    /// Adds a label and its value in bold.
    pub fn bold_pair(&mut self, left: impl Into<String>, right: impl Into<String>, size: Size) {
        let (left, right) = (left.into(), right.into());
        self.add(Block::Pair { left, right, size, bold: true });
    }

    /// Adds a remark below goods or a payment.
    pub fn remark(&mut self, text: impl Into<String>) {
        self.add(Block::Under { left: text.into(), right: String::new() });
    }

    /// Adds what is taken off or added below goods or a payment.
    pub fn under(&mut self, left: impl Into<String>, right: impl Into<String>) {
        self.add(Block::Under { left: left.into(), right: right.into() });
    }

    /// Adds a dashed line.
    pub fn rule(&mut self) {
        self.add(Block::Rule);
    }
}
