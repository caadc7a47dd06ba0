//! One whole market day: from the first sale to the paid fee.
