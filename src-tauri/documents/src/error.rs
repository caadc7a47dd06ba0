//! Why a document could not be made. Must never carry money or names: it goes to the log.

/// A document could not be made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DocumentError {
    /// More text than the largest QR holds at the lowest correction.
    #[error("the text is too long for a QR code")]
    QrTooLong,
    /// A picture without a single dot, or one the encoder refused.
    #[error("the picture could not be made: {0}")]
    Picture(String),
    /// The PDF writer refused.
    #[error("the PDF could not be made: {0}")]
    Pdf(String),
    /// The spreadsheet writer refused.
    #[error("the spreadsheet could not be made: {0}")]
    Sheet(String),
    /// The CSV writer refused.
    #[error("the CSV file could not be made: {0}")]
    Csv(String),
}
